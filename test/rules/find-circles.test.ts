/** The search for circles finds them, so that finding none means something. */
import { expect, test } from 'vitest';
import { findCircles } from './find-circles.ts';

const arrows = (text: string): { file: string; target: string }[] =>
  text.split(' ').map((arrow) => {
    const [file = '', target = ''] = arrow.split('>');
    return { file, target };
  });

test('a tree has none', () => {
  expect(findCircles(arrows('a>b a>c b>d c>d'))).toEqual([]);
});

test('two that lead to each other are one', () => {
  expect(findCircles(arrows('a>b b>a b>c'))).toEqual([['a', 'b']]);
});

test('a long way round is one too, and two apart are two', () => {
  expect(findCircles(arrows('a>b b>c c>d d>a x>y y>x d>x'))).toEqual([
    ['x', 'y'],
    ['a', 'b', 'c', 'd'],
  ]);
});
