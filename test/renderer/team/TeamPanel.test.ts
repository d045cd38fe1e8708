/** The team: who is doing what, how old that is, and the orders that can be given. */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Reply } from '#preload/contract.ts';
import type { AppState } from '#preload/model/app-state.ts';
import { DEFAULT_SETTINGS } from '#preload/model/default-settings.ts';
import type { Session } from '#preload/model/session.ts';
import type { Agent, Team } from '#preload/model/team.ts';
import { upTo } from '#test/growth.ts';
import { makePromise, refused } from '#test/renderer/fake-bridge.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openApp, settle } from '#test/renderer/open-app.ts';
import { endSession, sampleAppState, sampleSession } from '#test/renderer/samples.ts';

const sampleAgent = (change: Partial<Agent> = {}): Agent => ({
  id: 'a1',
  name: 'Amy Chen',
  userName: 'amy',
  groups: ['Billing'],
  readiness: 'ready',
  stateName: 'Ready',
  sessions: [],
  order: null,
  ...change,
});
const amy = sampleAgent({
  sessions: [{ id: 's9', receivedAt: Date.now() - 125_000, subject: 'Late parcel' }],
});
const bob = sampleAgent({
  id: 'a2',
  name: 'Bob Noor',
  userName: 'bob',
  groups: ['Sales'],
  readiness: 'not-ready',
  stateName: 'Lunch',
});
const teamOf = (...agents: Agent[]): Team => ({ ...sampleAppState.team, agents });
const region = (): HTMLElement => screen.getByRole('region', { name: 'Team' });
const card = (name = 'Amy Chen'): HTMLElement => within(region()).getByRole('group', { name });
const button = (name: string, agent?: string): HTMLElement =>
  within(card(agent)).getByRole('button', { name });
const mode = (): HTMLSelectElement =>
  within(card()).getByRole<HTMLSelectElement>('combobox', { name: 'Mode' });
const names = (): string[] =>
  within(region())
    .queryAllByRole('heading', { level: 3 })
    .map((heading) => heading.textContent);

async function openTeam(
  team: Team,
  appState: Partial<AppState> = {},
  sessions: readonly Session[] = [],
): Promise<OpenApp> {
  const app = await openApp({ ...appState, team }, sessions);
  await app.user.click(screen.getByRole('tab', { name: 'Team' }));
  return app;
}

afterEach(() => vi.restoreAllMocks());

test('stands behind a tab; the sessions keep their place and their search behind theirs', async () => {
  const { user } = await openApp({ team: teamOf(amy) }, [sampleSession()]);
  expect(screen.queryByRole('region', { name: 'Team' })).toBeNull();
  await user.type(screen.getByRole('searchbox', { name: 'Search sessions' }), 'mar');
  screen.getByRole('tab', { name: 'Sessions', selected: true }).focus();
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Team', selected: true }));
  expect(region()).toBeTruthy();
  expect(screen.queryByRole('listbox', { name: 'SMS sessions' })).toBeNull();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search sessions' }).value).toBe('mar');
});

test('says of each agent the state, the groups and the running sessions with their age', async () => {
  await openTeam(teamOf(amy, bob));
  const tidy = (element: HTMLElement): string => element.textContent.replace(/\s+/g, ' ');
  expect(tidy(card())).toMatch(/^Amy Chen Ready Billing/);
  expect(tidy(card())).toMatch(/Late parcel 2 min/);
  expect(tidy(card('Bob Noor'))).toMatch(/^Bob Noor Not ready · Lunch Sales No running session/);
});

test('is sorted by name; words, readiness and group find', async () => {
  const { user } = await openTeam(teamOf(bob, amy));
  expect(names()).toEqual(['Amy Chen', 'Bob Noor']);
  const search = screen.getByRole('searchbox', { name: 'Search agents' });
  await user.type(search, 'parcel');
  expect(names()).toEqual(['Amy Chen']);
  expect(within(region()).getByText('1 of 2 agents')).toBeTruthy();
  await user.clear(search);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Readiness' }), 'Not ready');
  expect(names()).toEqual(['Bob Noor']);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Group' }), 'Billing');
  expect(names()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Show all' }));
  expect(names()).toEqual(['Amy Chen', 'Bob Noor']);
});

test('main is told while it is on screen and the window can be seen', async () => {
  const { user, inputsOf } = await openTeam(teamOf(amy));
  const told = (): boolean[] => inputsOf('watchTeam').map(({ isWatched }) => isWatched);
  expect(told()).toEqual([true]);
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await fireEvent(document, new Event('visibilitychange'));
  expect(told()).toEqual([true, false]);
  await user.click(screen.getByRole('tab', { name: 'Sessions' }));
  expect(told()).toEqual([true, false, false]);
});

test('says how old it is, and why it could not be read again', async () => {
  const readAt = Date.now() - 6000;
  const { show } = await openTeam({ ...teamOf(amy), readAt });
  expect(within(region()).getByText('read 5 s ago')).toBeTruthy();
  const failure = { code: 'server-failed', reference: 'R' } as const;
  await show({ appState: { team: { ...teamOf(amy), readAt, phase: 'failed', failure } } });
  expect(within(region()).getByRole('alert').textContent).toContain('The server failed');
  expect(within(region()).getByText(/What you see is as of \d\d:\d\d:\d\d/)).toBeTruthy();
  expect(names()).toEqual(['Amy Chen']);
});

test('says that it is being read, and that there is nobody', async () => {
  const { show } = await openTeam({ ...teamOf(), phase: 'reading', readAt: null });
  expect(within(region()).getByText(/Reading the team/)).toBeTruthy();
  await show({ appState: { team: teamOf() } });
  expect(within(region()).getByText(/You supervise no group/)).toBeTruthy();
});

test.each([
  ['Monitor next session', 'next'],
  ['Monitor all sessions', 'all'],
] as const)('“%s” orders it, in Monitor unless another mode is chosen', async (name, scope) => {
  const { user, inputsOf } = await openTeam(teamOf(amy));
  await user.click(button(name));
  await user.selectOptions(mode(), 'Coach');
  await user.click(button(name));
  expect(inputsOf('monitorAgent')).toEqual([
    { agentId: 'a1', mode: 'monitor', scope },
    { agentId: 'a1', mode: 'coach', scope },
  ]);
  // The next one must not be in Coach because the last one was.
  await waitFor(() => expect(mode().value).toBe('monitor'));
});

test('an order stands on the agent in words, and can be stopped', async () => {
  const { user, answers, inputsOf, show } = await openTeam(teamOf(amy));
  expect(within(card()).queryByRole('button', { name: 'Stop monitoring' })).toBeNull();
  await show({ appState: { team: teamOf({ ...amy, order: { scope: 'all', mode: 'coach' } }) } });
  expect(within(card()).getByText('Monitoring all sessions · Coach')).toBeTruthy();
  answers.stopMonitoring = () => refused('operation-refused', 'Not now');
  await user.click(button('Stop monitoring'));
  expect(inputsOf('stopMonitoring')).toEqual([{ agentId: 'a1' }]);
  expect((await within(card()).findByRole('alert')).textContent).toContain('Not now');
});

test('barging in is asked about first, for an order and for joining', async () => {
  const { user, inputsOf } = await openTeam(teamOf(amy));
  const dialog = (): HTMLElement => screen.getByRole('dialog', { name: 'Barge in?' });
  await user.selectOptions(mode(), 'Barge in');
  await user.click(button('Monitor all sessions'));
  expect(dialog().textContent).toContain('The customer of every session of Amy Chen');
  await user.click(within(dialog()).getByRole('button', { name: 'Cancel' }));
  await user.click(button('Join'));
  expect(inputsOf('monitorAgent')).toEqual([]);
  expect(inputsOf('joinSession')).toEqual([]);
  await user.click(within(dialog()).getByRole('button', { name: 'Barge in' }));
  expect(inputsOf('joinSession')).toEqual([{ agentId: 'a1', sessionId: 's9', mode: 'barge-in' }]);
});

test('barging in is not asked about where that is switched off', async () => {
  const { user, inputsOf } = await openTeam(teamOf(amy), {
    settings: { ...DEFAULT_SETTINGS, confirmBargeIn: false },
  });
  await user.selectOptions(mode(), 'Barge in');
  await user.click(button('Monitor next session'));
  expect(inputsOf('monitorAgent')).toHaveLength(1);
});

test('joining opens the session when it is among mine', async () => {
  const { user, answers, inputsOf } = await openTeam(teamOf(amy));
  const reply = makePromise<Reply<null>>();
  answers.joinSession = () => reply.promise;
  await user.dblClick(button('Join'));
  expect(inputsOf('joinSession')).toEqual([{ agentId: 'a1', sessionId: 's9', mode: 'monitor' }]);
  expect(button('Join').getAttribute('aria-busy')).toBe('true');
  expect(inputsOf('openSession')).toEqual([]);
  reply.resolve({ ok: true, value: null });
  await waitFor(() => expect(inputsOf('openSession')).toEqual([{ sessionId: 's9' }]));
});

test('joining that failed says why, on the agent’s card, and opens nothing', async () => {
  const { user, answers, inputsOf } = await openTeam(teamOf(amy, bob));
  answers.joinSession = () => refused('join-not-confirmed');
  await user.click(button('Join'));
  expect((await within(card()).findByRole('alert')).textContent).toContain(
    'not brought you into the session',
  );
  expect(inputsOf('openSession')).toEqual([]);
});

test('a session that I am in cannot be joined again, but opened', async () => {
  const { user, inputsOf } = await openTeam(teamOf(amy), {}, [sampleSession({ id: 's9' })]);
  expect(button('Join').getAttribute('aria-disabled')).toBe('true');
  expect(within(card()).getByText(/You are in this session/)).toBeTruthy();
  await user.click(button('Join'));
  expect(inputsOf('joinSession')).toEqual([]);
  await user.click(button('Open'));
  expect(inputsOf('openSession')).toEqual([{ sessionId: 's9' }]);
});

test('one that ended for me can be joined again', async () => {
  await openTeam(teamOf(amy), {}, [endSession(sampleSession({ id: 's9' }), { phase: 'left' })]);
  expect(button('Join').getAttribute('aria-disabled')).toBe('false');
});

test.each([
  ['Ready', 'ready'],
  ['Not ready', 'not-ready'],
  ['Offline', 'offline'],
] as const)(
  '“%s” sets the agent’s state; what is shown stays what the server says',
  async (name, readiness) => {
    const { user, inputsOf } = await openTeam(teamOf(amy));
    await user.click(button(name));
    expect(inputsOf('setAgentReadiness')).toEqual([{ agentId: 'a1', readiness }]);
    expect(card().textContent.replace(/\s+/g, ' ')).toMatch(/^Amy Chen Ready Billing/);
  },
);

test('repeated buttons say whose they are by group and description', async () => {
  await openTeam(teamOf(amy, bob));
  const described = button('Monitor next session', 'Bob Noor').getAttribute('aria-describedby');
  expect(document.getElementById(described ?? '')?.textContent).toBe('Bob Noor');
});

test('without a connection nothing is ordered', async () => {
  const { user, inputsOf } = await openTeam(teamOf(amy), { connection: { phase: 'connecting' } });
  for (const name of ['Monitor next session', 'Join', 'Ready']) {
    expect(button(name).getAttribute('aria-disabled')).toBe('true');
    await user.click(button(name));
  }
  expect(inputsOf('monitorAgent').length + inputsOf('joinSession').length).toBe(0);
  expect(inputsOf('setAgentReadiness')).toEqual([]);
  expect(within(region()).getByText(/no connection/)).toBeTruthy();
});

test.each([{ isComposing: true }, { keyCode: 229 }])(
  'Escape of an input method keeps the search: %j',
  async (how) => {
    const { user } = await openTeam(teamOf(amy));
    const search = screen.getByRole('searchbox', { name: 'Search agents' });
    await user.type(search, 'Amy');
    await fireEvent.keyDown(search, { key: 'Escape', ...how });
    expect(search).toHaveProperty('value', 'Amy');
    await fireEvent.keyDown(search, { key: 'Escape' });
    expect(search).toHaveProperty('value', '');
  },
);

test('F6 comes by the team too', async () => {
  const { user } = await openTeam(teamOf(amy));
  await user.keyboard('{F6}');
  expect(document.activeElement).toBe(region());
});

describe('five hundred agents', () => {
  const many = (count: number): Team =>
    teamOf(
      ...upTo(count).map((place) => ({
        ...amy,
        id: `m${place}`,
        name: `Agent ${`${place}`.padStart(4, '0')}`,
        sessions: [],
      })),
    );
  const list = (): HTMLElement => {
    const found = within(region()).getAllByRole('listitem')[0]?.parentElement?.parentElement;
    if (!found) throw new Error('no list');
    return found;
  };
  const scrollTo = async (top: number): Promise<void> => {
    list().scrollTo({ top });
    await settle();
  };

  test('have as many elements as fifty, and each says which of how many it is', async () => {
    const measure = async (count: number): Promise<number> => {
      await openTeam(many(count));
      await settle();
      const items = within(region()).getAllByRole('listitem');
      expect(items[0]?.getAttribute('aria-posinset')).toBe('1');
      expect(items[0]?.getAttribute('aria-setsize')).toBe(`${count}`);
      const elements = region().querySelectorAll('*').length;
      cleanup();
      return elements;
    };
    const few = await measure(50);
    expect(await measure(500)).toBeLessThanOrEqual(few * 1.1);
  });

  test('are found by their name wherever they stand', async () => {
    const { user } = await openTeam(many(500));
    expect(names()).not.toContain('Agent 0499');
    await user.type(screen.getByRole('searchbox', { name: 'Search agents' }), '0499');
    await settle();
    expect(names()).toEqual(['Agent 0499']);
    expect(within(region()).getByText('1 of 500 agents')).toBeTruthy();
  });

  test('what was chosen on a card is still chosen after it was scrolled out of view', async () => {
    const { user, answers } = await openTeam(many(500));
    answers.monitorAgent = () => refused('operation-refused', 'Not now');
    const choice = (): HTMLSelectElement =>
      within(card('Agent 0001')).getByRole<HTMLSelectElement>('combobox', { name: 'Mode' });
    await user.selectOptions(choice(), 'Coach');
    await user.click(button('Monitor next session', 'Agent 0001'));
    await scrollTo(10_000);
    expect(names()).toContain('Agent 0205');
    expect(names()).not.toContain('Agent 0002');
    expect(document.activeElement).toBe(button('Monitor next session', 'Agent 0001'));
    await scrollTo(0);
    expect(choice().value).toBe('coach');
    expect(within(card('Agent 0001')).getByRole('alert').textContent).toContain('Not now');
  });
});
