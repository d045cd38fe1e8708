/** Waits and alerts beside a computer whose clock is wrong: a real server, and what main tells of it. */
import { afterEach, describe, expect, it } from 'vitest';
import { watchAlerts } from '#main/alerts/watch-alerts.ts';
import { describeAlerts } from '#main/desktop/notifications/alert-labels.ts';
import { viewTray } from '#main/desktop/tray/tray-view.ts';
import type { AlertKind } from '#preload/model/alerts.ts';
import type { Dialect, ScriptedSession } from '#test/gws-simulator/index.ts';
import type { ContactCentre } from '#test/main/contact-centre.ts';
import { openContactCentre, until } from '#test/main/contact-centre.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** After so long the rules tell that a customer waits. */
const PATIENCE = 2 * MINUTE;

let centre: ContactCentre;
/** By how much this computer's clock is ahead of the server's. */
let ahead: number;

afterEach(() => centre.close());

const computer = (): number => Date.now() + ahead;

interface Scene {
  readonly session: ScriptedSession;
  kinds(): readonly AlertKind[];
  /** What the tray says of the session. */
  trayLabel(): string | undefined;
  /** A second has passed. */
  look(): void;
}

/** Somebody is signed in; then the customer's text of so many milliseconds ago is told. */
async function begin(clockAhead: number, waitingFor: number, dialect: Partial<Dialect> = {}): Promise<Scene> {
  ahead = clockAhead;
  centre = await openContactCentre({ computer, dialect });
  const { store, appState, serverClock } = centre;
  const watch = watchAlerts({
    store,
    appState,
    now: computer,
    serverNow: serverClock.now,
    alertsAllowed: () => true,
    isWindowInFront: () => false,
    isOwnAction: () => false,
    notify: () => undefined,
    repeatSound: () => undefined,
    onChange: () => undefined,
  });
  const session = centre.gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'Cleo' },
    supervisors: [{ user: 'sam', mode: 'monitor' }],
    startedAt: Date.now() - HOUR,
  });
  await centre.signIn();
  appState.change({ account: { server: centre.gws.url, userName: 'sam', displayName: 'Sam' } });
  session.customerSays('Hello?', { at: Date.now() - waitingFor });
  await until('told', () => centre.session(session.id)?.waitingSince !== null);
  return {
    session,
    kinds: () => watch.unhandled().map(({ kind }) => kind),
    trayLabel: () =>
      viewTray(
        appState.read(),
        [...store.all()].map((record) => record.session),
        [],
        serverClock.now(),
      ).sessions[0]?.label,
    look: () => watch.passTime(),
  };
}

describe.each([10 * MINUTE, -10 * MINUTE, DAY, -DAY, HOUR + 7 * SECOND])(
  'a computer %d ms ahead',
  (clockAhead) => {
    it('alerts neither at once nor late, and its tray says how long somebody waits', async () => {
      const fresh = await begin(clockAhead, PATIENCE - 20 * SECOND);
      fresh.look();
      expect(fresh.kinds()).not.toContain('customer-waiting');
      expect(fresh.trayLabel()).toContain('waiting 1 min');
      await centre.close();
      const due = await begin(clockAhead, PATIENCE + 5 * SECOND);
      due.look();
      expect(due.kinds()).toContain('customer-waiting');
      expect(due.trayLabel()).toContain('waiting 2 min');
    });

    it('says in a notification how long somebody waits', async () => {
      const { session } = await begin(clockAhead, 3 * MINUTE + 5 * SECOND);
      const alert = {
        key: 'k',
        kind: 'customer-waiting',
        sessionId: session.id,
        lineKey: null,
        level: 'sound',
        count: 1,
        wasMissed: false,
      } as const;
      const words = describeAlerts([alert], {
        find: centre.store.get,
        previewText: true,
        now: centre.serverClock.now(),
      });
      expect(words.body).toContain('For 3 minutes');
    });
  },
);

it.each(['absent', 'unreadable'] as const)(
  'where dates are %s, what is told shows that the computer is behind',
  async (dateHeader) => {
    const { session, kinds, look } = await begin(-10 * MINUTE, PATIENCE + 5 * SECOND, { dateHeader });
    session.agentStartsTyping();
    await until('told', () => Math.abs(centre.serverClock.now() - Date.now()) < SECOND);
    look();
    expect(kinds()).toContain('customer-waiting');
  },
);

it.each([HOUR, -HOUR])('setting the computer by %d ms while it runs changes no wait', async (step) => {
  const { kinds, look, trayLabel } = await begin(0, PATIENCE - 40 * SECOND);
  ahead = step;
  look();
  expect(kinds()).toEqual(['new-message']);
  expect(trayLabel()).toContain('waiting 1 min');
});

it('an ended session stays as long, and a typist is believed as long, whatever the computer’s clock is set to', async () => {
  const { session } = await begin(0, SECOND);
  session.agentStartsTyping();
  await until('typing', () => centre.session(session.id)?.typing.length === 1);
  ahead = HOUR;
  centre.store.apply({ type: 'time-passed', at: centre.serverClock.now() });
  expect(centre.session(session.id)?.typing).toHaveLength(1);
  session.complete();
  await until('ended', () => centre.session(session.id)?.ended === true);
  ahead = 2 * HOUR;
  centre.store.apply({ type: 'time-passed', at: centre.serverClock.now() });
  expect(centre.session(session.id)).toBeDefined();
});

it('the age of what is on screen is of the clock that the page has', async () => {
  await begin(10 * MINUTE, SECOND);
  const connection = centre.states.at(-1);
  expect(connection).toMatchObject({ phase: 'connected' });
  const heardAt = connection && 'heardAt' in connection ? (connection.heardAt ?? 0) : 0;
  expect(Math.abs(computer() - heardAt)).toBeLessThan(MINUTE);
});
