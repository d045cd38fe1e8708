/** Turns a happening into the notification that GWS publishes for it (§4.1, §4.3). */
import type { Dialect } from '#test/gws-simulator/dialect.ts';
import type { Happening } from '#test/gws-simulator/world/happening.ts';
import type { Json, SessionField, WireFormat } from './wire-format.ts';
import { everyField, linkTo, sessionPath, writeMessage, writeSession } from './wire-format.ts';

export interface Notification {
  /** Who gets it. */
  readonly userId: string;
  readonly channel: string;
  readonly data: unknown;
  /** The session that it is about, for those who hold notifications back. */
  readonly sessionId?: string;
}

type SessionHappening = Exclude<Happening, { kind: 'channels-changed' }>;

/** Samples of a mere state change omit participants, attached data and date (§1.3). */
const fieldsOfStatus: readonly SessionField[] = ['chatType', 'capabilities', 'uri', 'path', 'state', 'id'];
const fieldsOfProperties = new Set<SessionField>([...fieldsOfStatus, 'userData']);
const fieldsOfParticipants = new Set([...everyField].filter((field) => field !== 'userData'));

const writtenTypes = {
  documented: { session: 'SMSsessionStateChangeMessage', log: 'MessageLogUpdated' },
  regular: { session: 'SmsSessionStateChangeMessage', log: 'MessageLogUpdated' },
  lower: { session: 'smssessionstatechangemessage', log: 'messagelogupdated' },
} as const satisfies Record<Dialect['messageTypeCase'], unknown>;

export function writeSessionNotification(
  format: WireFormat,
  happening: SessionHappening,
  at: number,
): Notification {
  const { dialect } = format;
  return {
    userId: happening.viewer.userId,
    channel: dialect.topic,
    sessionId: happening.session.id,
    data: { ...writeBody(format, happening), ...(dialect.metrics && writeMetrics(at)) },
  };
}

/** Of a command that was accepted and failed afterwards (§5.3). */
export interface CommandFailure {
  readonly userId: string;
  readonly sessionId: string | undefined;
  readonly errorMessage: string;
  readonly referenceId: number;
}

export function writeErrorNotification(
  { dialect }: WireFormat,
  { userId, sessionId, errorMessage, referenceId }: CommandFailure,
): Notification {
  const { errorMessageType, messageTypeCase, topic } = dialect;
  const messageType =
    errorMessageType === 'session' ? writtenTypes[messageTypeCase].session : errorMessageType;
  return {
    userId,
    channel: topic,
    ...(sessionId !== undefined && { sessionId }),
    data: {
      notificationType: 'Error',
      errorMessage,
      referenceId,
      ...(errorMessageType !== 'absent' && { messageType }),
    },
  };
}

function writeBody(format: WireFormat, happening: SessionHappening): Json {
  const types = writtenTypes[format.dialect.messageTypeCase];
  switch (happening.kind) {
    case 'messages-added':
      return {
        messages: happening.lines.map((line) => writeMessage(format, line)),
        notificationType: 'NewMessages',
        messageType: types.log,
        ...nameSession(format, happening.session.id),
      };
    case 'participants-updated':
      return {
        [format.dialect.payloadKey]: writeWith(format, happening, fieldsOfParticipants),
        notificationType: 'ParticipantsUpdated',
        messageType: types.session,
      };
    case 'properties-updated':
      return {
        [format.dialect.payloadKey]: writeWith(format, happening, fieldsOfProperties),
        notificationType: 'PropertiesUpdated',
        messageType: types.session,
        ...(happening.referenceId !== undefined && { referenceId: happening.referenceId }),
      };
    case 'status-changed':
      return {
        [format.dialect.payloadKey]: writeStatus(format, happening),
        notificationType: 'StatusChange',
        messageType: types.session,
        ...(happening.referenceId !== undefined && { referenceId: happening.referenceId }),
      };
  }
}

function writeStatus(format: WireFormat, happening: SessionHappening & { kind: 'status-changed' }): Json {
  const fields = new Set(fieldsOfStatus);
  if (happening.fields === 'arrival') fields.add('receivedDate').add('userData');
  const session = writeWith(format, happening, fields);
  return happening.fields === 'empty-participants' ? { ...session, participants: [] } : session;
}

function writeWith(
  format: WireFormat,
  { session, viewer }: Pick<SessionHappening, 'session' | 'viewer'>,
  fields: ReadonlySet<SessionField>,
): Json {
  return writeSession(format, session, viewer, fields);
}

/** A message log names its session by a link only (§1.6). */
function nameSession(format: WireFormat, id: string): Json {
  const path = sessionPath(id);
  return {
    ...(format.dialect.smssessionUri && { smssessionUri: linkTo(format, path).uri }),
    ...(format.dialect.smssessionPath && { smssessionPath: path }),
  };
}

function writeMetrics(at: number): Json {
  const serverProcessingTimeTotalMs = -1;
  const nodeProcessingTimeNanos = 184_000;
  return {
    metrics: {
      eventProcessing: {
        nodeProcessingTimeNanos,
        serverGenerationTimestamp: at,
        serverProcessingTimeTotalMs,
      },
    },
  };
}
