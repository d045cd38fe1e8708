/** A click on a notification: the session is opened, the line is in view, marked and has the focus. */
import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { upTo } from '#test/growth.ts';
import { ENTRY_HEIGHT, VIEWPORT_HEIGHT } from './layout.ts';
import { NO_MEMORY, openApp, openSession } from './open-app.ts';
import { sampleLine, sampleSession } from './samples.ts';

const reveal = (number: number, lineKey: string | null = null, sessionId = 's1') => ({
  appState: { reveal: { sessionId, lineKey, number } },
});
const lines = [1, 2, 3].map((order) => sampleLine(order));
const focused = (): string => document.activeElement?.textContent ?? '';

test('leads to the line as soon as it is there', async () => {
  const { show, inputsOf } = await openApp({}, [sampleSession()]);
  await show(reveal(1, 'k2'));
  expect(inputsOf('openSession')).toEqual([{ sessionId: 's1' }]);
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Open session' })),
  );
  await show({ transcripts: [{ sessionId: 's1', lines }] });
  await waitFor(() => expect(focused()).toContain('Text 2'));
  expect(document.activeElement?.getAttribute('data-revealed')).toBe('marked');
});

test('a line far above is drawn, in the middle of the view, and stays there when lines come', async () => {
  const many = upTo(1000).map((order) => sampleLine(order));
  const { show } = await openSession({}, {}, many);
  expect(screen.queryByText('Text 500')).toBeNull();
  await show(reveal(1, 'k500'));
  await waitFor(() => expect(focused()).toContain('Text 500'));
  // There is a row for the day as well.
  const middle = 501 * ENTRY_HEIGHT + ENTRY_HEIGHT / 2;
  expect(screen.getByRole('log').scrollTop).toBe(middle - VIEWPORT_HEIGHT / 2);
  await show({ transcripts: [{ sessionId: 's1', lines: [sampleLine(1000)] }] });
  expect(screen.getByRole('log').scrollTop).toBe(middle - VIEWPORT_HEIGHT / 2);
  expect(focused()).toContain('Text 500');
});

test('waits for a session that is not there yet, and for nobody to sign in', async () => {
  const { show, inputsOf } = await openApp({ connection: { phase: 'connecting' } });
  await show(reveal(1, null, 's9'));
  expect(inputsOf('openSession')).toEqual([]);
  await show({ sessions: [sampleSession({ id: 's9' })] });
  await waitFor(() => expect(inputsOf('openSession')).toEqual([{ sessionId: 's9' }]));
});

test('without a line it is the end of the transcript', async () => {
  const { show } = await openSession({}, {}, lines);
  await show(reveal(1));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('log')));
});

test('the same line again, when asked again; not by a patch that tells of something else', async () => {
  const { user, show } = await openSession({}, {}, lines);
  await show(reveal(1, 'k1'));
  await waitFor(() => expect(focused()).toContain('Text 1'));
  const search = screen.getByRole('searchbox', { name: 'Search sessions' });
  await user.click(search);
  await show({ transcripts: [{ sessionId: 's1', lines: [sampleLine(4)] }] });
  expect(document.activeElement).toBe(search);
  await show(reveal(2, 'k1'));
  await waitFor(() => expect(focused()).toContain('Text 1'));
});

test('an event is led to as well', async () => {
  const { show } = await openSession({}, {}, [...lines, sampleLine(4, { kind: 'left', text: '' })]);
  await show(reveal(1, 'k4'));
  await waitFor(() => expect(focused()).toContain('left'));
});

test('a question that stands before the session is closed without an answer', async () => {
  const { user, show, inputsOf } = await openSession({}, {}, lines);
  await user.click(screen.getByRole('radio', { name: 'Barge in' }));
  expect(screen.getByRole('dialog', { name: 'Barge in?' })).toBeTruthy();
  await show(reveal(1, 'k1'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(inputsOf('switchMode')).toEqual([]);
});

test('a page that begins anew stays where the one before was', async () => {
  const { inputsOf } = await openApp(reveal(1).appState, [sampleSession(), sampleSession({ id: 's2' })], {
    ...NO_MEMORY,
    openSessionId: 's2',
  });
  await waitFor(() => expect(inputsOf('openSession')).toEqual([{ sessionId: 's2' }]));
});
