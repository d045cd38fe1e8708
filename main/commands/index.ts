/** The table of everything that a supervisor can do. A command of the contract that is missing here does not compile. */
import { changeSettings } from './app/change-settings.ts';
import { checkForUpdates } from './app/check-for-updates.ts';
import { closeWindow } from './app/close-window.ts';
import { installUpdate } from './app/install-update.ts';
import { readDiagnostics } from './app/read-diagnostics.ts';
import { saveDiagnostics } from './app/save-diagnostics.ts';
import { setDoNotDisturb } from './app/set-do-not-disturb.ts';
import type { CommandContext } from './context/command-context.ts';
import type { CommandHandlers } from './context/command-handlers.ts';
import { endWork, quit, setMyReadiness, startWork } from './my-work/my-work.ts';
import { guardCommands } from './once-at-a-time.ts';
import { acceptSession } from './session/accept-session.ts';
import { changeAttachedData, listDispositions, setDisposition } from './session/change-attached-data.ts';
import { closeSession } from './session/close-session.ts';
import { openSession } from './session/open-session.ts';
import { searchDirectory } from './session/search-directory.ts';
import { sendLink, sendMessage, sendNotice } from './session/send-message.ts';
import { sendTyping } from './session/send-typing.ts';
import { createSessionExits } from './session/session-exits.ts';
import { setSessionAlerts } from './session/set-session-alerts.ts';
import { switchMode } from './session/switch-mode.ts';
import { cancelConsult, consult, invite, transfer } from './session/transfer-invite-consult.ts';
import { forgetProfile } from './sign-in/forget-profile.ts';
import { signIn } from './sign-in/sign-in.ts';
import { signInToProxy } from './sign-in/sign-in-to-proxy.ts';
import { signOut } from './sign-in/sign-out.ts';
import { joinSession } from './team/join-session.ts';
import { monitorAgent, setAgentReadiness, stopMonitoring } from './team/supervise-agent.ts';
import { exportAudit, readAudit, withAudit } from './with-audit.ts';

export function createCommands(context: CommandContext): CommandHandlers {
  const parts = { ...context, exits: createSessionExits() };
  const { acknowledgePatch, connection, desktop, outcomes, pageErrors, draftStore, publishFullState, team } =
    parts;
  const handlers: CommandHandlers = {
    signIn: (input) => signIn(parts, input),
    signOut: () => signOut(parts),
    forgetProfile: (input) => forgetProfile(parts, input),
    signInToProxy: (input) => signInToProxy(parts, input),
    keepDraft(draft) {
      draftStore.keep(draft);
      return null;
    },
    recallPage: () => draftStore.recall(),
    reconnectNow() {
      connection.reconnectNow();
      return null;
    },
    acknowledgePatch({ number }) {
      acknowledgePatch(number);
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

    openSession: (input) => openSession(parts, input),
    acceptSession: (input) => acceptSession(parts, input),
    closeSession: (input) => closeSession(parts, input),
    switchMode: (input) => switchMode(parts, input),
    sendMessage: (input) => sendMessage(parts, input),
    sendLink: (input) => sendLink(parts, input),
    sendNotice: (input) => sendNotice(parts, input),
    sendTyping: (input) => sendTyping(parts, input),
    searchDirectory: (input) => searchDirectory(parts, input),
    transfer: (input) => transfer(parts, input),
    invite: (input) => invite(parts, input),
    consult: (input) => consult(parts, input),
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
  return guardCommands(withAudit(parts, handlers));
}
