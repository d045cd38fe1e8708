/**
 * The state machine of one login session: from signing in, through every loss, to signing out. For each state and event,
 * what comes next and what is to be done; connection.ts does it. Pure: no clock, no network, no memory.
 */

export const CONNECTION_STATES = [
  'signed-out',
  /** Signing in, opening a Bayeux connection and reading the list of sessions, for the first time. */
  'connecting',
  'connected',
  /** The Bayeux connection is lost; the next try has its time. */
  'waiting',
  /** The Bayeux connection is lost; a try is under way. */
  'retrying',
  'session-expired',
  /** Signing in where the same person's session has expired; on screen it is expired until that has succeeded. */
  'resuming',
  /** The Bayeux connection is closed, the last operation before signing out is under way, and it may be refused. */
  'saying-last-word',
  'signing-out',
] as const;

export type ConnectionState = (typeof CONNECTION_STATES)[number];

export const CONNECTION_EVENTS = [
  /** Somebody signs in. */
  'sign-in',
  /** Somebody signs in where the session of the same account has expired. */
  'resume',
  /** A try has succeeded: a Bayeux connection is open, and the list of sessions has been read since. */
  'opened',
  /** A try has failed, and there will be another. */
  'failed',
  /** A try has failed, and whoever signs in is told so. */
  'given-up',
  /** The server wants a sign-in and refuses the password that was good before. */
  'refused',
  /** The Bayeux connection has broken. */
  'connection-lost',
  /** The wait for the next try is over. */
  'pause-over',
  /** Somebody does not want to wait for the next try. */
  'try-now',
  /** Something has happened to this computer: what is open may be dead. */
  'probe',
  /** A reading was answered as if the server did not know us. */
  'login-doubted',
  /** Asked, the server has said that it does not know us. */
  'login-gone',
  /** The server has answered anything. */
  'heard',
  'last-word',
  'last-word-refused',
  'sign-out',
  /** The server has heard the goodbye, and the cookies are gone. */
  'left',
] as const;

export type ConnectionEventName = (typeof CONNECTION_EVENTS)[number];

export type ConnectionEffect =
  /** Makes sure that nothing of an earlier login session is left, and tries. */
  | 'begin'
  | 'try'
  /** From now on this subscription counts. */
  | 'use-subscription'
  | 'note-heard'
  /** What has worked is opened again almost at once when it breaks. */
  | 'note-worked'
  | 'publish-connected'
  /** Tells whoever signs in that it has succeeded. */
  | 'admit'
  | 'count-failure'
  /** Publishes when the next try will be, and waits for it. */
  | 'wait'
  | 'stop-waiting'
  | 'publish-trying'
  /** The password may be sent again although it is not certain that it was not refused. */
  | 'trust-password'
  /** What has failed so far says nothing any more: pauses begin anew. */
  | 'forget-failures'
  | 'skip-next-pause'
  | 'fail-connection'
  /** Asks the server whether it knows us. */
  | 'ask-login'
  /** Ends everything that is under way, says goodbye and publishes that a password is wanted. */
  | 'expire'
  /** Ends everything that is under way, says goodbye and forgets the cookies and what was read. */
  | 'leave'
  | 'publish-signed-out';

export interface Transition {
  readonly to: ConnectionState;
  /** In this order. */
  readonly effects: readonly ConnectionEffect[];
}

/** Nothing happens, and that is right: here is why. */
export interface Ignored {
  readonly ignored: string;
}

type Row = Readonly<Record<ConnectionEventName, Transition | Ignored>>;

function go(to: ConnectionState, ...effects: readonly ConnectionEffect[]): Transition {
  return { to, effects };
}

function ignore<Name extends ConnectionEventName>(
  ignored: string,
  ...events: readonly Name[]
): Readonly<Record<Name, Ignored>> {
  // One entry for each of the names that were given.
  return Object.fromEntries(events.map((event) => [event, { ignored }])) as Record<Name, Ignored>;
}

const BEGUN = 'this login session has begun';
const NO_TRY = 'no try is under way';
const NO_WAIT = 'nothing is waited for';
const NO_CONNECTION = 'no Bayeux connection is open';
const NO_LAST_WORD = 'no last word is being said';
const ENDED = 'this login session has ended; what was under way ends with it';
const NOT_LEAVING = 'nobody is leaving';

export const TRANSITIONS: Readonly<Record<ConnectionState, Row>> = {
  'signed-out': {
    'sign-in': go('connecting', 'begin'),
    resume: go('resuming', 'begin'),
    ...ignore(ENDED, 'opened', 'failed', 'given-up', 'refused', 'connection-lost', 'pause-over', 'heard'),
    ...ignore(ENDED, 'try-now', 'probe', 'login-doubted', 'login-gone'),
    ...ignore(ENDED, 'last-word', 'last-word-refused', 'sign-out', 'left'),
  },

  connecting: {
    ...ignore(BEGUN, 'sign-in', 'resume'),
    opened: go('connected', 'use-subscription', 'note-heard', 'publish-connected', 'admit'),
    failed: go('waiting', 'count-failure', 'wait'),
    'given-up': go('signing-out', 'leave'),
    ...ignore('no operation runs before everything has been read', 'refused'),
    ...ignore('the try finds out itself', 'connection-lost', 'login-doubted', 'login-gone'),
    ...ignore(NO_WAIT, 'pause-over'),
    'try-now': go('connecting', 'trust-password'),
    // The try that is under way may hang on a dead connection: the one after it comes at once.
    probe: go('connecting', 'forget-failures', 'skip-next-pause'),
    heard: go('connecting', 'note-heard'),
    ...ignore('nobody is signed in yet', 'last-word', 'last-word-refused'),
    'sign-out': go('signing-out', 'leave'),
    ...ignore(NOT_LEAVING, 'left'),
  },

  connected: {
    ...ignore(BEGUN, 'sign-in', 'resume'),
    ...ignore(NO_TRY, 'opened', 'failed', 'given-up'),
    refused: go('session-expired', 'expire'),
    'connection-lost': go('waiting', 'count-failure', 'wait'),
    ...ignore(NO_WAIT, 'pause-over'),
    'try-now': go('connected', 'trust-password'),
    // The Bayeux connection says that it has broken, and then the next is opened.
    probe: go('connected', 'forget-failures', 'skip-next-pause', 'fail-connection'),
    'login-doubted': go('connected', 'ask-login'),
    'login-gone': go('connected', 'fail-connection'),
    heard: go('connected', 'note-worked', 'note-heard', 'publish-connected'),
    'last-word': go('saying-last-word'),
    ...ignore(NO_LAST_WORD, 'last-word-refused'),
    'sign-out': go('signing-out', 'leave'),
    ...ignore(NOT_LEAVING, 'left'),
  },

  waiting: {
    ...ignore(BEGUN, 'sign-in', 'resume'),
    ...ignore(NO_TRY, 'opened', 'failed', 'given-up'),
    // Found by an operation that began while connected.
    refused: go('session-expired', 'stop-waiting', 'expire'),
    ...ignore(NO_CONNECTION, 'connection-lost', 'login-doubted', 'login-gone'),
    'pause-over': go('retrying', 'stop-waiting', 'publish-trying', 'try'),
    'try-now': go('retrying', 'trust-password', 'stop-waiting', 'publish-trying', 'try'),
    probe: go('retrying', 'forget-failures', 'stop-waiting', 'publish-trying', 'try'),
    heard: go('waiting', 'note-heard'),
    ...ignore('not connected: nothing can be said', 'last-word'),
    ...ignore(NO_LAST_WORD, 'last-word-refused'),
    'sign-out': go('signing-out', 'stop-waiting', 'leave'),
    ...ignore(NOT_LEAVING, 'left'),
  },

  retrying: {
    ...ignore(BEGUN, 'sign-in', 'resume'),
    opened: go('connected', 'use-subscription', 'note-heard', 'publish-connected', 'admit'),
    failed: go('waiting', 'count-failure', 'wait'),
    'given-up': go('signing-out', 'leave'),
    refused: go('session-expired', 'expire'),
    ...ignore('the try finds out itself', 'connection-lost', 'login-doubted', 'login-gone'),
    ...ignore(NO_WAIT, 'pause-over'),
    'try-now': go('retrying', 'trust-password'),
    probe: go('retrying', 'forget-failures', 'skip-next-pause'),
    heard: go('retrying', 'note-heard'),
    ...ignore('not connected: nothing can be said', 'last-word'),
    ...ignore(NO_LAST_WORD, 'last-word-refused'),
    'sign-out': go('signing-out', 'leave'),
    ...ignore(NOT_LEAVING, 'left'),
  },

  'session-expired': {
    ...ignore('the sign-in begins a login session of its own, which goes on with what was read', 'resume'),
    ...ignore('the sign-in begins a login session of its own', 'sign-in'),
    ...ignore(ENDED, 'opened', 'failed', 'given-up', 'connection-lost', 'pause-over'),
    ...ignore('it is known already', 'refused'),
    ...ignore('another try could lock the account', 'try-now', 'probe'),
    ...ignore(ENDED, 'login-doubted', 'login-gone'),
    heard: go('session-expired', 'note-heard'),
    ...ignore(ENDED, 'last-word', 'last-word-refused'),
    'sign-out': go('signing-out', 'leave'),
    ...ignore(NOT_LEAVING, 'left'),
  },

  resuming: {
    ...ignore(BEGUN, 'sign-in', 'resume'),
    opened: go('connected', 'use-subscription', 'note-heard', 'publish-connected', 'admit'),
    // Somebody waits in front of the form: it is said at once what is wrong.
    failed: go('session-expired', 'expire'),
    'given-up': go('session-expired', 'expire'),
    ...ignore('no operation runs before everything has been read', 'refused'),
    ...ignore('the try finds out itself', 'connection-lost', 'login-doubted', 'login-gone'),
    ...ignore(NO_WAIT, 'pause-over'),
    'try-now': go('resuming', 'trust-password'),
    probe: go('resuming', 'forget-failures', 'skip-next-pause'),
    heard: go('resuming', 'note-heard'),
    ...ignore('nobody is signed in yet', 'last-word', 'last-word-refused'),
    'sign-out': go('signing-out', 'leave'),
    ...ignore(NOT_LEAVING, 'left'),
  },

  'saying-last-word': {
    ...ignore(BEGUN, 'sign-in', 'resume'),
    ...ignore(NO_TRY, 'opened', 'failed', 'given-up'),
    refused: go('session-expired', 'expire'),
    ...ignore('it is being closed', 'connection-lost', 'login-doubted', 'login-gone'),
    ...ignore(NO_WAIT, 'pause-over'),
    'try-now': go('saying-last-word', 'trust-password'),
    probe: go('saying-last-word', 'forget-failures', 'skip-next-pause'),
    heard: go('saying-last-word', 'note-heard'),
    ...ignore('one is being said', 'last-word'),
    // Nobody is signed out: the next Bayeux connection is opened at once.
    'last-word-refused': go('waiting', 'skip-next-pause', 'count-failure', 'wait'),
    'sign-out': go('signing-out', 'leave'),
    ...ignore(NOT_LEAVING, 'left'),
  },

  'signing-out': {
    ...ignore(ENDED, 'sign-in', 'resume', 'opened', 'failed', 'given-up', 'refused', 'connection-lost'),
    ...ignore(ENDED, 'pause-over', 'try-now', 'probe', 'login-doubted', 'login-gone', 'heard'),
    ...ignore(ENDED, 'last-word', 'last-word-refused'),
    ...ignore('whoever asks waits for the same end', 'sign-out'),
    left: go('signed-out', 'publish-signed-out'),
  },
};
