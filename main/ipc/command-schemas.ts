/** What the input of each command must look like, exactly. The page is not trusted: this is where its words are checked. */
import { z } from 'zod';
import { MESSAGE_LIMIT, RECIPIENTS } from '../../preload/contract.ts';
import type { CommandName, Input } from '../../preload/contract.ts';
import { MODES } from '../../preload/model.ts';

const SHORT_TEXT = 1000;

const nothing = z.strictObject({});
const shortText = z.string().max(SHORT_TEXT);
const sessionId = shortText.min(1);

type CommandSchemas = { readonly [K in CommandName]: z.ZodType<Input<K>> };

export const commandSchemas: CommandSchemas = {
  signIn: z.strictObject({
    server: shortText,
    userName: shortText,
    password: shortText.nullable(),
    staySignedIn: z.boolean(),
  }),
  signOut: nothing,
  watchSession: z.strictObject({ sessionId: sessionId.nullable() }),
  switchMode: z.strictObject({ sessionId, mode: z.enum(MODES) }),
  // Twice the limit: a text that is a little too long gets its own words from the command.
  sendMessage: z.strictObject({ sessionId, to: z.enum(RECIPIENTS), text: z.string().max(2 * MESSAGE_LIMIT) }),
  leaveSession: z.strictObject({ sessionId }),
  changeSettings: z.strictObject({ confirmBargeIn: z.boolean() }),
  dismissNotice: nothing,
  reconnectNow: nothing,
  requestFullState: nothing,
};
