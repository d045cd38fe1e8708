/** R25: every list of the page, with doubles, with empty and strange ids, and with very many entries: all is shown, nothing of another's, nothing breaks. */
import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { AppState } from '#preload/model/app-state.ts';
import type { DirectoryEntry } from '#preload/model/directory.ts';
import type { Agent } from '#preload/model/team.ts';
import { answer } from './fake-bridge.ts';
import type { OpenApp } from './open-app.ts';
import { openApp, openSession } from './open-app.ts';
import type { SampleChange } from './samples.ts';
import { sampleAppState, sampleLine, sampleParticipant, sampleSession } from './samples.ts';

const ODD_IDS = [
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  'a b',
  '"><b>',
  '\ud800',
  '\u202e',
  'x'.repeat(10_000),
];

const agent = (change: Partial<Agent> = {}): Agent => ({
  id: 'a1',
  name: 'Amy',
  userName: 'amy',
  groups: ['Orders'],
  readiness: 'ready',
  stateName: '',
  sessions: [],
  order: null,
  ...change,
});
const entry = (address: string, name: string): DirectoryEntry => ({
  kind: 'person',
  name,
  detail: '',
  address,
});
const teamOf = (agents: readonly Agent[]): Partial<AppState> => ({
  team: { ...sampleAppState.team, agents },
});
const failedOf = (channel: string, serverSays: string) => ({ channel, serverSays });

interface List {
  /** Puts entries with these ids on screen, each with a name of its own. */
  readonly show: (app: OpenApp, ids: readonly string[]) => Promise<void>;
  /** What an entry of that place shows. */
  readonly nameOf: (place: number) => string;
  readonly limit: number;
}

const nameOf = (place: number): string => `Entry ${place} of it`;
const mode = 'coach' as const;
const change = (part: SampleChange) => ({ sessions: [sampleSession({ mode, ...part })] });

const LISTS: Readonly<Record<string, List>> = {
  participants: {
    nameOf,
    limit: 100,
    show: (app, ids) =>
      app.show(
        change({ participants: ids.map((id, place) => sampleParticipant({ id, nickname: nameOf(place) })) }),
      ),
  },
  'other supervisors': {
    nameOf,
    limit: 20,
    show: (app, ids) =>
      app.show(
        change({
          participants: ids.map((id, place) =>
            sampleParticipant({ id, nickname: nameOf(place), role: 'supervisor' }),
          ),
        }),
      ),
  },
  'attached data': {
    nameOf,
    limit: 100,
    show: (app, ids) =>
      app.show(
        change({ attachedData: ids.map((key, place) => ({ key, value: nameOf(place), isPlain: true })) }),
      ),
  },
  typists: {
    nameOf,
    limit: 5,
    show: (app, ids) =>
      app.show(
        change({
          typing: ids.map((participantId, place) => ({
            participantId,
            nickname: nameOf(place),
            role: 'customer',
            preview: '',
          })),
        }),
      ),
  },
  'lines of the transcript': {
    nameOf,
    limit: Infinity,
    show: (app, ids) => {
      const lines = ids.map((key, place) =>
        sampleLine(place, { key: `${place}`.padStart(9) + key, text: nameOf(place) }),
      );
      return app.show({ transcripts: [{ sessionId: 's1', lines }] });
    },
  },
  'channels that did not start': {
    nameOf,
    limit: 50,
    show: (app, ids) =>
      app.show({
        appState: {
          work: {
            isStarted: true,
            channels: [],
            failed: ids.map((id, place) => failedOf(id, nameOf(place))),
          },
        },
      }),
  },
  agents: {
    nameOf,
    limit: Infinity,
    show: async (app, ids) => {
      await app.user.click(screen.getByRole('tab', { name: 'Team' }));
      await app.show({ appState: teamOf(ids.map((id, place) => agent({ id, name: nameOf(place) }))) });
    },
  },
  'an agent’s sessions': {
    nameOf,
    limit: 20,
    show: async (app, ids) => {
      await app.user.click(screen.getByRole('tab', { name: 'Team' }));
      const sessions = ids.map((id, place) => ({ id, receivedAt: null, subject: nameOf(place) }));
      await app.show({ appState: teamOf([agent({ sessions })]) });
    },
  },
  dispositions: {
    nameOf,
    limit: Infinity,
    show: async (app, ids) => {
      app.answers.listDispositions = () =>
        answer(ids.map((name, place) => ({ name, displayName: nameOf(place) })));
      const { offers } = sampleSession();
      await app.show(change({ offers: { ...offers, actions: [...offers.actions, 'set-disposition'] } }));
      await screen.findByText(nameOf(0));
    },
  },
  'directory entries': {
    nameOf,
    limit: Infinity,
    show: async (app, ids) => {
      app.answers.searchDirectory = () => answer(ids.map((id, place) => entry(id, nameOf(place))));
      const { offers } = sampleSession();
      await app.show(change({ offers: { ...offers, actions: [...offers.actions, 'invite'] } }));
      await app.user.click(screen.getByRole('button', { name: 'Bring in…' }));
      await app.user.type(screen.getByRole('searchbox', { name: 'Search people and queues' }), 'e');
      await screen.findByText(nameOf(0));
    },
  },
};

const cases = Object.entries(LISTS);

/** As a page of ours would be: nothing broken, the modes right. */
function expectWhole(): void {
  expect(screen.queryAllByText(/cannot be shown/)).toEqual([]);
  expect(document.querySelector('p[data-mode]')?.getAttribute('data-mode')).toBe('coach');
}

describe('R25', () => {
  test.each(cases)(
    '%s with doubles: each is shown, and others take their place without a rest',
    async (_, list) => {
      const app = await openSession({ mode });
      await list.show(app, ['same', 'same', 'other', 'same']);
      for (const place of [0, 1, 2, 3])
        expect(screen.getAllByText(list.nameOf(place)).length).toBeGreaterThan(0);
      expectWhole();
    },
  );

  test.each(cases)('%s with empty and strange ids, each of them twice', async (_, list) => {
    const app = await openSession({ mode });
    const ids = [...ODD_IDS, ...ODD_IDS].slice(0, Math.min(list.limit, 20));
    await list.show(app, ids);
    for (const place of ids.keys()) expect(screen.getAllByText(list.nameOf(place)).length).toBeGreaterThan(0);
    expectWhole();
  });

  test.each(cases.filter(([, { limit }]) => limit < Infinity))(
    '%s beyond its limit: the beginning is drawn, the rest on demand',
    async (_, list) => {
      const app = await openSession({ mode });
      const count = list.limit + 3;
      await list.show(
        app,
        Array.from({ length: count }, (__, place) => `${place}`.padStart(4, '0')),
      );
      const button = screen.getAllByRole('button', { name: new RegExp(`^Show all ${count} `) })[0];
      expect(screen.queryAllByText(/^Entry \d+ of it$/).length).toBeLessThan(2 * count);
      if (button === undefined) throw new Error('no button');
      await app.user.click(button);
      for (const place of [0, count - 1])
        expect(screen.getAllByText(list.nameOf(place)).length).toBeGreaterThan(0);
      expectWhole();
    },
  );

  test('sessions with strange ids: each has its row, opens by mouse and key, and shows its own', async () => {
    const sessions = ODD_IDS.map((id, place) =>
      sampleSession({ id, customer: `Customer ${place}`, participants: [] }),
    );
    const { user, inputsOf } = await openApp({ sessionAlerts: {} }, sessions);
    for (const [place, id] of ODD_IDS.entries()) {
      await user.click(
        within(screen.getByRole('listbox')).getByText(`Customer ${place}`, { selector: 'bdi' }),
      );
      expect(inputsOf('openSession').at(-1)).toEqual({ sessionId: id });
      const open = screen.getByRole('region', { name: 'Open session' });
      expect(within(open).getByRole('heading').textContent).toContain(`Customer ${place}`);
      expect(screen.getByRole('combobox', { name: 'Alerts for this session' })).toHaveProperty('value', '');
    }
    expect(screen.queryAllByText(/cannot be shown/)).toEqual([]);
  });

  test('two participants of one id beside another customer’s: nothing of the former session stays', async () => {
    const app = await openSession({
      participants: [sampleParticipant({ nickname: 'Former' })],
      attachedData: [{ key: 'Account', value: '4711', isPlain: true }],
    });
    const twice = sampleSession({
      id: 's2',
      customer: 'Ben',
      participants: [sampleParticipant({ nickname: 'Ben' }), sampleParticipant({ nickname: 'Ben’s double' })],
      attachedData: [],
    });
    await app.show({ sessions: [twice] });
    await app.user.click(within(screen.getByRole('listbox')).getByText('Ben', { selector: 'bdi' }));
    const details = screen.getByRole('region', { name: 'Session details' });
    expect(details.textContent).not.toMatch(/Former|4711/);
    expect(within(details).getByText('Ben’s double')).toBeTruthy();
  });

  test('keys find their way through directory entries of one address', async () => {
    const app = await openSession({ mode });
    await LISTS['directory entries']?.show(app, ['same', 'same', 'same']);
    screen.getByRole('listbox', { name: 'People and queues' }).focus();
    await app.user.keyboard('{ArrowDown}{ArrowDown}');
    const [, , last] = within(screen.getByRole('listbox', { name: 'People and queues' })).getAllByRole(
      'option',
    );
    expect(last?.getAttribute('aria-selected')).toBe('true');
  });
});
