/** Keywords: what they find, what is refused, and that nothing that can be typed holds up the app. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeywordMatcher, requireKeywords } from '#main/alerts/keywords.ts';
import { createKeywordFinder } from '#preload/rules/text/keywords.ts';
import { countTextSteps } from '#test/count-text-steps.ts';

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
    ["can't", 'I can’t pay'],
    ['can’t', 'I CAN´T pay'],
    ['canʼt', "I can't pay"],
    ['e-mail', 'my e‑mail'],
    ['e–mail', 'my e-mail'],
    ['refund', 're\u200Bfund'],
    ['refund', '\u202Are\u00ADfund\u202C'],
    ['re\u2060fund', 'refund'],
    ['money back', 'money\u00A0back'],
    ['Jose', 'Jose\u0301'],
    ['zażółć', 'ZAZOLC'],
    ['smørrebrød', 'Smorrebrod'],
    ['mærsk', 'MAERSK'],
    ['iptal', 'İPTALİ istiyorum'],
    ['iade', 'iadesini'],
    ['hyvitys', 'hyvityspyyntö'],
    ['Kündigung', 'meine Kündigungsfrist'],
    ['refund', 'refunds'],
    ['visszatérítés', 'visszatérítést'],
    ['вернуть', 'ВЕРНУТЬ'],
    ['возврат', 'возврата'],
    ['استرداد', 'أريد الاسترداد'],
    ['استرداد', 'واستردادها'],
    ['استرداد', 'بِالاسْتِردادِ'],
    ['شكوى', 'شكـوي'],
    ['החזר', 'רוצה את ההחזר'],
    ['החזר', 'וההחזרים'],
    ['환불', '전액환불을 원해요'],
    ['환불', '\u1112\u116A\u11AB\u1107\u116E\u11AF'],
    ['返金', 'ご返金ください'],
    ['キャンセル', 'ｷｬﾝｾﾙしたい'],
    ['वापस', 'वापसी'],
    ['ยกเลิก', 'ขอยกเลิกครับ'],
    ['REFUND', 'ｒｅｆｕｎｄ'],
    ['2024', '٢٠٢٤'],
    ['+49 (0)30 123-456', 'ring 030/123456!'],
    ['0049 30 123456', 'ring ＋４９　３０　１２３４５６'],
    ['030/123456', 'on +49 30 12 34 56 at 15'],
  ])('%s is in: %s', (keyword, text) => expect(finds(keyword, text)).toBe(true));

  it.each([
    ['art', 'the party starts'],
    ['rat', 'rated'],
    ['10', '1000'],
    ['refund', 'refund2'],
    ['refund', 'prerefund'],
    ['환', '환불'],
    ['ان', 'انظر'],
    ['برد', 'استبرد'],
    ['חזר', 'מאחזר'],
    ['वाप', 'वापस'.slice(0, 2)],
    ['かき', 'かぎを'],
    ['1234567', '12345678'],
    ['+49 30 1234567', '+43 30 1234567'],
    ["can't", 'cant'],
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
    ["/can't|won't/", 'I can’t', true],
    ['/can’t/', "I can't", true],
    ['/e-?mail/', 'my e‑mail', true],
    ['/[a–z]1/', 'b1', false],
    ['/refund/', 're\u200Bfund', true],
    ['/caf\u00e9/', 'cafe\u0301', true],
    ['/\\d{3}/', '１２３', true],
    ['/\\x{200B}/', 're\u200Bfund', true],
    ['/money back/', 'money\u00A0back', true],
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

describe('where it stands', () => {
  it.each([
    ['refund', 'a REFUND!', 'REFUND'],
    ['refund', 'a re\u200Bfund!', 're\u200Bfund'],
    ['jose', 'x Jose\u0301 y', 'Jose\u0301'],
    ['strasse', 'die Straße', 'Straße'],
    ['refund', 'two refunds', 'refund'],
    ['퇴금', '무엇 퇴금을', '퇴금'],
    ['money back', 'my money \n back', 'money \n back'],
    ['030 123456', 'ring +49 (0)30 123-456 now', '+49 (0)30 123-456'],
    ['/re.?fund/', 'a re\u200B-fund', 're\u200B-fund'],
    ['/can.t/', 'I can\u2019t', 'can\u2019t'],
    ['x😀', 'y x😀 z', 'x😀'],
  ])('%s in %j', (keyword, text, part) => {
    const found = createKeywordMatcher([keyword], now).find(text);
    expect(found).toMatchObject({ keyword });
    expect(text.slice(found?.start, found?.end)).toBe(part);
  });

  it('is known of every one, in their order, none in another', () => {
    const text = 'Refund the money: refund, refunds';
    const found = createKeywordFinder(['refund', 'refunds', '/f.nd/', 'money'], now).findAll(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Refund',
      'money',
      'refund',
      'refunds',
    ]);
  });

  it('is looked for in as much of a text as is stated', () => {
    const long = 'x '.repeat(9000);
    expect(finds('refund', `${long} refund`)).toBe(true);
    expect(finds('refund', `${long}${long} refund`)).toBe(false);
  });

  it.each(['a', 'refund ', 'é', '1 ', '1-', 'ر', '환'])(
    'takes time that grows with the text: %s',
    (repeated) => {
      const finder = createKeywordFinder(['refund', 'aaaaab', '+49 30 123456', '환불', 'استرداد'], now);
      const steps = (length: number): number =>
        countTextSteps(() => finder.findAll(repeated.repeat(length / repeated.length)));
      const few = steps(1400);
      expect(steps(14_000)).toBeLessThanOrEqual(11 * few + 1000);
    },
  );
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
