/** What a search finds, however it was typed and however it is written. */
import { describe, expect, it } from 'vitest';
import { foldText } from '#preload/rules/text/fold-text.ts';
import { matchesSearch } from '#preload/rules/text/text-match.ts';
import { countTextSteps } from '#test/count-text-steps.ts';

const same = (one: string, other: string): boolean => foldText(one).text === foldText(other).text;

describe('is the same to people', () => {
  it.each([
    [
      'apostrophes',
      [
        "can't",
        'can’t',
        'canʼt',
        'can´t',
        'can‘t',
        'can`t',
        'can′t',
        'can＇t',
        'CAN‛T',
        'can\u1FBDt',
        'can\u1FFDt',
        'canꞋt',
      ],
    ],
    [
      'dashes',
      ['e-mail', 'e‐mail', 'e‑mail', 'e‒mail', 'e–mail', 'e—mail', 'e―mail', 'e−mail', 'e－mail', 'e﹣mail'],
    ],
    ['quotation marks', ['"yes"', '“yes”', '„yes“', '«yes»', '＂yes＂']],
    [
      'invisible signs',
      [
        'refund',
        're\u200Bfund',
        're\u00ADfund',
        '\u202Brefund\u202C',
        're\u2060fund',
        '\uFEFFrefund',
        're\u200Dfund',
        're\u2068fund\u2069',
        're\u200Efund',
        're\u{E0020}fund',
        'refund\uFE0F',
      ],
    ],
    [
      'spaces',
      [
        'money back',
        'money\u00A0back',
        'money\n  back',
        'money\u2009back',
        'money\r\nback',
        'money\u3000back',
        'money\u202Fback',
      ],
    ],
    ['accents', ['José', 'Jose', 'Jose\u0301', 'JOSÉ', 'ＪＯＳＥ']],
    ['letters that do not decompose', ['Løkke Ærø', 'lokke aero', 'LØKKE ÆRØ']],
    ['Polish', ['Łódź', 'lodz']],
    ['German', ['Straße', 'STRASSE', 'Straẞe', 'strasse']],
    ['Vietnamese', ['Đặng', 'dang', 'Đa\u0323\u0306ng']],
    ['Turkish', ['İstanbul', 'istanbul', 'ISTANBUL', 'ıstanbul', 'I\u0307stanbul']],
    ['Icelandic', ['Þórður', 'thordur']],
    ['Greek', ['οδός', 'ΟΔΟΣ', 'οδοσ']],
    ['wide and narrow forms', ['ABC 123', 'ＡＢＣ　１２３']],
    ['Japanese forms', ['カード', 'ｶｰﾄﾞ', 'かーど', 'カート\u3099']],
    ['Korean forms', ['환불', '\u1112\u116A\u11AB\u1107\u116E\u11AF']],
    ['Arabic', ['أحمد', 'احمد', 'أَحْمَد', 'أحـمد']],
    ['Persian and Arabic keyboards', ['کتابی', 'كتابي', 'كتابى']],
    ['Hebrew', ['שלום', 'שָׁלוֹם']],
    ['digits', ['2024', '٢٠٢٤', '２０２４', '۲۰۲۴', '२०२४']],
    ['ligatures', ['official', 'oﬃcial']],
  ])('%s', (_name, forms) => {
    for (const form of forms)
      expect(`${form}: ${foldText(form).text}`).toBe(`${form}: ${foldText(forms[0] ?? '').text}`);
  });

  it.each([
    ['かき', 'かぎ'],
    ['мой', 'мои'],
    ['เขา', 'เข้า'],
    ['का', 'कि'],
    ['가', '각'],
    ['e-mail', 'email'],
    ['money back', 'moneyback'],
  ])('but not %s and %s', (one, other) => expect(same(one, other)).toBe(false));
});

describe('a search', () => {
  it.each([
    [['José López', 'sam'], 'lopez jose'],
    [['José López'], 'LÓPEZ'],
    [["can't pay"], 'can’t'],
    [['Gold'], ''],
    [['Gold'], ' \u200B '],
    [['我要退款谢谢'], '退款'],
    [['Vertragskündigung'], 'kundigung'],
    [['O’Brien'], "o'br"],
    [['a', 'b'], 'b a'],
    [['order 1234 and 5678'], '1234 5678'],
    [['id-004711'], '4711'],
    [['-'], '–'],
  ])('of %j for %s', (fields, sought) => expect(matchesSearch(fields, sought)).toBe(true));

  it.each([
    [['José López'], 'lopez maria'],
    [['12', '345'], '12345'],
    [['Gold'], '.'],
  ])('of %j does not find %s', (fields, sought) => expect(matchesSearch(fields, sought)).toBe(false));
});

describe('a telephone number', () => {
  const FORMS = [
    '+4930123456',
    '+49 (0)30 123-456',
    '0049 30 123456',
    '030/123456',
    '030 12 34 56',
    '(030) 123456',
    '＋４９　３０　１２３４５６',
    '+٤٩ ٣٠ ١٢٣٤٥٦',
    '\u202A+49 30 123456\u202C',
    '+49\u00A030\u2011123\u2013456',
    '(+49) 30 123456',
    '(+49)(0)30 123456',
    '+49 - (0)30 - 123456',
    '030·123·456',
  ];

  it.each(FORMS.flatMap((written) => FORMS.map((sought) => [written, sought])))(
    '%s is found by %s',
    (written, sought) => expect(matchesSearch([`call ${written} now`, 'x'], sought)).toBe(true),
  );

  it.each([
    ['+15550104477', '(555) 010-4477'],
    ['(555) 010-4477', '+1 555 010 4477'],
    ['555.010.4477', '+1 555 010-4477'],
    ['+7 495 123-45-67', '8 (495) 123-45-67'],
    ['+33 6 12 34 56 78', '06.12.34.56.78'],
    ['+4930123456', '0301234'],
    ['030 123456 15 Uhr', '+49 30 123456'],
    ['030 123456', '123-456'],
  ])('%s is found by %s', (written, sought) => expect(matchesSearch([written], sought)).toBe(true));

  it.each([
    ['+43 30 1234567', '+49 30 1234567'],
    ['030 123456', '030 123457'],
    ['+4930123456', '040 123456'],
  ])('%s is not found by %s', (written, sought) => expect(matchesSearch([written], sought)).toBe(false));
});

describe('comparing takes time that grows with the text and not with its square', () => {
  it.each([
    ['letters', 'a'],
    ['letters with accents', 'é'],
    ['marks', '\u0301\u0316'],
    ['marks that stay', '\u0E48\u0E38'],
    ['parts of Korean letters', '\u1100'],
    ['digits', '1'],
    ['digits with signs', '1-'],
    ['brackets', '(('],
    ['plus signs', '+ ('],
    ['spaces', ' '],
    ['spaces and digits', '   1'],
    ['invisible signs', '\u200B'],
    ['ligatures', '\uFDFA'],
    ['one letter over and over', 'ab'],
  ])('%s', (_name, repeated) => {
    const steps = (length: number): number =>
      countTextSteps(() => matchesSearch([repeated.repeat(length)], 'sought +49 30 123456'));
    const few = steps(2000);
    expect(steps(20_000)).toBeLessThanOrEqual(11 * few + 1000);
  });

  it('also for a text of a megabyte', () => {
    for (const repeated of ['1', '\u0301', 'é', '1 ', 'a'])
      expect(matchesSearch([repeated.repeat(1_000_000)], 'sought')).toBe(false);
  });
});
