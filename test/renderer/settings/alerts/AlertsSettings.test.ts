/** Alerts as a supervisor chooses them: a row for each kind, keywords, and a pause from all of them. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { AlertSettings } from '#preload/model/alerts.ts';
import type { AppState } from '#preload/model/app-state.ts';
import { DEFAULT_SETTINGS } from '#preload/model/default-settings.ts';
import { refused } from '#test/renderer/fake-bridge.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { sampleAppState } from '#test/renderer/samples.ts';
import { descriptionOf, openSettings } from '#test/renderer/settings/open-settings.ts';

const plain = DEFAULT_SETTINGS.alerts;
const withAlerts = (change: Partial<AlertSettings>): Partial<AppState> => ({
  settings: { ...DEFAULT_SETTINGS, alerts: { ...plain, ...change } },
});
const lastAlerts = ({ inputsOf }: OpenApp): AlertSettings | undefined =>
  inputsOf('changeSettings').at(-1)?.alerts;
const level = (name: string): HTMLSelectElement => screen.getByRole<HTMLSelectElement>('combobox', { name });
const wait = (name: string): HTMLInputElement => screen.getByRole<HTMLInputElement>('spinbutton', { name });
const keyword = (): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('textbox', { name: 'New keyword' });

test('has a row for each kind, with what holds now', async () => {
  await openSettings('Alerts');
  const rows = within(screen.getByRole('table', { name: 'What is worth an alert' })).getAllByRole('combobox');
  expect(rows).toHaveLength(8);
  expect(level('Customer waiting').value).toBe('sound');
  expect(level('Silence').value).toBe('badge');
  expect(
    within(level('Keyword'))
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['Off', 'Badge', 'Notification', 'Notification and sound']);
  expect(level('Mode changed by the contact centre').value).toBe('sound');
  expect(descriptionOf(level('Session joined'))).toContain('invited');
});

test('a level is saved at once, and goes back when it could not be', async () => {
  const app = await openSettings('Alerts');
  await app.user.selectOptions(level('New message'), 'Badge');
  expect(lastAlerts(app)?.rules).toEqual({ ...plain.rules, 'new-message': { level: 'badge', after: 0 } });
  app.answers.changeSettings = () => refused('settings-not-saved');
  await app.user.selectOptions(level('Silence'), 'Off');
  expect((await screen.findByRole('alert')).closest('tr')?.textContent).toContain('Silence');
  expect(level('Silence').value).toBe('badge');
});

test.each([
  ['Customer waiting after minutes', '2', '1.5', 'customer-waiting', { level: 'sound', after: 90 }],
  ['Silence after minutes', '5', '10', 'silence', { level: 'badge', after: 600 }],
  ['Connection lost after seconds', '30', '45', 'connection-lost', { level: 'notification', after: 45 }],
] as const)('%s: from %s to %s', async (name, shown, typed, kind, rule) => {
  const app = await openSettings('Alerts');
  expect(wait(name).value).toBe(shown);
  await app.user.clear(wait(name));
  await app.user.type(wait(name), typed);
  expect(app.inputsOf('changeSettings')).toEqual([]);
  await app.user.tab();
  expect(lastAlerts(app)?.rules[kind]).toEqual(rule);
});

test.each(['', '0', '-3', '99999'])(
  '“%s” minutes are no time to wait: said, not saved, not lost',
  async (typed) => {
    const app = await openSettings('Alerts');
    const field = wait('Silence after minutes');
    await app.user.clear(field);
    if (typed !== '') await app.user.type(field, typed);
    await app.user.tab();
    expect(app.inputsOf('changeSettings')).toEqual([]);
    expect(descriptionOf(field)).toContain('Not saved. Enter a number above 0, up to 1440.');
    expect(field.value).toBe(typed);
  },
);

test('keywords are added and removed', async () => {
  const app = await openSettings('Alerts', withAlerts({ keywords: ['refund'] }));
  await app.user.type(keyword(), ' chargeback {Enter}');
  expect(lastAlerts(app)?.keywords).toEqual(['refund', 'chargeback']);
  await waitFor(() => expect(keyword().value).toBe(''));
  await app.user.click(screen.getByRole('button', { name: 'Remove refund' }));
  expect(lastAlerts(app)?.keywords).toEqual(['chargeback']);
  expect(document.activeElement).toBe(keyword());
});

test('a pattern that is refused stays in the field, with the reason', async () => {
  const app = await openSettings('Alerts');
  app.answers.changeSettings = () => refused('pattern-invalid');
  await app.user.type(keyword(), '/(/');
  await app.user.click(screen.getByRole('button', { name: 'Add' }));
  await waitFor(() => expect(descriptionOf(keyword())).toContain('This pattern cannot be understood.'));
  expect(keyword().value).toBe('/(/');
  app.answers.changeSettings = async () => ({ ok: true, value: null });
  await app.user.clear(keyword());
  await app.user.type(keyword(), 'refund{Enter}');
  expect(lastAlerts(app)?.keywords).toEqual(['refund']);
});

test('neither nothing nor the same twice is added', async () => {
  const app = await openSettings('Alerts', withAlerts({ keywords: ['refund'] }));
  await app.user.type(keyword(), '   {Enter}');
  expect(app.inputsOf('changeSettings')).toEqual([]);
  await app.user.clear(keyword());
  await app.user.type(keyword(), 'refund{Enter}');
  expect(lastAlerts(app)?.keywords).toEqual(['refund']);
});

test('says when there is no room for another', async () => {
  const many = Array.from({ length: 100 }, (_, place) => `word ${place}`);
  const app = await openSettings('Alerts', withAlerts({ keywords: many }));
  expect(descriptionOf(keyword())).toContain('remove one');
  await app.user.type(keyword(), 'one more{Enter}');
  expect(app.inputsOf('changeSettings')).toEqual([]);
});

test('the sound may come again, and what was written may be hidden', async () => {
  const app = await openSettings('Alerts');
  await app.user.click(screen.getByRole('checkbox', { name: 'Repeat the sound until I look' }));
  await app.user.click(screen.getByRole('checkbox', { name: 'Show what was written in notifications' }));
  expect(lastAlerts(app)).toEqual({ ...plain, repeatSound: true, previewText: false });
});

test('what an administrator decides is disabled and says so', async () => {
  const managed = { names: ['previewText', 'alertsAllowed'] as const, servers: null, alertsAllowed: false };
  await openSettings('Alerts', { managed });
  const preview = screen.getByRole<HTMLInputElement>('checkbox', {
    name: 'Show what was written in notifications',
  });
  expect(preview.disabled).toBe(true);
  expect(descriptionOf(preview)).toContain('Managed by your organisation');
  expect(screen.getByText('Your organisation has switched alerts off.')).toBeTruthy();
  const fields = screen.getByRole('combobox', { name: 'New message' }).closest('fieldset');
  expect(fields?.disabled).toBe(true);
});

test.each([
  ['30 minutes', 'half-hour'],
  ['1 hour', 'hour'],
  ['Until tomorrow', 'until-tomorrow'],
  ['Off', null],
] as const)('do not disturb: %s', async (name, time) => {
  const { user, inputsOf } = await openSettings('Alerts', sampleAppState);
  const group = screen.getByRole('group', { name: 'Do not disturb' });
  await user.click(within(group).getByRole('button', { name }));
  expect(inputsOf('setDoNotDisturb')).toEqual([{ time }]);
});

test('says until when there is quiet, and why it could not be chosen', async () => {
  const app = await openSettings('Alerts');
  const group = screen.getByRole('group', { name: 'Do not disturb' });
  expect(within(group).getByRole('status').textContent).toContain('Off: you are alerted');
  await app.show({ appState: { doNotDisturbUntil: Date.now() + 600_000 } });
  expect(within(group).getByRole('status').textContent).toMatch(/no sounds until .*\d\d:\d\d/);
  await app.show({ appState: { doNotDisturbUntil: Date.now() - 60_000 } });
  expect(within(group).getByRole('status').textContent).toContain('Off: you are alerted');
  app.answers.setDoNotDisturb = () => refused('unexpected');
  await app.user.click(within(group).getByRole('button', { name: '1 hour' }));
  expect(await within(group).findByRole('alert')).toBeTruthy();
});
