/** How what a person has chosen is read back from disk: whatever cannot be read falls back to its default, alone. */
import { z } from 'zod';
import type { AlertKind, AlertRule } from '#preload/model/alerts.ts';
import { ALERT_KINDS, ALERT_LEVELS } from '#preload/model/alerts.ts';
import { DEFAULT_SETTINGS } from '#preload/model/default-settings.ts';
import type { Settings } from '#preload/model/settings.ts';
import { UPDATE_CHANNELS } from '#preload/model/settings.ts';

const { alerts, ...plain } = DEFAULT_SETTINGS;

function storedRule(kind: AlertKind): z.ZodType<AlertRule> {
  const { level, after } = alerts.rules[kind];
  const rule = z.object({
    level: z.enum(ALERT_LEVELS).catch(level),
    after: z.number().int().min(0).catch(after),
  });
  return rule.catch({ level, after });
}

// Every kind has an entry, as the type of what comes out says.
const storedRules = z.object(
  Object.fromEntries(ALERT_KINDS.map((kind) => [kind, storedRule(kind)])) as Readonly<
    Record<AlertKind, z.ZodType<AlertRule>>
  >,
);

const storedAlerts = z
  .object({
    rules: storedRules.catch(alerts.rules),
    keywords: z.array(z.string()).readonly().catch([]),
    repeatSound: z.boolean().catch(alerts.repeatSound),
    previewText: z.boolean().catch(alerts.previewText),
  })
  .catch(alerts);

export const storedPreferences = {
  confirmBargeIn: z.boolean().catch(plain.confirmBargeIn),
  nickname: z.string().catch(plain.nickname),
  alerts: storedAlerts,
  launchAtLogin: z.boolean().catch(plain.launchAtLogin),
  startInTray: z.boolean().catch(plain.startInTray),
  closeToTray: z.boolean().catch(plain.closeToTray),
  spellCheck: z.boolean().catch(plain.spellCheck),
  updatesOn: z.boolean().catch(plain.updatesOn),
  updateChannel: z.enum(UPDATE_CHANNELS).catch(plain.updateChannel),
};

/** Of all that is stored, what a person can choose. */
export function preferencesOf(stored: Settings): Settings {
  const { alerts: chosenAlerts, confirmBargeIn, nickname, launchAtLogin, startInTray } = stored;
  const { closeToTray, spellCheck, updatesOn, updateChannel } = stored;
  return {
    alerts: chosenAlerts,
    confirmBargeIn,
    nickname,
    launchAtLogin,
    startInTray,
    closeToTray,
    spellCheck,
    updatesOn,
    updateChannel,
  };
}
