/** Every value of every switch of the simulator's dialect: a new switch does not compile until its values are here. */
import type { Dialect } from '#test/gws-simulator/index.ts';

export const DIALECT_VALUES: { readonly [Switch in keyof Dialect]: readonly Dialect[Switch][] } = {
  dateSeparator: ['space', 'none', 'T'],
  utcOffsetMinutes: [0, -420, 330],
  timestampSeconds: ['milliseconds', 'seconds', 'absent'],
  bargeInCapability: ['SwitchBargeIn', 'SwitchToBargeIn'],
  smssessionUri: [true, false],
  smssessionPath: [false, true],
  pathFields: [false, true],
  uriHost: ['own', 'http://10.10.15.212:9090'],
  payloadKey: ['smssession', 'smsession'],
  messageTypeCase: ['documented', 'regular', 'lower'],
  statusCodeAs: ['number', 'string'],
  metrics: [false, true],
  participantIdAs: ['participantId', 'id', 'both'],
  participantVisibility: [true, false],
  topic: ['/v2/me/smssessions', '/v2/me/sms'],
  deliverTo: ['both', 'exact', 'wildcard'],
  unknownClientError: ['402::Unknown client', '402::session_unknown', '403::Unknown client'],
  csrf: [false, true, 'rotating'],
  notSignedIn: [
    '403/20',
    '401',
    '401-page',
    '403-page',
    'sign-in-form',
    'redirect',
    'redirect-elsewhere',
    'bayeux-401',
    'bayeux-403',
  ],
  ack: [false, true],
  replyOrder: ['reply-first', 'notification-first'],
  coachVisibility: ['Agents', 'Agent'],
  sendMessageInMonitor: ['refuse', 'accept'],
  hiddenLinesVisibility: ['All', 'actual'],
  stateWhenAgentLeaves: ['Revoked', 'Completed'],
  stateWhenSupervisorLeaves: ['Completed', 'LeftChat'],
  arrivesAs: ['Chatting', 'Invited'],
  intrudeGives: ['Invited', 'Chatting'],
  intrudeNeedsOrder: [false, true],
  needsWork: [false, true],
  startNeeds: [[], ['place'], ['loginCode'], ['place', 'loginCode']],
  extraCapabilities: [[], ['SendUrl', 'Complete']],
  errorMessageType: ['session', 'ErrorMessage', 'absent'],
  dateHeader: ['right', 'absent', 'unreadable'],
  longPollTimeoutMs: [30_000, 1200],
  maxIntervalMs: [10_000, 4000],
  intervalMs: [0, 40],
  httpSessionIdleSeconds: [1800, 3],
};

/** What no client could make sense of: it turns one such switch back. */
export function makePossible(dialect: Partial<Dialect>): Partial<Dialect> {
  // A message log must name its session in one way at least.
  if (dialect.smssessionUri === false) return makeReachable({ ...dialect, smssessionPath: true });
  return makeReachable(dialect);
}

/** A topic that nobody has heard of can only be reached by a wildcard. */
function makeReachable(dialect: Partial<Dialect>): Partial<Dialect> {
  return dialect.topic === '/v2/me/sms' && dialect.deliverTo === 'exact'
    ? { ...dialect, deliverTo: 'both' }
    : dialect;
}

export interface DialectChoice {
  readonly name: string;
  readonly dialect: Partial<Dialect>;
}

/** Each switch alone, in each of its values. */
export function singleChoices(): DialectChoice[] {
  return Object.entries(DIALECT_VALUES).flatMap(([name, values]) =>
    values.map((value) => ({
      name: `${name} ${JSON.stringify(value)}`,
      dialect: makePossible({ [name]: value }),
    })),
  );
}

/** Every switch at random. `random` gives numbers from 0 to below 1. */
export function randomDialect(random: () => number): Partial<Dialect> {
  const entries = Object.entries(DIALECT_VALUES).map(([name, values]) => [
    name,
    values[Math.floor(random() * values.length)],
  ]);
  // Each value was taken from its own switch's list.
  return makePossible(Object.fromEntries(entries) as Partial<Dialect>);
}
