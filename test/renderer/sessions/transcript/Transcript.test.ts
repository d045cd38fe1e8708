/** What stands in the transcript: every kind of line, who could see it, and hostile words shown as nothing but words. */
import { cleanup, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { AppState } from '#preload/model/app-state.ts';
import type { Role, Visibility } from '#preload/model/session.ts';
import type { LineKind, Speaker, TranscriptLine } from '#preload/model/transcript.ts';
import { cutName } from '#renderer/ui/cut-text.ts';
import { upTo } from '#test/growth.ts';
import { refused } from '#test/renderer/fake-bridge.ts';
import { ENTRY_HEIGHT, VIEWPORT_HEIGHT } from '#test/renderer/layout.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openApp, openSession, settle } from '#test/renderer/open-app.ts';
import { noon, sampleAppState, sampleLine, sampleSession } from '#test/renderer/samples.ts';

const speaker = (change: Partial<Speaker> = {}): Speaker => ({
  nickname: 'Dana',
  role: 'supervisor',
  isMe: false,
  visibility: 'supervisors',
  ...change,
});

const log = (): HTMLElement => screen.getByRole('log', { name: 'Transcript' });
const tidy = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const showLines = (...lines: TranscriptLine[]): Promise<OpenApp> => openSession({}, {}, lines);
const lastLine = (): string => tidy(log().querySelector('ol')?.lastElementChild);

test.each<[LineKind, Speaker, string]>([
  ['joined', speaker({ role: 'customer', visibility: 'everyone' }), 'Dana joined'],
  ['joined', speaker(), 'Dana joined in Monitor — seen by supervisors only'],
  ['left', speaker(), 'Dana left'],
  ['rejoined', speaker(), 'Dana rejoined in Monitor — seen by supervisors only'],
  ['rejoined', speaker({ visibility: 'agents' }), 'Dana rejoined in Coach — seen by agents'],
  ['rejoined', speaker({ visibility: 'everyone' }), 'Dana rejoined in Barge in — seen by everyone'],
  ['rejoined', speaker({ visibility: null }), 'Dana rejoined'],
  ['joined', speaker({ role: 'colleague', visibility: 'agents' }), 'Dana joined — seen by agents'],
  ['rejoined', speaker({ role: 'colleague', visibility: 'everyone' }), 'Dana rejoined'],
  ['rejoined', speaker({ role: 'agent', visibility: 'everyone' }), 'Dana rejoined'],
  ['rejoined', speaker({ role: 'customer', visibility: 'everyone' }), 'Dana rejoined'],
  ['rejoined', speaker({ isMe: true }), 'You rejoined in Monitor — seen by supervisors only'],
])('%s by %j', async (kind, from, words) => {
  await showLines(sampleLine(1, { kind, from, text: '' }));
  expect(lastLine()).toBe(`${words} 12:01`);
});

test.each<[Role, boolean, Visibility | null, string]>([
  ['customer', false, 'everyone', 'Dana Customer Hello 12:01'],
  ['agent', false, null, 'Dana Agent Hello 12:01'],
  ['agent', false, 'agents', 'Dana Agent Only agents see this Hello 12:01'],
  ['supervisor', false, 'supervisors', 'Dana Supervisor Only supervisors see this Hello 12:01'],
  ['supervisor', true, 'agents', 'You Supervisor Only agents see this Hello 12:01'],
  ['external', false, 'everyone', 'Dana Service Hello 12:01'],
])('a text by %s (me: %s) seen by %s', async (role, isMe, seenBy, words) => {
  await showLines(sampleLine(1, { from: speaker({ role, isMe }), seenBy, text: 'Hello' }));
  expect(lastLine()).toBe(words);
});

const linkDialog = (): HTMLElement => screen.getByRole('dialog', { name: 'Open this link?' });

test('a link is text and leads nowhere', async () => {
  await showLines(sampleLine(1, { kind: 'link', text: 'https://example.com/x' }));
  expect(within(log()).getByText('https://example.com/x')).toBeTruthy();
  expect(log().querySelector('a')).toBeNull();
});

test('pressing a link asks first and shows the true host; only a yes opens it', async () => {
  const { user, inputsOf } = await showLines(
    sampleLine(1, { kind: 'link', text: 'https://аpple.com/login' }),
  );
  await user.click(within(log()).getByRole('button', { name: 'https://аpple.com/login' }));
  expect(within(linkDialog()).getByText('xn--pple-43d.com')).toBeTruthy();
  expect(within(linkDialog()).getByText('https://xn--pple-43d.com/login')).toBeTruthy();
  expect(linkDialog().textContent).toContain('letters of another alphabet');
  await user.click(within(linkDialog()).getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(inputsOf('openLink')).toEqual([]);

  await user.click(within(log()).getByRole('button', { name: 'https://аpple.com/login' }));
  await user.click(within(linkDialog()).getByRole('button', { name: 'Open in the browser' }));
  expect(inputsOf('openLink')).toEqual([{ url: 'https://xn--pple-43d.com/login' }]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('an address in a text can be pressed, the text stays to the letter', async () => {
  const text = 'See http://example.com/a, then call.  Bye';
  const { user, answers } = await showLines(sampleLine(1, { text }));
  expect(log().querySelector('p[dir="auto"]')?.textContent).toBe(text);
  answers.openLink = () => refused('link-not-allowed');
  await user.click(within(log()).getByRole('button', { name: 'http://example.com/a' }));
  expect(linkDialog().textContent).toContain('would not be encrypted');
  await user.click(within(linkDialog()).getByRole('button', { name: 'Open in the browser' }));
  expect(await within(linkDialog()).findByRole('alert')).toBeTruthy();
});

describe('a keyword', () => {
  const withKeywords = (...keywords: string[]): Partial<AppState> => ({
    settings: { ...sampleAppState.settings, alerts: { ...sampleAppState.settings.alerts, keywords } },
  });
  const marks = (): (string | null)[] =>
    [...log().querySelectorAll('mark')].map(({ textContent }) => textContent);
  const showText = (
    text: string,
    keywords: readonly string[],
    change: Partial<Speaker> = {},
  ): Promise<OpenApp> =>
    openSession({}, withKeywords(...keywords), [
      sampleLine(1, { text, from: speaker({ role: 'customer', ...change }) }),
    ]);

  test.each([
    ['I want a REFUND, a re\u200Bfund!', ['refund'], ['REFUND', 're\u200Bfund']],
    ['I can’t, said Jose\u0301', ["can't", 'josé'], ['can’t', 'Jose\u0301']],
    ['ring +49 (0)30 123-456 now', ['030 123456'], ['+49 (0)30 123-456']],
    ['my money back', ['/m\\w+/'], ['my', 'money']],
    ['<mark>x</mark> refund <b>', ['refund'], ['refund']],
    ['nothing here', ['refund'], []],
  ])('is marked where it stands in %j', async (text, keywords, marked) => {
    await showText(text, keywords);
    expect(marks()).toEqual(marked);
    expect(log().querySelector('p[dir="auto"]')?.textContent).toBe(text);
  });

  test('is told to those who do not see the mark', async () => {
    await showText('Refund or refund?', ['refund']);
    expect(lastLine()).toBe('Dana Customer Keywords: Refund, refund Refund or refund? 12:01');
  });

  test('is marked in an address too, which stays one to press', async () => {
    const text = 'see https://example.com/refund now';
    const { user } = await showText(text, ['refund', '/m.refund n/']);
    await user.click(within(log()).getByRole('button', { name: 'https://example.com/refund' }));
    expect(linkDialog().textContent).toContain('https://example.com/refund');
    expect(marks().join('')).toBe('m/refund n');
    expect(log().querySelector('p[dir="auto"]')?.textContent).toBe(text);
  });

  test('is not marked in what I write', async () => {
    await showText('refund', ['refund'], { isMe: true });
    expect(marks()).toEqual([]);
  });

  test('that is set while the session is open is marked at once', async () => {
    const { show } = await showText('refund', []);
    expect(marks()).toEqual([]);
    await show({ appState: withKeywords('refund') });
    expect(marks()).toEqual(['refund']);
  });
});

test.each([
  ['1', '1 earlier message is not kept here'],
  ['2000', '2000 earlier messages are not kept here'],
])('it begins with how many messages are not kept: %s', async (text, words) => {
  const notKept = sampleLine(0, {
    key: 'not-kept',
    kind: 'not-kept',
    text,
    at: null,
    from: { nickname: '', role: 'external', isMe: false, visibility: null },
  });
  await showLines(notKept, sampleLine(1));
  expect(tidy(within(log()).getAllByRole('listitem')[0])).toBe(words);
});

test('a link that is none stays text', async () => {
  await showLines(sampleLine(1, { kind: 'link', text: 'javascript:alert(1)' }));
  expect(within(log()).getByText('javascript:alert(1)')).toBeTruthy();
  expect(within(log()).queryByRole('button')).toBeNull();
});

test('a notice and a message of an unknown kind are told as such', async () => {
  await showLines(
    sampleLine(1, { kind: 'notice', text: 'Order made' }),
    sampleLine(2, { kind: 'unknown', text: 'VoiceClip' }),
  );
  expect(tidy(log())).toContain('Notice Order made');
  expect(lastLine()).toBe('Message of an unknown kind (VoiceClip) 12:02');
});

test('lines come in order, days are parted, each time tells its full date', async () => {
  const { show } = await showLines(sampleLine(3, { at: noon(24 * 60) }), sampleLine(1));
  await show({ transcripts: [{ sessionId: 's1', lines: [sampleLine(2)] }] });
  expect(tidy(log()).match(/Text \d|[A-Z][a-z]+day/g)).toEqual([
    'Friday',
    'Text 1',
    'Text 2',
    'Saturday',
    'Text 3',
  ]);
  expect(log().querySelector('time')?.title).toContain('20 November 2026');
});

test.each([
  '<img src=x onerror="alert(1)"><script>alert(2)</script>',
  '\u202Egnirts desrever',
  `Z${'\u0300\u0316'.repeat(80)}algo`,
  'W'.repeat(4000),
  '{@html text} {{7*7}} &amp; \u0000',
])('hostile words stay words (%#)', async (text) => {
  await showLines(sampleLine(1, { text, from: speaker({ nickname: text, role: 'customer' }) }));
  expect(log().querySelector('p[dir="auto"]')?.textContent).toBe(text);
  expect(log().querySelector('bdi')?.textContent).toBe(cutName(text));
  expect(log().querySelector('img, script')).toBeNull();
});

test('who is typing stands outside the log, with what can be seen of it', async () => {
  await openSession({
    typing: [{ participantId: 'p1', nickname: 'Maria', role: 'customer', preview: 'I have been' }],
  });
  const line = screen.getByText(/is typing…/);
  expect(tidy(line)).toBe('Maria is typing… I have been');
  expect(log().contains(line)).toBe(false);
  expect(line.parentElement?.getAttribute('aria-live')).toBe('off');
});

describe('a long one', () => {
  const COUNT = 300;
  const many = upTo(COUNT).map((order) => sampleLine(order + COUNT, { at: noon() }));
  /** Pixels from its end. */
  const below = (): number => {
    const list = log().querySelector('ol');
    return Number.parseFloat(list?.style.height ?? '') - VIEWPORT_HEIGHT - log().scrollTop;
  };
  const add =
    ({ show }: OpenApp) =>
    (...lines: TranscriptLine[]): Promise<void> =>
      show({ transcripts: [{ sessionId: 's1', lines }] });
  const scrollTo = async (top: number): Promise<void> => {
    log().scrollTo({ top });
    await settle();
  };
  const firstInView = (): string => /Text \d+/.exec(tidy(log().querySelectorAll('li')[0]))?.[0] ?? '';
  const button = (name: string): HTMLElement | null => screen.queryByRole('button', { name });

  test('is drawn where its end is, and reads on there', async () => {
    const app = await showLines(...many);
    expect(below()).toBe(0);
    expect(lastLine()).toContain(`Text ${2 * COUNT - 1}`);
    expect(screen.queryByText(`Text ${COUNT}`)).toBeNull();
    await add(app)(sampleLine(2 * COUNT, { at: noon() }));
    expect(lastLine()).toContain(`Text ${2 * COUNT}`);
    expect(below()).toBe(0);
    expect(button('To the end')).toBeNull();
  });

  test('stays where someone reads, and tells of what is new', async () => {
    const app = await showLines(...many);
    await scrollTo(2000);
    expect(button('To the end')).toBeTruthy();
    await add(app)(sampleLine(2 * COUNT, { at: noon() }));
    expect(log().scrollTop).toBe(2000);
    const end = button('New messages');
    if (end === null) throw new Error('no button');
    await app.user.click(end);
    expect(below()).toBe(0);
    expect(document.activeElement).toBe(log());
    expect(button('New messages')).toBeNull();
  });

  test.each([
    ['before all others', [0, 1, 2]],
    ['between two above', [COUNT + 10.5]],
  ])('stays there also when lines come %s', async (_, orders) => {
    const app = await showLines(...many);
    await scrollTo(2000);
    const before = firstInView();
    const top = log().scrollTop;
    await add(app)(...orders.map((order) => sampleLine(order, { at: noon(), text: 'late' })));
    await settle();
    expect(firstInView()).toBe(before);
    expect(log().scrollTop).toBe(top + orders.length * ENTRY_HEIGHT);
  });

  test('older lines that come in front leave it at its end', async () => {
    const app = await showLines(...many);
    await add(app)(...upTo(50).map((order) => sampleLine(order, { at: noon() })));
    await settle();
    expect(below()).toBe(0);
    expect(lastLine()).toContain(`Text ${2 * COUNT - 1}`);
    expect(button('To the end')).toBeNull();
  });

  test('is where it was when its session is opened again', async () => {
    const app = await openApp({}, [sampleSession(), sampleSession({ id: 's2', customer: 'Ben' })]);
    const open = async (name: RegExp): Promise<void> => {
      await app.user.click(screen.getByRole('option', { name }));
      await settle();
    };
    await open(/^Maria/);
    await add(app)(...many);
    await scrollTo(2010);
    await open(/^Ben/);
    await open(/^Maria/);
    expect(log().scrollTop).toBe(2010);
    expect(button('To the end')).toBeTruthy();
  });

  test('End goes there', async () => {
    const { user } = await showLines(...many);
    await scrollTo(0);
    log().focus();
    await user.keyboard('{End}');
    expect(below()).toBe(0);
    expect(button('To the end')).toBeNull();
  });

  test('says of each row which of how many it is', async () => {
    await showLines(...many);
    const last = log().querySelector('ol')?.lastElementChild;
    // One for the day.
    expect(last?.getAttribute('aria-posinset')).toBe(`${COUNT + 1}`);
    expect(last?.getAttribute('aria-setsize')).toBe(`${COUNT + 1}`);
  });

  test('what has the focus stays when it is scrolled out of view', async () => {
    const { user } = await showLines(
      sampleLine(0, { at: noon(), text: 'see https://example.com/a' }),
      ...many,
    );
    await scrollTo(0);
    const link = within(log()).getByRole('button', { name: 'https://example.com/a' });
    link.focus();
    await scrollTo(8000);
    expect(document.activeElement).toBe(link);
    await user.keyboard('{Enter}');
    expect(linkDialog()).toBeTruthy();
  });

  test('has as many elements as a short one that fills the view, and one line more changes as little', async () => {
    const measure = async (count: number): Promise<{ elements: number; changes: number }> => {
      const app = await showLines(...upTo(count).map((order) => sampleLine(order, { at: noon() })));
      const elements = log().querySelectorAll('*').length;
      let changes = 0;
      const observer = new MutationObserver((records) => (changes += records.length));
      observer.observe(log(), { subtree: true, childList: true, characterData: true, attributes: true });
      await add(app)(sampleLine(count, { at: noon() }));
      observer.takeRecords().forEach(() => (changes += 1));
      observer.disconnect();
      cleanup();
      return { elements, changes };
    };
    const few = await measure(50);
    const many = await measure(5000);
    expect(few.elements).toBeGreaterThan(100);
    expect(many.elements).toBeLessThanOrEqual(few.elements * 1.1);
    expect(few.changes).toBeGreaterThan(0);
    expect(many.changes).toBeLessThanOrEqual(few.changes * 1.1);
  });

  test('a message has few elements', async () => {
    await showLines(...many);
    const rows = [...log().querySelectorAll('li')];
    // The row, the name for ears, the bubble, the words, the time.
    for (const row of rows) expect(row.querySelectorAll('*').length).toBeLessThanOrEqual(5);
  });
});

describe('what is read out', () => {
  const region = (): HTMLElement => {
    const found = log().parentElement?.querySelector<HTMLElement>('[aria-live="polite"]');
    if (!found) throw new Error('nothing is read out');
    return found;
  };
  const told = (): string[] => [...region().children].map(tidy);
  const add = ({ show }: OpenApp, ...lines: TranscriptLine[]): Promise<void> =>
    show({ transcripts: [{ sessionId: 's1', lines }] });

  test('is what has just been told, with who could see it; not the log, whose rows come and go', async () => {
    const app = await showLines(sampleLine(10));
    expect(log().getAttribute('aria-live')).toBe('off');
    expect(told()).toEqual([]);
    await add(app, sampleLine(11), sampleLine(12, { seenBy: 'agents', from: speaker({ role: 'agent' }) }));
    await add(app, sampleLine(13, { kind: 'left', text: '', from: speaker({ isMe: true }) }));
    expect(told()).toEqual([
      'Maria López, Customer: Text 11',
      'Dana, Agent: Only agents see this: Text 12',
      'You left',
    ]);
  });

  test('is not what is older, or what was told before and is told again', async () => {
    const app = await showLines(sampleLine(10), sampleLine(11));
    await add(app, sampleLine(1), sampleLine(2));
    await add(app, sampleLine(11, { text: 'changed' }));
    expect(told()).toEqual([]);
    await add(app, sampleLine(10.5));
    expect(told()).toHaveLength(1);
  });

  test('is new to the page each time, however much was told before', async () => {
    const app = await showLines(sampleLine(1));
    for (const order of upTo(15)) await add(app, sampleLine(order + 2));
    const before = [...region().children];
    await add(app, sampleLine(20));
    expect(told().at(-1)).toBe('Maria López, Customer: Text 20');
    expect(before).not.toContain(region().lastElementChild);
  });

  test('is how many they are when they are many', async () => {
    const app = await showLines(sampleLine(10));
    await add(app, ...upTo(20).map((order) => sampleLine(order + 20)));
    expect(told()).toEqual(['20 new messages']);
  });
});

test.each([
  [1, 'Read again: 1 message that was missed when it happened'],
  [3, 'Read again: 3 messages that were missed when they happened'],
])('a mark stands before %i that were missed', async (count, words) => {
  const lines = Array.from({ length: count }, (_, place) => sampleLine(place + 2, { wasMissed: true }));
  await showLines(sampleLine(1), ...lines, sampleLine(9));
  const items = [...log().querySelectorAll('li')].map(tidy);
  expect(items.filter((item) => item.startsWith('Read again'))).toEqual([words]);
  expect(items.indexOf(words)).toBe(items.findIndex((item) => item.includes('Text 2')) - 1);
});

test('is grey while it may have gone on without us', async () => {
  const { show } = await showLines(sampleLine(1));
  expect(log().classList.contains('stale')).toBe(false);
  await show({ appState: { connection: { phase: 'connecting' } } });
  expect(log().classList.contains('stale')).toBe(true);
});
