/** Keywords: what they find, what is refused, and that nothing that can be typed holds up the app. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeywordMatcher, requireKeywords } from '../../../main/alerts/keywords.ts';

const now = (): number => performance.now();

function finds(keyword: string, text: string): boolean {
  return createKeywordMatcher([keyword], now).matches(text);
}

describe('words', () => {
  it.each([
    ['refund', 'I want a REFUND!'],
    ['réclamation', 'une Reclamation, s’il vous plaît'],
    ['strasse', 'Hauptstraße, strasse 5'],
    ['STRASSE', 'in der Straße'],
    ['money back', 'my money\n  back please'],
    ['ΟΔΟΣ', 'στην οδός αυτή'],
    ['退款', '我要退款谢谢'],
    ['คืนเงิน', 'ขอคืนเงินด้วย'],
    ['c++', 'I know c++ well'],
    ['/', 'and/or'],
    ['ISTANBUL', 'İstanbul'],
  ])('%s is in: %s', (keyword, text) => expect(finds(keyword, text)).toBe(true));

  it.each([
    ['art', 'the party starts'],
    ['refund', 'refunds'],
    ['10', '1000'],
    ['', 'anything'],
    [' ', 'any thing'],
    ['́', 'é'],
  ])('%s is not in: %s', (keyword, text) => expect(finds(keyword, text)).toBe(false));
});

describe('patterns', () => {
  it.each([
    ['/refund|money back/', 'Money BACK now', true],
    ['/\\bcancel\\w*/', 'I am cancelling', true],
    ['/^hello$/', 'hello there', false],
  ])('%s', (keyword, text, expected) => expect(finds(keyword, text)).toBe(expected));

  it.each([
    '/(/',
    '/[a/',
    '/(?=b)/',
    '/(a)\\1/',
    '/a{2000}/',
    '/((a{30}){30}){30}/',
    '/((\\p{L}|\\p{N})*){900}/',
  ])('%s is refused, and left out where it is stored already', (keyword) => {
    expect(() => requireKeywords(['word', keyword])).toThrow(
      expect.objectContaining({ code: 'pattern-invalid' }) as Error,
    );
    expect(finds(keyword, 'aaa')).toBe(false);
  });

  it('are refused when they are too much together', () => {
    expect(() => requireKeywords(['/a{400}/', '/b{400}/'])).not.toThrow();
    expect(() => requireKeywords(['/a{400}/', '/b{400}/', '/c{400}/'])).toThrow();
  });
});

const HOSTILE = [
  '/(a+)+$/',
  '/(a|aa)+$/',
  '/(a|a?)+$/',
  '/^(([a-z])+.)+[A-Z]([a-z])+$/',
  '/(.*a){40}x/',
  '/(x+x+)+y/',
  '/(?:a?){100}a{100}b/',
  '/(.*)*$/',
  '/([a-zA-Z]+)*b/',
  '/.*.*.*.*.*=.*/',
];

it.each(HOSTILE)('%s takes less than 100 ms on the text that is worst for it', (keyword) => {
  expect(() => requireKeywords([keyword])).not.toThrow();
  const matcher = createKeywordMatcher([keyword], now);
  for (const text of [
    'a'.repeat(100_000),
    `${'a'.repeat(30)}!`,
    `${'x'.repeat(50_000)}z`,
    'ab'.repeat(50_000),
  ]) {
    const began = now();
    matcher.matches(text);
    expect(now() - began).toBeLessThan(100);
  }
});

it('all hostile patterns together, in a flood of messages, take a third of the time at most', () => {
  const matcher = createKeywordMatcher(HOSTILE.slice(0, 8), now);
  const text = `${'a'.repeat(4000)}!`;
  const began = now();
  for (let message = 0; message < 1000; message += 1) matcher.matches(text);
  // One second's allowance, and what one pattern may take beyond it; folding a thousand long texts takes the rest.
  expect(now() - began).toBeLessThan(1500);
});

it('words are still found when patterns have had their time', () => {
  let time = 0;
  const matcher = createKeywordMatcher(['/slow/', 'refund'], () => (time += 200));
  for (let message = 0; message < 5; message += 1) matcher.matches('nothing');
  expect(matcher.matches('refund')).toBe(true);
  // The time of a clock that runs on: in the next second there is time again.
  time += 1000;
  expect(matcher.matches('slow')).toBe(true);
});

it('never throws and finds a word that stands by itself, whatever is around it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      fc.string(),
      (before, after, keyword) => {
        expect(finds('refund', `${before} Refund ${after}`)).toBe(true);
        finds(keyword, before);
        finds(`/${keyword}/`, before);
      },
    ),
  );
});
