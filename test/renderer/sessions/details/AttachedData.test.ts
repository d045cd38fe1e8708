/** Changing the attached data: nothing that was typed is lost, and nothing goes without a question. */
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { SessionAction } from '#preload/model/session.ts';
import { refused } from '#test/renderer/fake-bridge.ts';
import { openSession } from '#test/renderer/open-app.ts';
import { endSession, sampleSession } from '#test/renderer/samples.ts';

const row = (key: string): HTMLElement => screen.getByRole('rowheader', { name: key }).parentElement!;
const button = (key: string, name: string): HTMLElement => within(row(key)).getByRole('button', { name });
const value = (place: HTMLElement): HTMLInputElement =>
  within(place).getByRole<HTMLInputElement>('textbox', { name: 'Value' });
const attachedData = [
  { key: 'Segment', value: 'Gold', isPlain: true },
  { key: 'Cart', value: '{"items":3}', isPlain: false },
];

const open = (
  actions: SessionAction[] = ['attach-data', 'update-data', 'delete-data'],
): ReturnType<typeof openSession> => openSession({ attachedData, offers: { modes: [], actions } });

test('what is not offered is not there, and what has an inner structure is not edited', async () => {
  const { show, session } = await openSession({ attachedData, offers: { modes: [], actions: [] } });
  expect(within(row('Segment')).queryByRole('button')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Add data' })).toBeNull();
  await show({ sessions: [{ ...session, offers: { modes: [], actions: ['update-data', 'delete-data'] } }] });
  expect(button('Segment', 'Edit')).toBeTruthy();
  expect(within(row('Cart')).queryByRole('button', { name: 'Edit' })).toBeNull();
  expect(button('Cart', 'Delete')).toBeTruthy();
});

test('a value is edited in place; a failure stands in its row and costs no letter', async () => {
  const { user, answers, inputsOf } = await open();
  answers.changeAttachedData = () => refused('change-not-confirmed');
  await user.click(button('Segment', 'Edit'));
  expect(value(row('Segment')).value).toBe('Gold');
  await user.clear(value(row('Segment')));
  await user.type(value(row('Segment')), 'Silver{Enter}');
  expect(inputsOf('changeAttachedData')).toEqual([
    { sessionId: 's1', change: 'update', key: 'Segment', value: 'Silver' },
  ]);
  expect((await within(row('Segment')).findByRole('alert')).textContent).toContain(
    'not confirmed this change',
  );
  expect(value(row('Segment')).value).toBe('Silver');
  answers.changeAttachedData = async () => ({ ok: true, value: null });
  await user.click(button('Segment', 'Save'));
  await waitFor(() => expect(button('Segment', 'Edit')).toBeTruthy());
  expect(document.activeElement).toBe(button('Segment', 'Edit'));
  // Never optimistic: the new value comes from the server or not at all.
  expect(row('Segment').textContent).toContain('Gold');
});

test('what comes from the server meanwhile overwrites no typing', async () => {
  const { user, show } = await open();
  const changed = sampleSession({
    attachedData: [{ key: 'Segment', value: 'Bronze', isPlain: true }],
    offers: { modes: [], actions: ['update-data'] },
  });
  await user.click(button('Segment', 'Edit'));
  await user.type(value(row('Segment')), 'Platinum');
  await show({ sessions: [changed] });
  expect(value(row('Segment')).value).toContain('Platinum');
  await user.keyboard('{Escape}');
  expect(row('Segment').textContent).toContain('Bronze');
});

test('an entry goes only after the question, and Keep has the focus', async () => {
  const { user, inputsOf } = await open();
  await user.click(button('Segment', 'Delete'));
  expect(document.activeElement).toBe(button('Segment', 'Keep'));
  expect(within(row('Segment')).getByRole('group', { name: 'Delete this entry?' })).toBeTruthy();
  await user.keyboard('{Enter}');
  expect(inputsOf('changeAttachedData')).toEqual([]);
  await user.click(button('Segment', 'Delete'));
  await user.click(button('Segment', 'Delete'));
  expect(inputsOf('changeAttachedData')).toEqual([
    { sessionId: 's1', change: 'delete', key: 'Segment', value: '' },
  ]);
});

test.each([{ isComposing: true }, { keyCode: 229 }])(
  'Enter of an input method adds nothing: %j',
  async (how) => {
    const { user, inputsOf } = await open();
    await user.click(screen.getByRole('button', { name: 'Add data' }));
    const form = screen.getByRole('form', { name: 'Add data' });
    await user.type(within(form).getByRole('textbox', { name: 'Key' }), 'Segment');
    await user.type(value(form), '日本');
    await fireEvent.keyDown(value(form), { key: 'Enter', ...how });
    expect(inputsOf('changeAttachedData')).toEqual([]);
    await fireEvent.keyDown(value(form), { key: 'Enter' });
    expect(inputsOf('changeAttachedData')).toHaveLength(1);
  },
);

test('an entry is added; a refusal keeps the form as it was', async () => {
  const { user, answers, inputsOf } = await open();
  answers.changeAttachedData = () => refused('data-key-exists');
  await user.click(screen.getByRole('button', { name: 'Add data' }));
  const form = screen.getByRole('form', { name: 'Add data' });
  await user.type(within(form).getByRole('textbox', { name: 'Key' }), ' Segment ');
  await user.type(value(form), 'Vip');
  await user.click(within(form).getByRole('button', { name: 'Add' }));
  expect(inputsOf('changeAttachedData')).toEqual([
    { sessionId: 's1', change: 'attach', key: 'Segment', value: 'Vip' },
  ]);
  expect((await within(form).findByRole('alert')).textContent).toContain('of this name already');
  expect(value(form).value).toBe('Vip');
  answers.changeAttachedData = async () => ({ ok: true, value: null });
  await user.click(within(form).getByRole('button', { name: 'Add' }));
  await waitFor(() => expect(screen.queryByRole('form', { name: 'Add data' })).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add data' }));
});

test('without a connection nothing is asked and nothing is lost', async () => {
  const { user, show, inputsOf } = await open();
  await user.click(button('Segment', 'Edit'));
  await user.type(value(row('Segment')), 'x');
  await show({ appState: { connection: { phase: 'connecting' } } });
  await user.keyboard('{Enter}');
  expect(inputsOf('changeAttachedData')).toEqual([]);
  expect(row('Segment').textContent).toContain('when the connection is back');
});

test('who has left may still put the data in order', async () => {
  const { show, session } = await open(['leave', 'attach-data', 'update-data', 'delete-data']);
  await show({ sessions: [endSession(session, { phase: 'left' })] });
  expect(button('Segment', 'Edit')).toBeTruthy();
  await show({ sessions: [endSession(session, { phase: 'left', offers: { modes: [], actions: [] } })] });
  expect(within(row('Segment')).queryByRole('button')).toBeNull();
});

test('what is half typed waits in its own session, and takes no focus when that is opened again', async () => {
  const { user, show } = await open();
  await user.click(button('Segment', 'Edit'));
  await user.type(value(row('Segment')), ' and more');
  await user.click(screen.getByRole('button', { name: 'Add data' }));
  await user.type(screen.getByRole('textbox', { name: 'Key' }), 'Colour');
  await show({ sessions: [sampleSession({ id: 's2', customer: 'Ben', attachedData })] });
  await user.click(screen.getByRole('option', { name: /^Ben/ }));
  expect(screen.queryByRole('textbox', { name: 'Value' })).toBeNull();
  await user.click(screen.getByRole('option', { name: /^Maria/ }));
  expect(value(row('Segment')).value).toContain('and more');
  expect(screen.getByRole('textbox', { name: 'Key' })).toHaveProperty('value', 'Colour');
  expect(screen.getByRole('region', { name: 'Session details' }).contains(document.activeElement)).toBe(
    false,
  );
});
