/** What the server may say, read leniently: unknown fields are let through, a field that cannot be read counts as absent. */
import { z } from 'zod';
import { lenientNumber, lenientText, lenientWord } from '#main/gws/http/lenient.ts';

export const wireParticipant = z.looseObject({
  // Some customers are nothing but their number.
  nickname: lenientWord,
  type: lenientText,
  participantId: lenientWord,
  id: lenientWord,
  uri: lenientText,
  path: lenientText,
  visibility: lenientText,
});
export type WireParticipant = z.infer<typeof wireParticipant>;

/** An element that is no object is dropped, its neighbours stay. */
function lenientList<T extends z.ZodType>(element: T) {
  return z
    .array(z.unknown())
    .transform((items) => items.flatMap((item) => readOne(element, item)))
    .optional()
    .catch(undefined);
}

function readOne<T extends z.ZodType>(element: T, item: unknown): z.output<T>[] {
  const read = element.safeParse(item);
  return read.success ? [read.data] : [];
}

/**
 * What is attached to a session, in the server's order. A map, because its keys are whatever somebody has chosen, such as
 * `__proto__`: an object of them would change its own nature.
 */
const lenientData = z
  .custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
  .transform((value): ReadonlyMap<string, unknown> => new Map(Object.entries(value)))
  .optional()
  .catch(undefined);

export const wireSession = z.looseObject({
  id: lenientWord,
  uri: lenientText,
  path: lenientText,
  state: lenientText,
  receivedDate: lenientText,
  capabilities: lenientList(z.string()),
  participants: lenientList(wireParticipant),
  userData: lenientData,
});
export type WireSession = z.infer<typeof wireSession>;

export const wireMessage = z.looseObject({
  index: lenientNumber,
  type: lenientText,
  from: wireParticipant.optional().catch(undefined),
  visibility: lenientText,
  timestamp: lenientText,
  timestampSeconds: lenientNumber,
  text: lenientWord,
  url: lenientWord,
  noticeText: lenientWord,
});
export type WireMessage = z.infer<typeof wireMessage>;

export const wireMessages = lenientList(wireMessage);
export const wireSessions = lenientList(wireSession);
export const wireUris = lenientList(z.string());

/** One channel of a user, such as `smssession`, with its state (gws-api.md §3.5). */
export const wireChannel = z.looseObject({
  channel: lenientText,
  userState: z.looseObject({ state: lenientText, displayName: lenientText }).optional().catch(undefined),
});
export type WireChannel = z.infer<typeof wireChannel>;
export const wireChannels = lenientList(wireChannel);

/** `data` of any notification; which fields are there depends on `messageType`. */
export const wireNotification = z.looseObject({
  messageType: lenientText,
  notificationType: lenientText,
  smssession: wireSession.optional().catch(undefined),
  // One vendor page spells it so (gws-api.md §4.3).
  smsession: wireSession.optional().catch(undefined),
  smssessionUri: lenientText,
  smssessionPath: lenientText,
  messages: wireMessages,
  errorMessage: lenientText,
  referenceId: lenientWord,
  channels: wireChannels,
});
export type WireNotification = z.infer<typeof wireNotification>;

/** What everything that has a name has in common: people, groups, queues, dispositions. */
const named = {
  id: lenientText,
  name: lenientText,
  displayName: lenientText,
  userName: lenientText,
  firstName: lenientText,
  lastName: lenientText,
  type: lenientText,
  uri: lenientText,
  path: lenientText,
};

export const wireNamed = z.looseObject(named);
export type WireNamed = z.infer<typeof wireNamed>;
export const wireNamedList = lenientList(wireNamed);

export const wireUser = z.looseObject({ ...named, channels: wireChannels, smssessions: wireSessions });
export type WireUser = z.infer<typeof wireUser>;
export const wireUsers = lenientList(wireUser);

export const wireGroup = z.looseObject({ ...named, users: wireUsers, supervisors: wireUsers });
export type WireGroup = z.infer<typeof wireGroup>;
export const wireGroups = lenientList(wireGroup);

/** A channel that could not be started with the others (gws-api.md §3.4). */
export const wireFailedChannels = lenientList(
  z.looseObject({ channel: lenientText, statusCode: lenientNumber, statusMessage: lenientText }),
);
