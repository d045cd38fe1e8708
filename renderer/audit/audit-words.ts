/** What I did, in words for the record. */
import type { AuditEntry, CommandName } from '../../preload/contract.ts';
import { describeFailure } from '../errors.ts';
import { MODE_WORDS } from '../mode/mode-words.ts';

/** Every command, so that none can come without words. */
export const ACTION_WORDS: Record<CommandName, string> = {
  signIn: 'Signed in',
  signOut: 'Signed out',
  forgetProfile: 'Forgot a sign-in',
  signInToProxy: 'Signed in to a proxy',
  keepDraft: 'Typed',
  recallPage: 'Recalled the window',
  watchSession: 'Opened a session',
  switchMode: 'Switched mode',
  sendMessage: 'Sent a message',
  acceptSession: 'Accepted an invitation',
  closeSession: 'Closed a session',
  sendLink: 'Sent a link',
  sendNotice: 'Sent a notice',
  tellTyping: 'Showed typing',
  involve: 'Brought somebody in',
  cancelConsult: 'Ended a consultation',
  searchDirectory: 'Searched the directory',
  listDispositions: 'Read the dispositions',
  setDisposition: 'Set a disposition',
  changeAttachedData: 'Changed attached data',
  watchTeam: 'Looked at the team',
  monitorAgent: 'Ordered monitoring',
  stopMonitoring: 'Stopped monitoring',
  joinSession: 'Joined a session',
  setAgentReadiness: 'Set an agent’s state',
  startWork: 'Started work',
  setMyReadiness: 'Set my state',
  endWork: 'Ended work',
  quit: 'Quit the app',
  readAudit: 'Read this record',
  exportAudit: 'Exported this record',
  readDiagnostics: 'Read the diagnostics',
  openLink: 'Opened a link',
  changeSettings: 'Changed the settings',
  dismissNotice: 'Dismissed a notice',
  restartApp: 'Restarted the app',
  dismissOutcome: 'Dismissed an unknown outcome',
  setDoNotDisturb: 'Set do not disturb',
  setSessionAlerts: 'Set a session’s alerts',
  closeWindow: 'Closed the window',
  checkForUpdates: 'Looked for updates',
  installUpdate: 'Installed an update',
  saveDiagnostics: 'Saved the diagnostics',
  reconnectNow: 'Asked to reconnect',
  reportPageError: 'Reported a failure of the window',
  requestFullState: 'Loaded the window',
};

export function describeModes({ from, to }: AuditEntry): string {
  if (to === null) return from === null ? '' : MODE_WORDS[from].name;
  return from === null ? MODE_WORDS[to].name : `${MODE_WORDS[from].name} → ${MODE_WORDS[to].name}`;
}

export function describeOutcome({ outcome }: AuditEntry): string {
  switch (outcome) {
    case null:
    case 'unknown':
      return 'Not known';
    case 'done':
      return 'Done';
    case 'not-done':
      return 'Not carried out';
    default:
      return `Failed: ${describeFailure({ code: outcome, reference: '' }).happened}`;
  }
}
