/**
 * Every command of the bridge, an entry each: what goes in, exactly, and what comes out. Types, schemas, names, the exposed object and
 * the tables of handlers follow from it. The page is not trusted: main checks its words against these schemas.
 *
 * zod is handed in by main, so that it is built neither into the page nor into the preload script.
 */
import type { z } from 'zod';
import { ALERT_KINDS, ALERT_LEVELS, QUIET_TIMES } from './model/alerts.ts';
import type { AuditEntry } from './model/audit.ts';
import type { Diagnostics } from './model/diagnostics.ts';
import type { DirectoryEntry, Disposition } from './model/directory.ts';
import type { PageMemory } from './model/drafts.ts';
import { DRAFT_KINDS } from './model/drafts.ts';
import { MESSAGE_LIMIT, RECIPIENTS } from './model/messages.ts';
import { PAGE_PLACES } from './model/page.ts';
import { DATA_CHANGES, MODES, WAYS_TO_CLOSE } from './model/session.ts';
import type { Settings } from './model/settings.ts';
import { UPDATE_CHANNELS } from './model/settings.ts';
import { ORDER_SCOPES, READINESS_ORDERS } from './model/team.ts';

type Zod = typeof z;

export interface Command<I, O> {
  readonly input: (zod: Zod) => z.ZodType<I>;
  /** Says the type, and is never there. */
  readonly output?: O;
}

interface Taking<I> extends Command<I, null> {
  /** Says what the command resolves with; without it, `null`. */
  giving<O>(): Command<I, O>;
}

function taking<I>(input: (zod: Zod) => z.ZodType<I>): Taking<I> {
  return { input, giving: () => ({ input }) };
}

const LONGEST_SHORT_TEXT = 1000;
/** In seconds: a day. */
const LONGEST_AFTER_SECONDS = 86_400;
const LONGEST_COUNT = 1e9;

const nothing = (zod: Zod): z.ZodType<Record<string, never>> => zod.strictObject({});
const shortText = (zod: Zod): z.ZodString => zod.string().max(LONGEST_SHORT_TEXT);
const id = (zod: Zod): z.ZodString => shortText(zod).min(1);
/** Twice the limit: a text that is a little too long gets its own words from the command. */
const longText = (zod: Zod): z.ZodString => zod.string().max(2 * MESSAGE_LIMIT);

/** A session, and whom to bring into it: an address that a search gave. */
const target = (zod: Zod): z.ZodType<{ sessionId: string; address: string }> =>
  zod.strictObject({ sessionId: id(zod), address: id(zod) });

const settings = (zod: Zod): z.ZodType<Settings> =>
  zod.strictObject({
    confirmBargeIn: zod.boolean(),
    nickname: shortText(zod),
    alerts: zod.strictObject({
      rules: zod.record(
        zod.enum(ALERT_KINDS),
        zod.strictObject({
          level: zod.enum(ALERT_LEVELS),
          after: zod.number().int().min(0).max(LONGEST_AFTER_SECONDS),
        }),
      ),
      keywords: zod.array(id(zod)).max(100),
      repeatSound: zod.boolean(),
      previewText: zod.boolean(),
    }),
    launchAtLogin: zod.boolean(),
    startInTray: zod.boolean(),
    closeToTray: zod.boolean(),
    spellCheck: zod.boolean(),
    updatesOn: zod.boolean(),
    updateChannel: zod.enum(UPDATE_CHANNELS),
  });

export const COMMANDS = {
  /** `kept` is false when staying signed in was wanted and the keychain would not take it. */
  signIn: taking((zod) =>
    zod.strictObject({
      server: shortText(zod),
      userName: shortText(zod),
      /** `null`: use the one that main holds (see `SignInForm.passwordHeld`) or the keychain keeps (`Profile`). */
      password: shortText(zod).nullable(),
      staySignedIn: zod.boolean(),
    }),
  ).giving<{ kept: boolean }>(),
  /** Leaves the server, forgets the stored credentials. Sessions themselves go on. */
  signOut: taking(nothing),
  /** Removes a profile and its password. */
  forgetProfile: taking((zod) => zod.strictObject({ server: shortText(zod), userName: shortText(zod) })),
  /** Answers `AppState.proxyQuestion`. `kept` is false when keeping was wanted and the keychain would not take it. */
  signInToProxy: taking((zod) =>
    zod.strictObject({ userName: shortText(zod), password: shortText(zod), keep: zod.boolean() }),
  ).giving<{ kept: boolean }>(),

  /** Keeps what was typed, in memory, for a page that must begin anew. */
  keepDraft: taking((zod) =>
    zod.strictObject({
      sessionId: id(zod),
      to: zod.enum(RECIPIENTS),
      kind: zod.enum(DRAFT_KINDS),
      text: longText(zod),
    }),
  ),
  recallPage: taking(nothing).giving<PageMemory>(),

  /** Says which session is on screen: only its transcript is sent. */
  openSession: taking((zod) => zod.strictObject({ sessionId: id(zod).nullable() })),
  /** Resolves when the server has confirmed the mode by my participant's visibility, not before. */
  switchMode: taking((zod) => zod.strictObject({ sessionId: id(zod), mode: zod.enum(MODES) })),
  sendMessage: taking((zod) =>
    zod.strictObject({ sessionId: id(zod), to: zod.enum(RECIPIENTS), text: longText(zod) }),
  ),
  /** Takes an invitation. `nickname` is what the customer sees; `null`: the server's choice. */
  acceptSession: taking((zod) =>
    zod.strictObject({ sessionId: id(zod), nickname: shortText(zod).nullable() }),
  ),
  closeSession: taking((zod) => zod.strictObject({ sessionId: id(zod), how: zod.enum(WAYS_TO_CLOSE) })),
  /** An address that everyone in the session is shown. */
  sendLink: taking((zod) => zod.strictObject({ sessionId: id(zod), url: longText(zod) })),
  sendNotice: taking((zod) =>
    zod.strictObject({ sessionId: id(zod), to: zod.enum(RECIPIENTS), text: longText(zod) }),
  ),
  /** Says that I began or stopped typing to them. */
  sendTyping: taking((zod) =>
    zod.strictObject({ sessionId: id(zod), to: zod.enum(RECIPIENTS), isTyping: zod.boolean() }),
  ),
  transfer: taking(target),
  invite: taking(target),
  consult: taking(target),
  cancelConsult: taking((zod) => zod.strictObject({ sessionId: id(zod) })),
  searchDirectory: taking((zod) => zod.strictObject({ text: shortText(zod) })).giving<
    readonly DirectoryEntry[]
  >(),
  listDispositions: taking(nothing).giving<readonly Disposition[]>(),
  setDisposition: taking((zod) => zod.strictObject({ sessionId: id(zod), name: id(zod) })),
  /** `value` is ignored when deleting. */
  changeAttachedData: taking((zod) =>
    zod.strictObject({
      sessionId: id(zod),
      change: zod.enum(DATA_CHANGES),
      key: shortText(zod),
      value: longText(zod),
    }),
  ),

  /** Says whether somebody is looking at the team: then it is read more often. */
  watchTeam: taking((zod) => zod.strictObject({ isWatched: zod.boolean() })),
  monitorAgent: taking((zod) =>
    zod.strictObject({ agentId: id(zod), mode: zod.enum(MODES), scope: zod.enum(ORDER_SCOPES) }),
  ),
  stopMonitoring: taking((zod) => zod.strictObject({ agentId: id(zod) })),
  /** Joins a session that is under way. Resolves when it is among mine with that mode. */
  joinSession: taking((zod) =>
    zod.strictObject({ agentId: id(zod), sessionId: id(zod), mode: zod.enum(MODES) }),
  ),
  setAgentReadiness: taking((zod) =>
    zod.strictObject({ agentId: id(zod), readiness: zod.enum(READINESS_ORDERS) }),
  ),

  /** Starts my own contact-centre session on these channels. Empty place and login code: the server's defaults. */
  startWork: taking((zod) =>
    zod.strictObject({
      channels: zod.array(id(zod)).min(1).max(20).readonly(),
      place: shortText(zod),
      loginCode: shortText(zod),
    }),
  ),
  setMyReadiness: taking((zod) => zod.strictObject({ readiness: zod.enum(['ready', 'not-ready']) })),
  /** Ends my contact-centre session, which signs me out as well. */
  endWork: taking(nothing),
  /** Answers `AppState.isQuitting`. */
  quit: taking((zod) =>
    zod.strictObject({ how: zod.enum(['keep-sessions', 'leave-sessions', 'end-work', 'stay']) }),
  ),

  readAudit: taking(nothing).giving<readonly AuditEntry[]>(),
  /** Asks where to; `saved` is false when the person thought better of it. */
  exportAudit: taking(nothing).giving<{ saved: boolean }>(),
  readDiagnostics: taking(nothing).giving<Diagnostics>(),
  /** Asks where to, and writes a zip; `saved` is false when the person thought better of it. */
  saveDiagnostics: taking(nothing).giving<{ saved: boolean }>(),
  /** Opens an address in the browser. The page has asked first, showing the host. */
  openLink: taking((zod) => zod.strictObject({ url: longText(zod) })),

  /** Throws `setting-managed` when something else was wanted than policy says. */
  changeSettings: taking(settings),
  /** `null` ends it. */
  setDoNotDisturb: taking((zod) => zod.strictObject({ time: zod.enum(QUIET_TIMES).nullable() })),
  /** `null`: as the rules say. */
  setSessionAlerts: taking((zod) =>
    zod.strictObject({ sessionId: id(zod), level: zod.enum(ALERT_LEVELS).nullable() }),
  ),
  /** Answers `AppState.isClosing`; `to-tray` and `quit` are remembered. */
  closeWindow: taking((zod) => zod.strictObject({ how: zod.enum(['to-tray', 'quit', 'stay']) })),
  checkForUpdates: taking(nothing),
  /** Quits and starts the new version. Throws `update-not-ready`. */
  installUpdate: taking(nothing),
  /** Quits and starts the app again, unless there is something to decide first. */
  restartApp: taking(nothing),

  dismissNotice: taking(nothing),
  /** The person knows: nothing is said of it any more, and the same may be asked for again. */
  dismissOutcome: taking((zod) => zod.strictObject({ id: zod.number().int() })),
  /** Cuts the wait between two tries of a lost connection. */
  reconnectNow: taking(nothing),
  /** Says that a part of the page could not be drawn, or that something else failed on it. */
  reportPageError: taking((zod) =>
    zod.strictObject({
      place: zod.enum(PAGE_PLACES),
      // A class's name: no sentence that somebody wrote has its form.
      name: zod.string().regex(/^[A-Za-z]\w{0,39}$/),
      count: zod.number().int().min(1).max(LONGEST_COUNT),
    }),
  ),
  /** Says that a patch has been drawn: main sends nothing more before. */
  acknowledgePatch: taking((zod) => zod.strictObject({ number: zod.number().int() })),
  /** Asks for a full patch: at start, and after a skipped number. */
  requestFullState: taking(nothing),
};
