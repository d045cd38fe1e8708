/**
 * Every point on which the vendor's documents are silent or contradict each other, as a switch.
 *
 * A default is the documented value, or the likelier one where nothing is documented. "§" refers to gws-api.md.
 */
export interface Dialect {
  /** What stands between date and time: a space on the wire, nothing in the SMS samples (§7.1). */
  dateSeparator: 'space' | 'none' | 'T';
  /** The server's time zone in minutes east of UTC, as its dates show it; the samples have -0700 (§7.1). */
  utcOffsetMinutes: number;
  /** `timestampSeconds` holds milliseconds in every sample, against its name (§7.2). */
  timestampSeconds: 'milliseconds' | 'seconds' | 'absent';
  /** How the capability for barging in is spelt; the operation is always SwitchToBargeIn (§7.3). */
  bargeInCapability: 'SwitchBargeIn' | 'SwitchToBargeIn';
  /** Whether MessageLogUpdated names its session by `smssessionUri`, as the seed does (§1.6). */
  smssessionUri: boolean;
  /** Whether MessageLogUpdated names its session by `smssessionPath`, as newer samples do (§1.6). */
  smssessionPath: boolean;
  /** Whether a relative `path` stands beside each `uri`, as in newer samples (§1.3). */
  pathFields: boolean;
  /** The host that the server puts into its uris: its own, or another, such as http://10.10.15.212:9090 (§6.1). */
  uriHost: 'own' | `${'http' | 'https'}://${string}`;
  /** The key under which a notification or a reply carries a session; one page drops an s (§4.3). */
  payloadKey: 'smssession' | 'smsession';
  /** The case of message types; the pages have the odd SMSsessionStateChangeMessage (§7.7). */
  messageTypeCase: 'documented' | 'regular' | 'lower';
  /** `statusCode` as a number, or as a string like on the AgentStateControl pages (§7.6). */
  statusCodeAs: 'number' | 'string';
  /** Whether notifications carry the `metrics` that a real 8.5.202 adds (§4.1). */
  metrics: boolean;
  /** Under which name a participant's id travels; newer samples have `id` (§1.4). */
  participantIdAs: 'participantId' | 'id' | 'both';
  /** Whether participants carry `visibility`; older samples lack it (§1.4). */
  participantVisibility: boolean;
  /** The channel on which SMS notifications are published; the topic table's row was not seen (§4.2). */
  topic: `/v2/${string}`;
  /** Which subscriptions deliver: the exact topic, a wildcard over it, or both (§4.2). */
  deliverTo: 'both' | 'exact' | 'wildcard';
  /** The words for a Bayeux client that the server does not know: CometD 3.1, newer CometD, or a 403 (§4.4). */
  unknownClientError: '402::Unknown client' | '402::session_unknown' | '403::Unknown client';
  /** Whether POSTs need the CSRF token; `rotating` hands out a new one with every GET (§3.2). */
  csrf: false | true | 'rotating';
  /** How a request without a valid session is turned away: by the API, or by what guards it (§3.1). */
  notSignedIn:
    | '403/20'
    | '401'
    | '401-page'
    | '403-page'
    | 'sign-in-form'
    | 'redirect'
    | 'redirect-elsewhere'
    | 'bayeux-401'
    | 'bayeux-403';
  /** Whether the server has CometD's acknowledgement extension (§4.4). */
  ack: boolean;
  /** Whether a command's HTTP reply leaves before or after the notifications that it causes (§2.3). */
  replyOrder: 'reply-first' | 'notification-first';
  /** How the visibility of a coaching supervisor is written; the only sample is cut before the value (§1.4). */
  coachVisibility: 'Agents' | 'Agent';
  /** What becomes of a message sent in Monitor mode, although the capability is listed (§1.5). */
  sendMessageInMonitor: 'refuse' | 'accept';
  /** Message visibility on a hidden supervisor's own lines: `All` as in the seed, or what it really is (§7.8). */
  hiddenLinesVisibility: 'All' | 'actual';
  /** A monitoring supervisor's state when the last agent leaves without completing (§4.5). */
  stateWhenAgentLeaves: 'Revoked' | 'Completed';
  /** A supervisor's state when she leaves: like everybody's who leaves a conference, or like the last agent's (§1.1 Leave). */
  stateWhenSupervisorLeaves: 'Completed' | 'LeftChat';
  /** How a monitored session reaches the supervisor: at once, or as an invitation to accept (§2.2). */
  arrivesAs: 'Chatting' | 'Invited';
  /** What an accepted Intrude gives: an invitation, as its page shows, or the session at once (§2.2). */
  intrudeGives: 'Invited' | 'Chatting';
  /** Whether Intrude works only on agents with a standing order, "if this agent is monitored" (§2.2). */
  intrudeNeedsOrder: boolean;
  /** Whether sessions reach a supervisor only while her contact-centre session is started (§3.4). */
  needsWork: boolean;
  /** What StartContactCenterSession cannot do without; by default the server has values of its own (§3.4). */
  startNeeds: readonly ('place' | 'loginCode')[];
  /** What supervisors are offered beyond the lists of the samples, such as SendUrl or Complete (§1.5). */
  extraCapabilities: readonly string[];
  /** Which messageType an asynchronous Error has: that of sessions, a general one, or none (§4.3). */
  errorMessageType: 'session' | 'ErrorMessage' | 'absent';
  /** Whether answers say when they were made (`Date`), and in words that can be read. */
  dateHeader: 'right' | 'absent' | 'unreadable';
  /** How long a long poll is held, in ms (CometD's default 30000, §4.4). */
  longPollTimeoutMs: number;
  /** How long a client without a connect is remembered, in ms (CometD's default 10000, §4.4). */
  maxIntervalMs: number;
  /** The pause that the server advises between two connects, in ms (§4.4). */
  intervalMs: number;
  /** After how long without a request an HTTP session ends, in seconds (§3.3). */
  httpSessionIdleSeconds: number;
}

export const documentedDialect: Readonly<Dialect> = {
  dateSeparator: 'space',
  utcOffsetMinutes: 0,
  timestampSeconds: 'milliseconds',
  bargeInCapability: 'SwitchBargeIn',
  smssessionUri: true,
  smssessionPath: false,
  pathFields: false,
  uriHost: 'own',
  payloadKey: 'smssession',
  messageTypeCase: 'documented',
  statusCodeAs: 'number',
  metrics: false,
  participantIdAs: 'participantId',
  participantVisibility: true,
  topic: '/v2/me/smssessions',
  deliverTo: 'both',
  unknownClientError: '402::Unknown client',
  csrf: false,
  notSignedIn: '403/20',
  ack: false,
  replyOrder: 'reply-first',
  coachVisibility: 'Agents',
  sendMessageInMonitor: 'refuse',
  hiddenLinesVisibility: 'All',
  stateWhenAgentLeaves: 'Revoked',
  stateWhenSupervisorLeaves: 'Completed',
  arrivesAs: 'Chatting',
  intrudeGives: 'Invited',
  intrudeNeedsOrder: false,
  needsWork: false,
  startNeeds: [],
  extraCapabilities: [],
  errorMessageType: 'session',
  dateHeader: 'right',
  longPollTimeoutMs: 30_000,
  maxIntervalMs: 10_000,
  intervalMs: 0,
  httpSessionIdleSeconds: 1800,
};
