/** What the input of each command must look like, exactly. The page is not trusted: this is where its words are checked. */
import { z } from 'zod';
import type { CommandName, Input } from '#preload/contract.ts';
import { ALERT_KINDS, ALERT_LEVELS, QUIET_TIMES } from '#preload/model/alerts.ts';
import { DRAFT_KINDS } from '#preload/model/drafts.ts';
import { MESSAGE_LIMIT, RECIPIENTS } from '#preload/model/messages.ts';
import { PAGE_PLACES } from '#preload/model/page.ts';
import { DATA_CHANGES, MODES, WAYS_TO_CLOSE, WAYS_TO_INVOLVE } from '#preload/model/session.ts';
import { UPDATE_CHANNELS } from '#preload/model/settings.ts';
import { ORDER_SCOPES, READINESS_ORDERS } from '#preload/model/team.ts';

const SHORT_TEXT = 1000;

const nothing = z.strictObject({});
const shortText = z.string().max(SHORT_TEXT);
const sessionId = shortText.min(1);
const agentId = shortText.min(1);
const mode = z.enum(MODES);
// Twice the limit: a text that is a little too long gets its own words from the command.
const longText = z.string().max(2 * MESSAGE_LIMIT);

const LONGEST_AFTER = 86_400;
const LONGEST_COUNT = 1e9;

const alertSettings = z.strictObject({
  rules: z.record(
    z.enum(ALERT_KINDS),
    z.strictObject({ level: z.enum(ALERT_LEVELS), after: z.number().int().min(0).max(LONGEST_AFTER) }),
  ),
  keywords: z.array(shortText.min(1)).max(100),
  repeatSound: z.boolean(),
  previewText: z.boolean(),
});

type CommandSchemas = { readonly [K in CommandName]: z.ZodType<Input<K>> };

export const commandSchemas: CommandSchemas = {
  signIn: z.strictObject({
    server: shortText,
    userName: shortText,
    password: shortText.nullable(),
    staySignedIn: z.boolean(),
  }),
  signOut: nothing,
  forgetProfile: z.strictObject({ server: shortText, userName: shortText }),
  signInToProxy: z.strictObject({ userName: shortText, password: shortText, keep: z.boolean() }),
  keepDraft: z.strictObject({
    sessionId,
    to: z.enum(RECIPIENTS),
    kind: z.enum(DRAFT_KINDS),
    text: longText,
  }),
  recallPage: nothing,
  openSession: z.strictObject({ sessionId: sessionId.nullable() }),
  switchMode: z.strictObject({ sessionId, mode }),
  sendMessage: z.strictObject({ sessionId, to: z.enum(RECIPIENTS), text: longText }),
  acceptSession: z.strictObject({ sessionId, nickname: shortText.nullable() }),
  closeSession: z.strictObject({ sessionId, how: z.enum(WAYS_TO_CLOSE) }),
  sendLink: z.strictObject({ sessionId, url: longText }),
  sendNotice: z.strictObject({ sessionId, to: z.enum(RECIPIENTS), text: longText }),
  sendTyping: z.strictObject({ sessionId, to: z.enum(RECIPIENTS), isTyping: z.boolean() }),
  involve: z.strictObject({ sessionId, how: z.enum(WAYS_TO_INVOLVE), address: shortText.min(1) }),
  cancelConsult: z.strictObject({ sessionId }),
  searchDirectory: z.strictObject({ text: shortText }),
  listDispositions: nothing,
  setDisposition: z.strictObject({ sessionId, name: shortText.min(1) }),
  changeAttachedData: z.strictObject({
    sessionId,
    change: z.enum(DATA_CHANGES),
    key: shortText,
    value: longText,
  }),
  watchTeam: z.strictObject({ isWatched: z.boolean() }),
  monitorAgent: z.strictObject({ agentId, mode, scope: z.enum(ORDER_SCOPES) }),
  stopMonitoring: z.strictObject({ agentId }),
  joinSession: z.strictObject({ agentId, sessionId, mode }),
  setAgentReadiness: z.strictObject({ agentId, readiness: z.enum(READINESS_ORDERS) }),
  startWork: z.strictObject({
    channels: z.array(shortText.min(1)).min(1).max(20),
    place: shortText,
    loginCode: shortText,
  }),
  setMyReadiness: z.strictObject({ readiness: z.enum(['ready', 'not-ready']) }),
  endWork: nothing,
  quit: z.strictObject({ how: z.enum(['keep-sessions', 'leave-sessions', 'end-work', 'stay']) }),
  readAudit: nothing,
  exportAudit: nothing,
  readDiagnostics: nothing,
  openLink: z.strictObject({ url: longText }),
  changeSettings: z.strictObject({
    confirmBargeIn: z.boolean(),
    nickname: shortText,
    alerts: alertSettings,
    launchAtLogin: z.boolean(),
    startInTray: z.boolean(),
    closeToTray: z.boolean(),
    spellCheck: z.boolean(),
    updatesOn: z.boolean(),
    updateChannel: z.enum(UPDATE_CHANNELS),
  }),
  setDoNotDisturb: z.strictObject({ time: z.enum(QUIET_TIMES).nullable() }),
  setSessionAlerts: z.strictObject({ sessionId, level: z.enum(ALERT_LEVELS).nullable() }),
  closeWindow: z.strictObject({ how: z.enum(['to-tray', 'quit', 'stay']) }),
  checkForUpdates: nothing,
  installUpdate: nothing,
  saveDiagnostics: nothing,
  dismissNotice: nothing,
  restartApp: nothing,
  dismissOutcome: z.strictObject({ id: z.number().int() }),
  reconnectNow: nothing,
  reportPageError: z.strictObject({
    place: z.enum(PAGE_PLACES),
    // A class's name: no sentence that somebody wrote has its form.
    name: z.string().regex(/^[A-Za-z]\w{0,39}$/),
    count: z.number().int().min(1).max(LONGEST_COUNT),
  }),
  requestFullState: nothing,
};
