/** A list of ten thousand sessions is drawn, changed, walked through and searched like one of a hundred: counted in elements, rows and reads. */
import { cleanup, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { Session } from '#preload/model/session.ts';
import { orderSessions } from '#renderer/sessions/list/order-sessions.ts';
import { SessionOrder } from '#renderer/sessions/list/session-order.ts';
import { searchSessions } from '#renderer/sessions/list/session-search.ts';
import { RunningSessions } from '#renderer/state/running-sessions.ts';
import { SessionTable } from '#renderer/state/session-table.svelte.ts';
import { upTo } from '#test/growth.ts';
import { ENTRY_HEIGHT, VIEWPORT_HEIGHT } from '#test/renderer/layout.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openApp } from '#test/renderer/open-app.ts';
import { endSession, sampleSession } from '#test/renderer/samples.ts';

const FEW = 100;
const MANY = 10_000;

const idOf = (place: number): string => `s${String(place).padStart(5, '0')}`;
/** The first waits longest. */
const sampleAt = (place: number): Session =>
  sampleSession({ id: idOf(place), customer: `Customer-${place}`, waitingSince: 1000 + place });
const sessionsOf = (n: number): readonly Session[] => upTo(n).map(sampleAt);

const list = (): HTMLElement => screen.getByRole('listbox', { name: 'SMS sessions' });
const rows = (): readonly HTMLElement[] => [...list().querySelectorAll<HTMLElement>('[role="option"]')];
const nameOf = (row: HTMLElement | null): string => row?.textContent.trim().split(',')[0] ?? 'nothing';
const active = (): HTMLElement | null =>
  document.getElementById(list().getAttribute('aria-activedescendant') ?? '');

afterEach(() => vi.restoreAllMocks());

/** The rows in which anything is other than before. */
async function countRedrawn(act: () => Promise<void>): Promise<number> {
  const redrawn = new Set<Element>();
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const row = element?.closest('[role="option"]');
      if (row) redrawn.add(row);
    }
  });
  observer.observe(list(), { subtree: true, childList: true, attributes: true, characterData: true });
  await act();
  observer.disconnect();
  return redrawn.size;
}

async function countElements(n: number): Promise<number> {
  await openApp({}, sessionsOf(n));
  const count = document.querySelectorAll('*').length;
  cleanup();
  return count;
}

test('as many elements, about nine for each row on screen', async () => {
  const few = await countElements(FEW);
  const many = await countElements(MANY);
  expect(many / few).toBeLessThanOrEqual(1.1);
  await openApp({}, sessionsOf(MANY));
  expect(rows().length).toBeGreaterThanOrEqual(VIEWPORT_HEIGHT / ENTRY_HEIGHT);
  expect(list().querySelectorAll('*').length / rows().length).toBeLessThan(9.5);
});

test.each([FEW, MANY])('one of %d sessions that changes is drawn again alone', async (n) => {
  const { show } = await openApp({}, sessionsOf(n));
  const changed = { ...sampleAt(3), unread: 2 };
  expect(await countRedrawn(() => show({ sessions: [changed] }))).toBe(1);
  expect(screen.getByRole('option', { name: /^Customer-3, .*2 unread$/ })).toBeTruthy();
  // Not on screen.
  expect(await countRedrawn(() => show({ sessions: [{ ...sampleAt(n - 1), unread: 2 }] }))).toBe(0);
  // What concerns no row.
  expect(await countRedrawn(() => show({ appState: { doNotDisturbUntil: null } }))).toBe(0);
});

test('each option says which of how many it is', async () => {
  await openApp({}, sessionsOf(MANY));
  expect(rows().map((row) => row.getAttribute('aria-setsize'))).toEqual(rows().map(() => String(MANY)));
  expect(rows().map((row) => row.getAttribute('aria-posinset'))).toEqual(
    rows().map((_, place) => String(place + 1)),
  );
});

async function press(app: OpenApp, keys: string): Promise<string> {
  await app.user.keyboard(keys);
  return nameOf(active());
}

test('keys go to every session, and the active one is always there', async () => {
  const app = await openApp({}, sessionsOf(MANY));
  list().focus();
  expect(await press(app, '{End}')).toBe('Customer-9999');
  expect(active()?.getAttribute('aria-posinset')).toBe('10000');
  expect(await press(app, '{PageUp}')).toBe('Customer-9989');
  expect(await press(app, '{Home}{ArrowDown}')).toBe('Customer-1');
  expect(await press(app, 'customer-7')).toBe('Customer-7');
  expect(await press(app, '{End}{Enter}')).toBe('Customer-9999');
  expect(app.inputsOf('openSession')).toEqual([{ sessionId: idOf(9999) }]);
  expect(active()?.getAttribute('aria-selected')).toBe('true');
  await app.show({ removedSessions: [idOf(9999)] });
  expect(active()?.getAttribute('aria-posinset')).toBe('1');
});

/** A session that counts how often its name is read. */
function watch(session: Session, onRead: () => void): Session {
  return Object.defineProperty({ ...session }, 'customer', {
    get: () => {
      onRead();
      return session.customer;
    },
  });
}

test('a search makes the text of each session ready once, and again only of one that has changed', () => {
  let reads = 0;
  const count = (): void => void (reads += 1);
  const sessions = sessionsOf(FEW).map((session) => watch(session, count));
  vi.spyOn(performance, 'now').mockReturnValue(0);
  expect(searchSessions(sessions, 'customer 9').sessions).toHaveLength(19);
  expect(reads).toBe(FEW);
  expect(searchSessions(sessions, 'customer 99').sessions).toHaveLength(1);
  expect(reads).toBe(FEW);
  searchSessions([...sessions.slice(1), watch(sampleAt(0), count)], 'customer 99');
  expect(reads).toBe(FEW + 1);
});

test('a search of texts that are not ready stops in time, says so, and finds the rest when it goes on', () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1));
  const sessions = sessionsOf(FEW);
  let found = searchSessions(sessions, 'customer');
  expect(found.isPartial).toBe(true);
  expect(found.sessions).toEqual(sessions.slice(0, found.sessions.length));
  let slices = 1;
  for (; found.isPartial; slices += 1) found = searchSessions(sessions, 'customer');
  expect(found.sessions).toEqual(sessions);
  expect(slices).toBeGreaterThan(3);
});

test('on screen it goes on by itself, and says meanwhile that it is searching', async () => {
  const { user } = await openApp({}, sessionsOf(FEW));
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1));
  await user.type(screen.getByRole('searchbox', { name: 'Search sessions' }), '99');
  expect(await screen.findByText(`1 of ${FEW} sessions`)).toBeTruthy();
  expect(rows().map(nameOf)).toEqual(['Customer-99']);
});

/** How often something is read of the sessions to take one change into the order. */
function countReads(n: number): number {
  const table = new SessionTable();
  let reads = 0;
  const counted = (place: number): Session =>
    new Proxy(sampleAt(place), {
      get: (session, key) => {
        reads += 1;
        return Reflect.get(session, key) as unknown;
      },
    });
  for (const place of upTo(n)) table.set(idOf(place), counted(place));
  const order = new SessionOrder(table);
  const running = new RunningSessions(table);
  expect(order.read()).toHaveLength(n);
  expect(running.read().size).toBe(n);
  reads = 0;
  table.set(idOf(n - 1), counted(n - 1));
  order.read();
  running.read();
  return reads;
}

test('one change among a hundred times as many looks at twice as many at most', () => {
  const few = countReads(FEW);
  expect(few).toBeGreaterThan(5);
  expect(countReads(MANY) / few).toBeLessThanOrEqual(2.2);
});

test('whatever changes, the order is that of sorting all anew, and who runs is who has not ended', () => {
  const table = new SessionTable();
  const order = new SessionOrder(table);
  const running = new RunningSessions(table);
  let seed = 1;
  const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 400; round += 1) {
    if (random(100) === 0) table.clear();
    for (let change = random(random(10) === 0 ? 100 : 4); change > 0; change -= 1) {
      const id = idOf(random(120));
      const session = sampleSession({
        id,
        waitingSince: random(3) === 0 ? null : random(20),
        lastTextAt: random(3) === 0 ? null : random(20),
      });
      if (random(4) === 0) table.delete(id);
      else table.set(id, random(5) === 0 ? endSession(session, { phase: 'completed' }) : session);
    }
    if (random(3) === 0) continue;
    expect(order.read()).toEqual(orderSessions(table.values()));
    expect(order.read()).toBe(order.read());
    const ids = [...table.values()].filter(({ ended }) => !ended).map(({ id }) => id);
    expect([...running.read()].sort()).toEqual(ids.sort());
  }
});

test('who runs stays the same set until somebody begins or ends', () => {
  const table = new SessionTable();
  for (const session of sessionsOf(FEW)) table.set(session.id, session);
  const running = new RunningSessions(table);
  const before = running.read();
  table.set(idOf(3), { ...sampleAt(3), unread: 5 });
  expect(running.read()).toBe(before);
  table.set(idOf(3), endSession(sampleAt(3), { phase: 'completed' }));
  expect(running.read().size).toBe(FEW - 1);
  expect(before.size).toBe(FEW);
});

test('who asks what has changed after very many changes is told to look at everything', () => {
  const table = new SessionTable();
  const { revision } = table.changedSince(-1);
  expect(table.changedSince(-1).ids).toBeNull();
  table.set('a', sampleAt(0));
  expect([...(table.changedSince(revision).ids ?? [])]).toEqual(['a']);
  for (const place of upTo(5000)) table.set(idOf(place), sampleAt(place));
  expect(table.changedSince(revision).ids).toBeNull();
  const recent = table.changedSince(revision).revision;
  table.delete('a');
  expect([...(table.changedSince(recent).ids ?? [])]).toEqual(['a']);
  table.clear();
  expect(table.changedSince(recent).ids).toBeNull();
});

test('a session that cannot be read is tried again, and nothing is lost by it', () => {
  const table = new SessionTable();
  for (const session of sessionsOf(FEW)) table.set(session.id, session);
  const order = new SessionOrder(table);
  order.read();
  table.set(
    idOf(3),
    Object.defineProperty({ ...sampleAt(3) }, 'waitingSince', {
      get: () => {
        throw new Error('cannot be read');
      },
    }),
  );
  expect(() => order.read()).toThrow('cannot be read');
  expect(() => order.read()).toThrow('cannot be read');
  table.set(idOf(3), { ...sampleAt(3), waitingSince: 1 });
  expect(order.read()[0]?.id).toBe(idOf(3));
  expect(order.read()).toHaveLength(FEW);
});
