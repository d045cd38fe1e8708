/** Writes the world in GWS's JSON, with all the spellings that the dialect asks for (§1.3, §1.4, §1.6, §7). */
import type { Dialect } from '#test/gws-simulator/dialect.ts';
import { participantsSeenBy } from '#test/gws-simulator/world/audience.ts';
import { capabilitiesOf } from '#test/gws-simulator/world/capabilities.ts';
import type { Visibility } from '#test/gws-simulator/world/modes.ts';
import type { Author, Line, SmsSession, Viewer } from '#test/gws-simulator/world/sms-session.ts';
import { writeTimestamp } from './write-timestamp.ts';

export type Json = Readonly<Record<string, unknown>>;

export type SessionField =
  | 'receivedDate'
  | 'chatType'
  | 'capabilities'
  | 'uri'
  | 'path'
  | 'state'
  | 'participants'
  | 'userData'
  | 'id';

export interface WireFormat {
  readonly dialect: Dialect;
  /** The server's own origin, such as http://127.0.0.1:8090. */
  readonly origin: string;
}

/** `{ uri, path? }` for a resource such as /users/{id}; the uri never has /me/ in it (§1.3, §7.4). */
export function linkTo({ dialect, origin }: WireFormat, path: string): { uri: string; path?: string } {
  const host = dialect.uriHost === 'own' ? origin : dialect.uriHost;
  return { uri: `${host}/api/v2${path}`, ...(dialect.pathFields && { path }) };
}

/** Encoded: a test may give a session an id with any characters. */
export function sessionPath(id: string): string {
  return `/smssessions/${encodeURIComponent(id)}`;
}

/** The session as the viewer is shown it, in the seed's order of fields, with the fields asked for only. */
export function writeSession(
  format: WireFormat,
  session: SmsSession,
  viewer: Viewer,
  fields: ReadonlySet<SessionField>,
): Json {
  const whole: Readonly<Record<Exclude<SessionField, 'path'>, unknown>> & { path?: string } = {
    receivedDate: writeTimestamp(session.receivedAt, format.dialect),
    chatType: 'Inbound',
    capabilities: capabilitiesOf(viewer, session, format.dialect),
    ...linkTo(format, sessionPath(session.id)),
    state: viewer.state,
    participants: participantsSeenBy(viewer.role, session).map((each) => writeParticipant(format, each)),
    userData: session.userData,
    id: session.id,
  };
  return Object.fromEntries(Object.entries(whole).filter(([name]) => isField(name) && fields.has(name)));
}

/** An agent's running session to somebody who has not joined it: who takes part stays untold (§1.2, §4.5, 13). */
export function writeMonitorable({ dialect }: WireFormat, session: SmsSession): Json {
  return {
    userData: session.userData,
    id: session.id,
    receivedDate: writeTimestamp(session.receivedAt, dialect),
    capabilities: [],
  };
}

const allFields: Readonly<Record<SessionField, true>> = {
  receivedDate: true,
  chatType: true,
  capabilities: true,
  uri: true,
  path: true,
  state: true,
  participants: true,
  userData: true,
  id: true,
};

export function isField(name: string): name is SessionField {
  return Object.hasOwn(allFields, name);
}

export const everyField: ReadonlySet<SessionField> = new Set(Object.keys(allFields).filter(isField));

export function writeMessage(format: WireFormat, line: Line): Json {
  const { dialect } = format;
  const divisor = dialect.timestampSeconds === 'seconds' ? 1000 : 1;
  const { text, url, noticeText } = line;
  return {
    index: line.index,
    from: writeParticipant(format, line.from),
    ...(text !== undefined && { text }),
    ...(url !== undefined && { url }),
    ...(noticeText !== undefined && { noticeText }),
    timestamp: writeTimestamp(line.at, dialect),
    visibility: writeVisibility(dialect, shownVisibility(dialect, line)),
    type: line.type,
    ...(dialect.timestampSeconds !== 'absent' && { timestampSeconds: Math.floor(line.at / divisor) }),
    ...line.raw,
  };
}

/** Supervisors are Agents too; only people with an account have a uri (§1.4). */
function writeParticipant(format: WireFormat, person: Author): Json {
  const { dialect } = format;
  const { userId, participantId } = person;
  return {
    nickname: person.nickname,
    type: person.role === 'customer' ? 'Customer' : 'Agent',
    ...(userId !== undefined && linkTo(format, `/users/${userId}`)),
    ...(dialect.participantVisibility && { visibility: writeVisibility(dialect, person.visibility) }),
    ...(dialect.participantIdAs !== 'id' && { participantId }),
    ...(dialect.participantIdAs !== 'participantId' && { id: participantId }),
  };
}

/** The seed shows "All" on the line of a supervisor whom only supervisors can see (§7.8). */
function shownVisibility(dialect: Dialect, line: Line): Visibility {
  const isComingOrGoing = line.type.startsWith('Participant');
  return isComingOrGoing && dialect.hiddenLinesVisibility === 'All' ? 'All' : line.visibility;
}

function writeVisibility(dialect: Dialect, visibility: Visibility): string {
  return visibility === 'Agents' ? dialect.coachVisibility : visibility;
}
