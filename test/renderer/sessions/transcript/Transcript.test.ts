/** What stands in the transcript: every kind of line, who could see it, and hostile words shown as nothing but words. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { AppState } from '#preload/model/app-state.ts';
import type { Role, Visibility } from '#preload/model/session.ts';
import type { LineKind, Speaker, TranscriptLine } from '#preload/model/transcript.ts';
import { cutName } from '#renderer/ui/cut-text.ts';
import { refused } from '#test/renderer/fake-bridge.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openSession } from '#test/renderer/open-app.ts';
import { noon, sampleAppState, sampleLine } from '#test/renderer/samples.ts';

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
  const shellWith = (...keywords: string[]): Partial<AppState> => ({
    settings: { ...sampleAppState.settings, alerts: { ...sampleAppState.settings.alerts, keywords } },
  });
  const marks = (): (string | null)[] =>
    [...log().querySelectorAll('mark')].map(({ textContent }) => textContent);
  const showText = (
    text: string,
    keywords: readonly string[],
    change: Partial<Speaker> = {},
  ): Promise<OpenApp> =>
    openSession({}, shellWith(...keywords), [
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
    await show({ appState: shellWith('refund') });
    expect(marks()).toEqual(['refund']);
  });
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

test('reads on at the end, stays where someone reads, and tells of what is new', async () => {
  const { user, show } = await showLines(sampleLine(1));
  const place = { top: 0, height: 1000 };
  Object.defineProperties(log(), {
    scrollTop: {
      get: () => place.top,
      set: (top: number) => (place.top = Math.min(top, place.height - 200)),
    },
    scrollHeight: { get: () => place.height },
    clientHeight: { get: () => 200 },
  });
  const add = (order: number): Promise<void> =>
    show({ transcripts: [{ sessionId: 's1', lines: [sampleLine(order)] }] });

  await add(2);
  expect(place.top).toBe(800);

  log().scrollTop = 300;
  log().dispatchEvent(new Event('scroll'));
  place.height = 1200;
  await add(3);
  expect(place.top).toBe(300);
  await user.click(screen.getByRole('button', { name: 'New messages' }));
  expect(place.top).toBe(1000);
  log().dispatchEvent(new Event('scroll'));
  await show({});
  expect(screen.queryByRole('button', { name: 'New messages' })).toBeNull();
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
