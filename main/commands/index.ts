/** The table of everything that a supervisor can do. A command of the contract that is missing here does not compile. */
import { checkForUpdates } from './check-for-updates.ts';
import { installUpdate } from './install-update.ts';
import type { CommandName, Input, Output } from '../../preload/contract.ts';
import { acceptSession } from './accept-session.ts';
import { exportAudit, readAudit, recordCommands } from './audit-commands.ts';
import { changeAttachedData, listDispositions, setDisposition } from './change-attached-data.ts';
import { changeSettings } from './change-settings.ts';
import { closeSession } from './close-session.ts';
import { closeWindow } from './close-window.ts';
import type { CommandParts } from './command-parts.ts';
import { forgetProfile } from './forget-profile.ts';
import { cancelConsult, involve, searchDirectory } from './involve.ts';
import { joinSession } from './join-session.ts';
import { endWork, quit, setMyReadiness, startWork } from './my-work.ts';
import { guardCommands } from './once-at-a-time.ts';
import { readDiagnostics } from './read-diagnostics.ts';
import { saveDiagnostics } from './save-diagnostics.ts';
import { sendLink, sendMessage, sendNotice } from './send-message.ts';
import { setDoNotDisturb } from './set-do-not-disturb.ts';
import { setSessionAlerts } from './set-session-alerts.ts';
import { signIn } from './sign-in.ts';
import { signInToProxy } from './sign-in-to-proxy.ts';
import { signOut } from './sign-out.ts';
import { monitorAgent, setAgentReadiness, stopMonitoring } from './supervise-agent.ts';
import { switchMode } from './switch-mode.ts';
import { tellTyping } from './tell-typing.ts';
import { watchSession } from './watch-session.ts';

export type CommandHandlers = {
  readonly [K in CommandName]: (input: Input<K>) => Promise<Output<K>> | Output<K>;
};

export function createCommands(parts: CommandParts): CommandHandlers {
  const { connection, desktop, outcomes, pageErrors, pageMemory, publishFullState, team } = parts;
  const handlers: CommandHandlers = {
    signIn: (input) => signIn(parts, input),
    signOut: () => signOut(parts),
    forgetProfile: (input) => forgetProfile(parts, input),
    signInToProxy: (input) => signInToProxy(parts, input),
    keepDraft(draft) {
      pageMemory.keep(draft);
      return null;
    },
    recallPage: () => pageMemory.recall(),
    reconnectNow() {
      connection.reconnectNow();
      return null;
    },
    requestFullState() {
      publishFullState();
      return null;
    },
    reportPageError(error) {
      pageErrors.note(error);
      return null;
    },
    changeSettings: (input) => changeSettings(parts, input),
    setDoNotDisturb: (input) => setDoNotDisturb(parts, input),
    setSessionAlerts: (input) => setSessionAlerts(parts, input),
    closeWindow: (input) => closeWindow(parts, input),
    checkForUpdates: () => checkForUpdates(parts),
    installUpdate: () => installUpdate(parts),
    saveDiagnostics: () => saveDiagnostics(parts),
    dismissNotice() {
      parts.standing.dismiss();
      return null;
    },
    restartApp() {
      desktop.restart();
      return null;
    },

    dismissOutcome({ id }) {
      outcomes.dismiss(id);
      return null;
    },

    watchSession: (input) => watchSession(parts, input),
    acceptSession: (input) => acceptSession(parts, input),
    closeSession: (input) => closeSession(parts, input),
    switchMode: (input) => switchMode(parts, input),
    sendMessage: (input) => sendMessage(parts, input),
    sendLink: (input) => sendLink(parts, input),
    sendNotice: (input) => sendNotice(parts, input),
    tellTyping: (input) => tellTyping(parts, input),
    searchDirectory: (input) => searchDirectory(parts, input),
    involve: (input) => involve(parts, input),
    cancelConsult: (input) => cancelConsult(parts, input),
    listDispositions: () => listDispositions(parts),
    setDisposition: (input) => setDisposition(parts, input),
    changeAttachedData: (input) => changeAttachedData(parts, input),

    watchTeam({ isWatched }) {
      team.setWatched(isWatched);
      return null;
    },
    monitorAgent: (input) => monitorAgent(parts, input),
    stopMonitoring: (input) => stopMonitoring(parts, input),
    joinSession: (input) => joinSession(parts, input),
    setAgentReadiness: (input) => setAgentReadiness(parts, input),

    startWork: (input) => startWork(parts, input),
    setMyReadiness: (input) => setMyReadiness(parts, input),
    endWork: () => endWork(parts),
    quit(input) {
      if (input.how === 'stay') parts.updater.stay();
      return quit(parts, input);
    },

    readAudit: () => readAudit(parts),
    exportAudit: () => exportAudit(parts),
    readDiagnostics: () => readDiagnostics(parts),
    async openLink({ url }) {
      await desktop.openLink(url);
      return null;
    },
  };
  return guardCommands(recordCommands(parts, handlers));
}
