/** Phase 2: what administrators have set, what is remembered, and the state of everything; nothing is asked of anybody yet. */
import { join } from 'node:path';
import { app } from 'electron';
import { createAppStateStore } from '#main/app-state/app-state.ts';
import { createDraftStore } from '#main/app-state/draft-store.ts';
import { initialAppState } from '#main/app-state/initial-app-state.ts';
import { createStandingNotices } from '#main/app-state/standing-notices.ts';
import { openAudit } from '#main/audit/audit.ts';
import { tellClockDifference } from '#main/clock/clock-difference.ts';
import type { Heartbeat } from '#main/clock/heartbeat.ts';
import { createSteadyClock } from '#main/clock/steady-clock.ts';
import { surviveGpuCrashes } from '#main/desktop/lifecycle/gpu-process.ts';
import { AppError } from '#main/errors/app-error.ts';
import { reportFailure, reportUncaughtErrors } from '#main/errors/error-reporting.ts';
import { createServerClock } from '#main/gws/http/server-clock.ts';
import { openLog } from '#main/logging/log.ts';
import { findAdminFolder } from '#main/policies/admin-folder.ts';
import { policyFailure } from '#main/policies/policy-failure.ts';
import { describeProblem } from '#main/policies/written-entry.ts';
import { createSessionStore } from '#main/sessions/session-store.ts';
import type { OpenedSettings } from '#main/settings/settings.ts';
import { openSettings, settingsFailure } from '#main/settings/settings.ts';
import { readLaunchOptions } from '#main/startup/launch-options.ts';
import { readPolicyOf } from './read-policy.ts';

export type State = ReturnType<typeof openState>;

export function openState(heartbeat: Heartbeat) {
  const userData = app.getPath('userData');
  const now = Date.now;

  // What administrators have set comes first: it decides what may be logged.
  const adminFolder = findAdminFolder(process.platform, process.env, app.isPackaged);
  const { policy, problems } = readPolicyOf(adminFolder);
  const policyProblems = problems.map(describeProblem);
  const log = openLog(app.getPath('logs'), policy.logLevel);
  reportUncaughtErrors(log);
  surviveGpuCrashes(log);

  const settings = openSettings(join(userData, 'settings.json'), now);
  const options = readLaunchOptions(process.argv, process.env, app.isPackaged);
  const appState = createAppStateStore(initialAppState(app.getVersion(), settings.read(), options, policy));
  const standing = createStandingNotices(appState);
  if (problems.length > 0) {
    log.error('policy not read', { what: policyProblems.join(', ') });
    standing.tell(policyFailure(policy, policyProblems));
  }
  followSettings({ appState, log, settings, standing });
  const audit = openAudit(join(userData, 'audit.jsonl'), now, {
    onDamage() {
      log.error('audit damaged');
      standing.tell({ code: 'audit-damaged', reference: '' });
    },
    onStuck: (error) => standing.tell(reportFailure(log, 'audit', error)),
    onWritten: () => standing.takeBack('audit-not-written'),
  });

  const store = createSessionStore();
  const serverClock = createServerClock({ steady: createSteadyClock(), computer: now });
  const tellDifference = tellClockDifference(appState, serverClock.ahead);
  heartbeat.onBeat(tellDifference);
  // What only time changes: silent typists, ended sessions.
  heartbeat.onBeat(() => store.apply({ type: 'time-passed', at: serverClock.now() }));

  return {
    adminFolder,
    appState,
    assets: join(app.getAppPath(), 'assets'),
    audit,
    draftStore: createDraftStore(),
    heartbeat,
    log,
    now,
    options,
    policy,
    policyProblems,
    serverClock,
    settings,
    standing,
    store,
    tellDifference,
    userData,
  };
}

/** Says what was wrong with the file at this start, and from now on what cannot be written. */
function followSettings({
  appState,
  log,
  settings,
  standing,
}: Pick<State, 'appState' | 'log' | 'standing'> & { readonly settings: OpenedSettings }): void {
  settings.follow({
    onStuck(cause) {
      appState.change({ areSettingsSaved: false });
      standing.tell(reportFailure(log, 'settings', new AppError('settings-not-saved', { cause })));
    },
    onWritten() {
      appState.change({ areSettingsSaved: true });
      standing.takeBack('settings-not-saved');
    },
  });
  const damage = settingsFailure(settings.damage);
  if (!damage) return;
  log.error('settings damaged', { what: damage.code });
  standing.tell(damage);
}
