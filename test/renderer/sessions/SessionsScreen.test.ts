/** The panes together: what is open, what has ended, what is gone, and the way from pane to pane. */
import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openApp, openSession } from '#test/renderer/open-app.ts';
import { endSession, sampleLine, sampleSession } from '#test/renderer/samples.ts';

const pane = (name: string): HTMLElement => screen.getByRole('region', { name });

test('F6 goes round the panes and Shift+F6 back', async () => {
  const { user } = await openSession();
  screen.getByRole('listbox').focus();
  await user.keyboard('{F6}');
  expect(document.activeElement).toBe(pane('Open session'));
  await user.keyboard('{F6}');
  expect(document.activeElement).toBe(pane('Session details'));
  await user.keyboard('{F6}');
  expect(document.activeElement).toBe(screen.getByRole('listbox'));
  await user.keyboard('{Shift>}{F6}{/Shift}');
  expect(document.activeElement).toBe(pane('Session details'));
});

test.each([{ isComposing: true }, { keyCode: 229 }])('F6 of an input method stays there: %j', async (how) => {
  await openSession();
  const list = screen.getByRole('listbox');
  list.focus();
  await fireEvent.keyDown(list, { key: 'F6', ...how });
  expect(document.activeElement).toBe(list);
});

test('F6 does not leave an open dialog', async () => {
  const { user } = await openSession();
  await user.click(screen.getByRole('radio', { name: 'Barge in' }));
  const cancel = screen.getByRole('button', { name: 'Cancel' });
  cancel.focus();
  await fireEvent.keyDown(cancel, { key: 'F6' });
  expect(document.activeElement).toBe(cancel);
});

test('a session that has ended says so, offers nothing, and keeps what was said', async () => {
  const { show, session } = await openSession({ mode: 'coach' }, {}, [sampleLine(1, { text: 'Goodbye' })]);
  await show({ sessions: [endSession(session, { phase: 'completed' })] });
  expect(screen.getAllByText(/This session has ended/).length).toBeGreaterThan(0);
  expect(screen.getByRole('option', { name: /ended \(completed\)$/ })).toBeTruthy();
  expect(screen.queryByRole('radiogroup')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Leave session' })).toBeNull();
  expect(screen.getByRole('log').textContent).toContain('Goodbye');
});

test('a session that is taken away is not left standing', async () => {
  const { show } = await openSession();
  await show({ removedSessions: ['s1'] });
  expect(screen.queryByRole('log')).toBeNull();
  expect(screen.getByText('This session is gone')).toBeTruthy();
});

test('says that the transcript is being read, and why it cannot be', async () => {
  const { user, answers } = await openApp({}, [
    sampleSession(),
    sampleSession({ id: 's2', customer: 'Ben' }),
  ]);
  await user.click(screen.getByRole('option', { name: /^Ben/ }));
  expect(screen.getByText(/Reading the transcript/)).toBeTruthy();
  answers.openSession = () => refused('session-not-found');
  await user.click(screen.getByRole('option', { name: /^Maria/ }));
  expect((await screen.findByRole('alert')).textContent).toContain('does not know this session');
});

test('a session whose text was not read yet claims nothing of it, in the list and in its panel, until it was', async () => {
  const { show } = await openSession({ isTranscriptRead: false });
  expect(screen.getByRole('option', { name: /waiting not known, text not read yet$/ })).toBeTruthy();
  expect(screen.getByText(/Reading the transcript/)).toBeTruthy();
  expect(screen.getByText('Not known whether the customer is waiting')).toBeTruthy();
  expect(screen.queryByText(/Nothing has been said|Customer not waiting/)).toBeNull();
  await show({ sessions: [sampleSession()] });
  expect(screen.getByText('Nothing has been said yet.')).toBeTruthy();
  expect(screen.queryByRole('option', { name: /not read yet/ })).toBeNull();
});

test('a session that could not be read whole says so, in the list and in its panel, until it is', async () => {
  const { show } = await openSession({ isIncomplete: true });
  expect(screen.getByRole('option', { name: /not fully read/ })).toBeTruthy();
  expect(screen.getByRole('option', { name: /not fully read/ }).textContent).toContain('Not fully read');
  expect(screen.getByText('What was said could not be read yet.')).toBeTruthy();
  expect(screen.queryByText(/Nothing has been said|Customer not waiting/)).toBeNull();
  const told = screen.getByText(/Not all of this session could be read/);
  expect(told.closest('[role="status"]')).toBeTruthy();
  await show({ sessions: [sampleSession()] });
  expect(screen.queryByText(/Not all of this session could be read/)).toBeNull();
  expect(screen.queryByRole('option', { name: /not fully read/ })).toBeNull();
});
