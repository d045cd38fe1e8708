/** What is on screen before anything has happened. */
import type { Shell, Work } from '../preload/model.ts';
import type { LaunchOptions } from './launch-options.ts';
import type { StoredSettings } from './settings.ts';
import { emptyTeam } from './team/team-watch.ts';

export const NO_WORK: Work = { isStarted: false, channels: [], failed: [] };

export function firstShell(version: string, settings: StoredSettings, options: LaunchOptions): Shell {
  const { server, userName, staySignedIn, confirmBargeIn, nickname } = settings;
  return {
    version,
    account: null,
    connection: { phase: 'signed-out' },
    signInForm: {
      server: options.demo?.server ?? options.server ?? server,
      userName: options.demo?.userName ?? userName,
      staySignedIn,
      passwordHeld: options.demo !== null,
      busy: false,
      profiles: [],
    },
    notice: null,
    settings: { confirmBargeIn, nickname },
    team: emptyTeam(),
    work: NO_WORK,
    isQuitting: false,
    proxyQuestion: null,
  };
}
