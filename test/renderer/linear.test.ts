/** Ten times as much on the page costs ten times as much: sessions, agents, lines, drafts, what is attached. */
import { describe, expect, it } from 'vitest';
import type { Bridge } from '#preload/contract.ts';
import type { StatePatch } from '#preload/model/app-state.ts';
import type { KeptDraft } from '#preload/model/drafts.ts';
import type { Outcome } from '#preload/model/outcomes.ts';
import type { Agent } from '#preload/model/team.ts';
import { keepUnedited } from '#renderer/sessions/details/keep-unedited.ts';
import { arrangeLines } from '#renderer/sessions/transcript/arrange-lines.ts';
import { markPieces } from '#renderer/sessions/transcript/mark-pieces.ts';
import { AppStateReplica } from '#renderer/state/app-state-replica.svelte.ts';
import { Drafts } from '#renderer/state/drafts.svelte.ts';
import { mergeLines } from '#renderer/state/merge-lines.ts';
import { findOutcome } from '#renderer/state/outcomes.ts';
import { TeamFilter } from '#renderer/team/team-filter.svelte.ts';
import { Typeahead } from '#renderer/ui/list-keys.ts';
import { uniqueKeys } from '#renderer/ui/unique-keys.ts';
import { grow, MOST, upTo } from '#test/growth.ts';
import { noon, sampleAppState, sampleLine, sampleSession } from './samples.ts';

const FEW = 300;
const idOf = (place: number): string => `s${place}`;

const draft = (place: number): KeptDraft => ({
  sessionId: idOf(place),
  to: 'agents',
  kind: 'text',
  text: 'so far',
});

const outcome = (id: number, phase: Outcome['phase'] = 'done'): Outcome => ({
  id,
  phase,
  since: 0,
  subject: { kind: 'message', sessionId: idOf(id), to: 'agents', as: 'text', text: 'so far' },
});

const agent = (place: number): Agent => ({
  id: idOf(place),
  name: `Amy ${(place * 7919) % 10_007}`,
  userName: idOf(place),
  readiness: 'ready',
  stateName: 'Ready',
  groups: ['Orders', `Group ${place}`],
  sessions: [{ id: idOf(place), receivedAt: 0, subject: 'Parcel' }],
  order: null,
});

/** A page that is told by patches. */
function openReplica() {
  let tell: (patch: StatePatch) => void = () => undefined;
  const bridge = {
    onState(listener: typeof tell) {
      tell = listener;
      return () => undefined;
    },
    acknowledgePatch: () => Promise.resolve({ ok: true, value: null }),
    requestFullState: () => Promise.resolve({ ok: true, value: null }),
  } as unknown as Bridge; // a replica needs no more of it
  const replica = new AppStateReplica(bridge);
  const stop = replica.start();
  stop();
  return { replica, tell: (patch: StatePatch): void => tell(patch) };
}

const patchOf = (number: number, changes: Partial<StatePatch>): StatePatch => ({
  number,
  full: false,
  appState: {},
  sessions: [],
  removedSessions: [],
  transcripts: [],
  ...changes,
});

const sessionsOf = (n: number) => upTo(n).map((place) => sampleSession({ id: idOf(place) }));
const linesOf = (n: number) =>
  upTo(n).map((place) => sampleLine(place, { key: `#${place}`, at: noon(place) }));

const WAYS: Readonly<Record<string, (n: number) => () => unknown>> = {
  'drafts recalled by a page': (n) => {
    const recalled = upTo(n).map(draft);
    return () => new Drafts(() => undefined, recalled);
  },
  'drafts of ever more sessions': (n) => {
    const drafts = new Drafts(() => undefined, []);
    return () => upTo(n).forEach((place) => drafts.of(idOf(place), 'agents'));
  },
  'drafts of which nothing may stay': (n) => {
    const drafts = new Drafts(() => undefined, upTo(n).map(draft));
    return () => drafts.clear();
  },
  'what turns out to be sent': (n) => {
    const drafts = new Drafts(() => undefined, upTo(n).map(draft));
    drafts.follow([]);
    const outcomes = upTo(n).map((id) => outcome(id));
    return () => {
      drafts.follow(outcomes);
      drafts.follow(outcomes);
      expect(drafts.of(idOf(0), 'agents').text).toBe('');
    };
  },
  'the newest outcome': (n) => {
    const outcomes = { all: upTo(n).map((id) => outcome(id)), dismiss: () => undefined };
    return () => expect(findOutcome(outcomes, () => false)).toBeNull();
  },
  'a whole state': (n) => {
    const { replica, tell } = openReplica();
    const patch = patchOf(1, { full: true, appState: sampleAppState, sessions: sessionsOf(n) });
    return () => {
      tell(patch);
      expect(replica.sessions.size).toBe(n);
    };
  },
  'a patch that changes and removes many sessions': (n) => {
    const { replica, tell } = openReplica();
    tell(patchOf(1, { full: true, appState: sampleAppState, sessions: sessionsOf(n) }));
    const patch = patchOf(2, { sessions: sessionsOf(n), removedSessions: upTo(n).map(idOf) });
    return () => {
      tell(patch);
      expect(replica.sessions.size).toBe(0);
    };
  },
  'lines that come late into a transcript': (n) => {
    const shown = linesOf(n);
    const late = linesOf(2 * n).toReversed();
    return () => expect(mergeLines(shown, late)).toHaveLength(2 * n);
  },
  'a transcript laid out': (n) => {
    const lines = upTo(n).map((place) =>
      sampleLine(place, { at: noon(place * 1440), wasMissed: place % 3 !== 0 }),
    );
    return () => arrangeLines(lines);
  },
  'a text of many pieces and marks': (n) => {
    const pieces = upTo(n).map(() => ({ text: 'word ', url: null }));
    const marked = upTo(n).map((place) => ({ start: place * 5, end: place * 5 + 4 }));
    return () => markPieces(pieces, marked);
  },
  'keys of a list that holds one thing again and again': (n) => {
    const list = upTo(n);
    return () => uniqueKeys(list, () => 'same');
  },
  'a letter typed into the list': (n) => {
    const names = upTo(n).map((place) => `Maria ${place}`);
    return () => expect(new Typeahead().find('z', names, (name) => name, 0, 1)).toBeNull();
  },
  'the team by name': (n) => {
    const agents = upTo(n).map(agent);
    return () => expect(new TeamFilter().select(agents)).toHaveLength(n);
  },
  'a search in the team': (n) => {
    const agents = upTo(n).map(agent);
    const filter = new TeamFilter();
    filter.query = 'parcel amy';
    filter.group = 'Orders';
    return () => expect(filter.select(agents)).toHaveLength(n);
  },
  'an edited value of many lines': (n) => {
    const original = upTo(n).join('\r\n');
    const typed = `${upTo(n).join('\n')}\nmore`;
    return () => expect(keepUnedited(original, typed)).toBe(`${original}\r\nmore`);
  },
};

describe.each(Object.entries(WAYS))('%s', (_name, prepare) => {
  it('costs ten times as much when it is ten times as much', () => {
    const { few, times } = grow(FEW, prepare);
    expect(few).toBeGreaterThan(FEW / 2);
    expect(times).toBeLessThan(MOST);
  });
});
