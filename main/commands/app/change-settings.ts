/** Change the settings. They hold for this run even when they cannot be written. */
import { isDeepStrictEqual } from 'node:util';
import { requireKeywords } from '#main/alerts/keywords.ts';
import type { CommandContext } from '#main/commands/context/command-context.ts';
import { AppError } from '#main/errors/app-error.ts';
import { underPolicy } from '#main/policies/policy.ts';
import type { Settings } from '#preload/model/settings.ts';

type Parts = Pick<CommandContext, 'policy' | 'settings' | 'appState'>;

/** Throws `setting-managed` when policy says otherwise, `pattern-invalid` and `settings-not-saved`. */
export async function changeSettings(parts: Parts, changes: Settings): Promise<null> {
  const { policy, settings, appState } = parts;
  if (!isDeepStrictEqual(underPolicy(changes, policy), changes)) throw new AppError('setting-managed');
  requireKeywords(changes.alerts.keywords);
  appState.change({ settings: changes });
  // What a person had chosen before comes back when the policy goes: what is managed is not hers to store.
  await settings.change(keepOwn(settings.read(), changes, policy));
  return null;
}

function keepOwn(own: Settings, changes: Settings, policy: CommandContext['policy']): Settings {
  const { previewText } = policy.previewText === undefined ? changes.alerts : own.alerts;
  return {
    ...changes,
    alerts: { ...changes.alerts, previewText },
    updatesOn: policy.updatesOn === undefined ? changes.updatesOn : own.updatesOn,
    updateChannel: policy.updateChannel === undefined ? changes.updateChannel : own.updateChannel,
  };
}
