/** Where an address ends in running text of any language, and that looking for it takes no longer than the text is long. */
import { describe, expect, test } from 'vitest';
import { LONGEST_ADDRESS } from '#renderer/sessions/transcript/address-run.ts';
import {
  findLinks,
  MOST_LINKS,
  readAddress,
  SEARCHED_LENGTH,
} from '#renderer/sessions/transcript/find-links.ts';
import { countTextSteps } from '#test/count-text-steps.ts';

const linksIn = (text: string): string[] =>
  findLinks(text)
    .filter(({ url }) => url !== null)
    .map((piece) => piece.text);

describe('an address ends where the sentence goes on', () => {
  test.each([
    // Chinese
    ['请看https://example.com/a谢谢', 'https://example.com/a'],
    ['请看https://example.com谢谢', 'https://example.com'],
    ['请看https://example.com。谢谢', 'https://example.com'],
    ['网址:https://example.com/a，谢谢', 'https://example.com/a'],
    ['网址：https://example.com/a！', 'https://example.com/a'],
    ['（https://example.com/a）', 'https://example.com/a'],
    ['(https://example.com/a)谢谢', 'https://example.com/a'],
    ['https://example.com/a(参考)', 'https://example.com/a'],
    ['《https://example.com/a》', 'https://example.com/a'],
    ['https://example.com/a、https://example.com/a', 'https://example.com/a'],
    ['https://example.com/a?x=1的话', 'https://example.com/a?x=1'],
    ['https://example.com:8080打不开', 'https://example.com:8080'],
    ['https://example.com/a,谢谢', 'https://example.com/a'],
    ['https://example.com/%E6%97%A5谢谢', 'https://example.com/%E6%97%A5'],
    ['看https://example.com/?谢谢', 'https://example.com/'],
    ['请点https://example.com/a😀', 'https://example.com/a'],
    ['https://example.com/a１次', 'https://example.com/a'],
    ['https://example.com/a　谢谢', 'https://example.com/a'],
    ['https://zh.wikipedia.org/wiki/中国', 'https://zh.wikipedia.org/wiki/中国'],
    ['https://例子.中国/路', 'https://例子.中国/路'],
    ['https://example.com/?q=中国&p=2', 'https://example.com/?q=中国&p=2'],
    // Japanese
    ['「https://example.com/a」をご覧ください', 'https://example.com/a'],
    ['『https://example.com/a』', 'https://example.com/a'],
    ['【https://example.com/a】', 'https://example.com/a'],
    ['https://example.com/を見てください', 'https://example.com/'],
    ['https://example.com/aを見てください', 'https://example.com/a'],
    ['https://example.jpです', 'https://example.jp'],
    ['https://例え.jpです', 'https://例え.jp'],
    ['https://例え.jp/パス', 'https://例え.jp/パス'],
    ['https://例え.テスト', 'https://例え.テスト'],
    ['https://example.com/a〜', 'https://example.com/a'],
    ['https://example.com/a…', 'https://example.com/a'],
    ['https://ja.wikipedia.org/wiki/ジョン・スミス。', 'https://ja.wikipedia.org/wiki/ジョン・スミス'],
    ['https://ja.wikipedia.org/wiki/東京_(曖昧さ回避)', 'https://ja.wikipedia.org/wiki/東京_(曖昧さ回避)'],
    // Korean
    ['https://example.com에서 보세요', 'https://example.com'],
    ['링크는 https://example.com/a입니다.', 'https://example.com/a'],
    ['https://example.com/를 보세요', 'https://example.com/'],
    ['https://ko.wikipedia.org/wiki/서울', 'https://ko.wikipedia.org/wiki/서울'],
    // Arabic, Persian, Hebrew
    ['انظر https://example.com/a، شكرا', 'https://example.com/a'],
    ['هل هو https://example.com/a؟', 'https://example.com/a'],
    ['وhttps://example.com/a', 'https://example.com/a'],
    ['https://example.com/aشكرا', 'https://example.com/a'],
    ['https://ar.wikipedia.org/wiki/مصر', 'https://ar.wikipedia.org/wiki/مصر'],
    ['https://example.com/a؛', 'https://example.com/a'],
    ['ראה בhttps://example.com/a׃', 'https://example.com/a'],
    // Thai, Khmer, Hindi, Amharic, Armenian, Tibetan
    ['ดูที่https://example.com/aนะครับ', 'https://example.com/a'],
    ['https://example.comครับ', 'https://example.com'],
    ['https://example.com/a។', 'https://example.com/a'],
    ['देखें https://example.com/a।', 'https://example.com/a'],
    ['https://example.com/a።', 'https://example.com/a'],
    ['https://example.com/a։', 'https://example.com/a'],
    ['https://example.com/a།', 'https://example.com/a'],
    // Latin and its neighbours
    ['“https://example.com/a”', 'https://example.com/a'],
    ['„https://example.com/a“', 'https://example.com/a'],
    ['‘https://example.com/a’', 'https://example.com/a'],
    ['«https://example.com/a»', 'https://example.com/a'],
    ['https://example.com/a—see', 'https://example.com/a'],
    ['[link](https://example.com/a)more', 'https://example.com/a'],
    ['https://example.com,', 'https://example.com'],
    ['https://example.com/a(', 'https://example.com/a'],
    ['https://de.wikipedia.org/wiki/Käse.', 'https://de.wikipedia.org/wiki/Käse'],
    ['https://de.wikipedia.org/wiki/Ka\u0308se.', 'https://de.wikipedia.org/wiki/Ka\u0308se'],
    ['https://ca.wikipedia.org/wiki/Paral·lel', 'https://ca.wikipedia.org/wiki/Paral·lel'],
    ['https://ru.wikipedia.org/wiki/Москва!', 'https://ru.wikipedia.org/wiki/Москва'],
    ['https://müller.example/a', 'https://müller.example/a'],
    ['https://en.wikipedia.org/wiki/A_(b)', 'https://en.wikipedia.org/wiki/A_(b)'],
    ['https://[2001:db8::1]:8080/a.', 'https://[2001:db8::1]:8080/a'],
    ['https://example.com/a\u200Bb', 'https://example.com/a'],
    ['https://example.com/a\uFE0Fb', 'https://example.com/a'],
  ])('%s', (text, link) => {
    expect([...new Set(linksIn(text))]).toEqual([link]);
    expect(
      findLinks(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  test('two addresses with nothing but other letters or signs between them are two', () => {
    expect(linksIn('https://a.example/x和https://b.example/y')).toEqual([
      'https://a.example/x',
      'https://b.example/y',
    ]);
    expect(linksIn('https://a.example、https://b.example')).toEqual([
      'https://a.example',
      'https://b.example',
    ]);
  });
});

describe('nothing but what is shown is opened', () => {
  test.each([
    ['https://bank.example谢谢@evil.example/a', []],
    ['https://user:123abc@evil.example', []],
    ['https://example.com:1234567/', []],
    ['https:///evil.example', []],
    ['https://https://evil.example', []],
    ['ＨＴＴＰＳ：//example.com', []],
    ['javascript:https://example.com', []],
    ['приветhttps://example.com', []],
  ])('%s has %j', (text, links) => expect(linksIn(text)).toEqual(links));

  test('what is underlined leads to the host that it names', () => {
    for (const text of ['https://example.com谢谢', 'https://例え.jpです', 'https://example.com/aشكرا'])
      for (const { text: shown, url } of findLinks(text))
        if (url !== null) expect(new URL(shown).href).toBe(url);
  });
});

describe('looking for addresses takes time that grows with the text and not with its square', () => {
  const HOSTILE: readonly (readonly [name: string, start: string, repeated: string])[] = [
    ['closing brackets', 'https://a', ')'],
    ['closing brackets in a path', 'https://a/', ')'],
    ['opening brackets', 'https://a/', '('],
    ['brackets in pairs', 'https://a/', '()'],
    ['nested brackets', 'https://a/', '([{'],
    ['full stops', 'https://a', '.'],
    ['full stops in a path', 'https://a/x', '.'],
    ['schemes', '', 'https://'],
    ['schemes with spaces', '', 'https:// '],
    ['separators', '', '://'],
    ['www', '', 'www.'],
    ['at signs', 'https://a', '@'],
    ['addresses with users', '', 'https://a@b '],
    ['punctuation of other writings', 'https://a/x', '。，؟।'],
    ['combining marks', 'https://a/x', '\u0301\u0316'],
    ['hosts that turn', 'https://', 'a谢.'],
    ['colons', 'https://a', ':'],
    ['one word', '', 'a'],
    ['one address', 'https://a/', 'a'],
    ['many addresses', '', 'https://a.b/c '],
    ['invisible signs', 'https://a', '\u200B'],
  ];

  test.each(HOSTILE)('%s', (_name, start, repeated) => {
    const steps = (length: number): number => {
      const text = `${start}${repeated.repeat(Math.ceil(length / repeated.length))}`;
      return countTextSteps(() => findLinks(text));
    };
    const few = steps(1500);
    expect(steps(15_000)).toBeLessThanOrEqual(11 * few + 100);
  });

  test.each(HOSTILE)(
    '%s of a megabyte cost no more than the length that is searched',
    (_name, start, repeated) => {
      const text = `${start}${repeated.repeat(Math.ceil(1_000_000 / repeated.length))}`;
      // The copy of what is left over is counted by its length.
      expect(countTextSteps(() => findLinks(text)) - text.length).toBeLessThan(
        20 * (SEARCHED_LENGTH + LONGEST_ADDRESS),
      );
      expect(
        findLinks(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    },
  );

  test('the limits are stated: how far is looked, how long an address may be, how many there may be', () => {
    const far = 'x '.repeat(SEARCHED_LENGTH / 2);
    expect(linksIn(`${far} https://example.com`)).toEqual([]);
    expect(linksIn(`https://example.com/${'a'.repeat(LONGEST_ADDRESS)}/https://b.example`)).toEqual([]);
    expect(linksIn(`https://example.com/?u=${'a'.repeat(LONGEST_ADDRESS)}&v=https://b.example`)).toEqual([]);
    expect(linksIn('https://a.b '.repeat(MOST_LINKS + 1))).toHaveLength(MOST_LINKS);
    expect(readAddress(`https://example.com/${'a'.repeat(LONGEST_ADDRESS)}`)).toBeNull();
  });

  test('an address that reaches beyond what is searched is not cut short', () => {
    const text = `${' '.repeat(SEARCHED_LENGTH - 10)}https://example.com/${'a'.repeat(3000)}`;
    expect(linksIn(text)).toEqual([]);
  });
});
