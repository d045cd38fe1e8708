/** What cannot be drawn says so: it keeps no mode, no name and no data of before, breaks nothing beside it, and comes back with the next patch. */
import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { AppState } from '#preload/model/app-state.ts';
import type { Session } from '#preload/model/session.ts';
import { openApp, openSession } from './open-app.ts';
import { Poison, poison, poisonAll } from './poison.ts';
import type { SampleChange } from './samples.ts';
import { sampleAppState, sampleLine, sampleParticipant, sampleSession } from './samples.ts';

const monitor = sampleSession({
  mode: 'monitor',
  receivedAt: 1,
  waitingSince: 1,
  lastTextAt: 1,
  typing: [{ participantId: 'p1', nickname: 'Maria López', role: 'customer', preview: 'hal' }],
});
const bargeIn = { ...monitor, mode: 'barge-in' as const };

/** Everything on screen that claims how the supervisor is seen. */
const claims = (): string[] => [
  screen.queryByRole('listbox')?.textContent ?? '',
  ...screen.queryAllByRole('radio', { checked: true }).map((radio) => radio.textContent),
  ...[...document.querySelectorAll('p[data-mode]')].map((strip) => strip.textContent),
];
const option = (): HTMLElement => within(screen.getByRole('listbox')).getByRole('option');
const strip = (): string => document.querySelector('p[data-mode]')?.textContent ?? '';
const radio = (name: string): string | null | undefined =>
  screen.queryByRole('radio', { name })?.getAttribute('aria-checked');
const brokenParts = (): HTMLElement[] => screen.queryAllByText(/cannot be shown/);

function expectWhole(): void {
  expect(option().textContent).toContain('Barge in');
  expect(strip()).toContain('Everyone sees you');
  expect(radio('Barge in')).toBe('true');
  expect(brokenParts()).toEqual([]);
}

const FIELDS = Object.keys(monitor).filter((key) => key !== 'id') as (keyof Session)[]; // the keys of a Session

describe('a session of which one thing cannot be read', () => {
  test.each(FIELDS)('%s: no view keeps the mode of before, and the next patch is drawn', async (field) => {
    const { show, inputsOf } = await openSession(monitor, {}, [sampleLine(1)]);
    expect(claims().join()).toContain('Monitor');
    await show({ sessions: [poison(bargeIn, field)] });
    await show({});
    expect(claims().join()).not.toMatch(/Monitor|Only supervisors/);
    expect(JSON.stringify(inputsOf('reportPageError'))).not.toContain('somebody');
    await show({ sessions: [bargeIn] });
    await show({});
    expectWhole();
  });

  test.each(FIELDS)('%s: the other session in the list and its panel stay right', async (field) => {
    const other = sampleSession({ id: 's2', customer: 'Ben', mode: 'coach' });
    const { show, user } = await openApp({}, [sampleSession(), other]);
    await user.click(screen.getByRole('option', { name: /^Ben/ }));
    await show({ sessions: [poison(monitor, field), { ...other, mode: 'barge-in' }] });
    await show({});
    expect(screen.queryByRole('listbox')?.textContent ?? '').not.toMatch(/Ben[^,]*, agent Amy Chen, Coach/);
    expect(strip()).toContain('Everyone sees you');
    expect(radio('Barge in')).toBe('true');
  });

  test('says in its row that it cannot be shown and that its mode is not known', async () => {
    const { show } = await openSession(monitor);
    await show({ sessions: [poison(bargeIn, 'unread')] });
    expect(screen.getByRole('option', { name: 'This session cannot be shown, mode not known' })).toBeTruthy();
    expect(strip()).toContain('Everyone sees you');
  });
});

describe('something else of the state that cannot be read', () => {
  const parts = Object.entries(sampleAppState)
    .filter(([, value]) => typeof value === 'object')
    .map(([key]) => key as keyof AppState); // the keys of a AppState
  test.each(parts)('%s: modes are right or not claimed, and all comes back', async (part) => {
    const { show } = await openSession(monitor);
    await show({ appState: { [part]: poisonAll({}) }, sessions: [bargeIn] });
    await show({});
    expect(claims().join()).not.toMatch(/Monitor|Only supervisors/);
    await show({ appState: { [part]: sampleAppState[part] } });
    await show({});
    if (screen.queryByRole('log') === null) return;
    expectWhole();
  });
});

interface Pane {
  readonly name: string;
  readonly session?: SampleChange;
  readonly appState?: Partial<AppState>;
  readonly words: string;
}

const PANES: readonly Pane[] = [
  { name: 'head', session: poison({ receivedAt: 1 }, 'receivedAt'), words: 'Whose session this is' },
  {
    name: 'participants',
    session: { participants: [poison(sampleParticipant(), 'nickname')] },
    words: 'The participants',
  },
  { name: 'data', session: { attachedData: poisonAll([]) }, words: 'The attached data' },
  {
    name: 'entry of data',
    session: { attachedData: [poison({ key: 'k', value: 'v', isPlain: true }, 'value')] },
    words: 'This entry',
  },
  {
    name: 'typing',
    session: {
      typing: [poison({ participantId: 'p', nickname: 'n', role: 'customer', preview: '' }, 'preview')],
    },
    words: 'Who is typing',
  },
  { name: 'work', appState: { work: poisonAll(sampleAppState.work) }, words: 'Your work' },
  { name: 'updates', appState: { updates: poisonAll(sampleAppState.updates) }, words: 'News of an update' },
  {
    name: 'notice',
    appState: { notice: poisonAll({ code: 'unexpected' as const, reference: '' }) },
    words: 'A notice',
  },
];

describe('a pane that cannot be drawn', () => {
  test.each(PANES)('$name: says so alone, is reported, and the button tries again', async (pane) => {
    const { show, inputsOf, user } = await openSession(monitor, {}, [sampleLine(1)]);
    const session = Object.defineProperties(
      { ...bargeIn },
      Object.getOwnPropertyDescriptors(pane.session ?? {}),
    );
    await show({ sessions: [session], appState: pane.appState ?? {} });
    await show({});
    const broken = brokenParts().filter(({ textContent }) => textContent.startsWith(pane.words));
    expect(broken).toHaveLength(1);
    expect(option().textContent).toContain('Barge in');
    expect(strip()).toContain('Everyone sees you');
    expect(radio('Barge in')).toBe('true');
    expect(screen.getByRole('log').textContent).toContain('Text 1');
    expect(inputsOf('reportPageError')[0]).toMatchObject({ name: 'Poison', count: 1 });
    const block = broken[0]?.parentElement ?? document.body;
    await user.click(within(block).getByRole('button', { name: 'Try again' }));
    expect(brokenParts().filter(({ textContent }) => textContent.startsWith(pane.words))).toHaveLength(1);
  });

  test('"Try again" draws it, when it can be drawn by then, without a word from main', async () => {
    const { show, user } = await openSession(monitor);
    let isBroken = true;
    const work = new Proxy(sampleAppState.work, {
      get(target, key) {
        if (isBroken) throw new Poison('what somebody wrote');
        return Reflect.get(target, key) as unknown;
      },
    });
    await show({ appState: { work } });
    await show({});
    const broken = brokenParts().find(({ textContent }) => textContent.startsWith('Your work'));
    const block = broken?.parentElement ?? document.body;
    isBroken = false;
    await user.click(within(block).getByRole('button', { name: 'Try again' }));
    expect(brokenParts().filter(({ textContent }) => textContent.startsWith('Your work'))).toEqual([]);
  });

  test('one line of the transcript: the others stay, and it comes back', async () => {
    const { show } = await openSession(monitor, {}, [sampleLine(1)]);
    await show({ transcripts: [{ sessionId: 's1', lines: [poison(sampleLine(2), 'text'), sampleLine(3)] }] });
    expect(screen.getByRole('log').textContent).toMatch(/Text 1.*This line cannot be shown.*Text 3/s);
    await show({ transcripts: [{ sessionId: 's1', lines: [sampleLine(2)] }] });
    await show({});
    expect(screen.getByRole('log').textContent).toMatch(/Text 1.*Text 2.*Text 3/s);
  });

  test('a dialog: it can be closed, and asks for nothing that is not on it', async () => {
    const { show, user } = await openSession(monitor);
    await user.click(screen.getByRole('radio', { name: 'Barge in' }));
    expect(screen.getByRole('dialog', { name: 'Barge in?' })).toBeTruthy();
    await show({ sessions: [poison(monitor, 'customer')] });
    expect(screen.queryByRole('button', { name: 'Barge in' })).toBeNull();
    expect(radio('Monitor') ?? 'not shown').not.toBe('false');
  });

  test('one agent of the team: the others stay', async () => {
    const agent = {
      id: 'a1',
      name: 'Amy',
      userName: 'amy',
      groups: [],
      readiness: 'ready' as const,
      stateName: '',
      sessions: [],
      order: null,
    };
    const { show, user } = await openApp();
    await user.click(screen.getByRole('tab', { name: 'Team' }));
    const broken = poison({ ...agent, id: 'a2', name: 'Bob' }, 'stateName');
    await show({ appState: { team: { ...sampleAppState.team, agents: [agent, broken] } } });
    const team = screen.getByRole('region', { name: 'Team' });
    expect(within(team).getByRole('heading', { name: 'Amy' })).toBeTruthy();
    expect(within(team).getByText('This agent cannot be shown.')).toBeTruthy();
  });

  test('nothing of the former session stands beside another one, even when that cannot be drawn', async () => {
    const { show, user } = await openSession({
      ...monitor,
      attachedData: [{ key: 'Account', value: '4711', isPlain: true }],
    });
    await show({
      sessions: [
        Object.defineProperties(
          sampleSession({ id: 's2', customer: 'Ben', participants: [] }),
          Object.getOwnPropertyDescriptors(poison({ attachedData: [] }, 'attachedData')),
        ),
      ],
    });
    await user.click(screen.getByRole('option', { name: /^Ben/ }));
    const details = screen.getByRole('region', { name: 'Session details' });
    expect(details.textContent).not.toMatch(/4711|Maria/);
    expect(screen.getByRole('region', { name: 'Open session' }).textContent).not.toContain('Maria');
  });
});
