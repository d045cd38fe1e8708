/** What administrators can set for everybody on a computer, as it is written down, and how it is read: with suspicion. */
import { lookUp } from '../../preload/look-up.ts';
import { z } from 'zod';
import { UPDATE_CHANNELS } from '../../preload/model.ts';
import type { Managed, ManagedName, Settings } from '../../preload/model.ts';
import { AppError } from '../app-error.ts';
import { readServerAddress } from '../gws/server-address.ts';

export const LOG_LEVELS = ['error', 'warn', 'info'] as const;

/** Registry and property lists write yes and no in more than one way. */
const yesOrNo = z.union([
  z.boolean(),
  z
    .literal([0, 1, '0', '1', 'true', 'false'])
    .transform((value) => value === 1 || value === '1' || value === 'true'),
]);

const serverAddress = z.string().transform((typed, context) => {
  try {
    return readServerAddress(typed);
  } catch {
    context.addIssue({ code: 'custom', message: 'not an address' });
    return z.NEVER;
  }
});

/** Each is absent when nothing is said. Names are those of the policy templates. */
const SCHEMAS = {
  servers: z.array(serverAddress).min(1).readonly(),
  staySignedIn: yesOrNo,
  alertsAllowed: yesOrNo,
  previewText: yesOrNo,
  updatesOn: yesOrNo,
  updateFeed: z.url({ protocol: /^https?$/ }),
  updateChannel: z.enum(UPDATE_CHANNELS),
  logLevel: z.enum(LOG_LEVELS),
} as const satisfies Record<ManagedName, z.ZodType>;

export type Policy = { readonly [K in ManagedName]?: z.infer<(typeof SCHEMAS)[K]> };

export interface PolicyReading {
  readonly policy: Policy;
  /** Names of entries that could not be understood: they count as not said, and an administrator should know. */
  readonly notUnderstood: readonly string[];
}

/** `written`: names and values as the system keeps them. Unknown names are for other versions. */
export function readPolicy(written: Readonly<Record<string, unknown>>): PolicyReading {
  const policy = new Map<string, unknown>();
  const notUnderstood: string[] = [];
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    if (!Object.hasOwn(written, name)) continue;
    const read = schema.safeParse(lookUp(written, name));
    if (read.success) policy.set(name, read.data);
    else notUnderstood.push(name);
  }
  // Each value came out of the schema of its name.
  return { policy: Object.fromEntries(policy), notUnderstood };
}

/** What is shown as managed. */
export function managedBy(policy: Policy): Managed {
  // The keys of a policy are its names.
  const names = Object.keys(policy) as ManagedName[];
  return { names, servers: policy.servers ?? null, alertsAllowed: policy.alertsAllowed ?? true };
}

/** What a person has chosen, where policy says nothing else. */
export function underPolicy(chosen: Settings, policy: Policy): Settings {
  const { previewText = chosen.alerts.previewText, updatesOn, updateChannel } = policy;
  return {
    ...chosen,
    alerts: { ...chosen.alerts, previewText },
    updatesOn: updatesOn ?? chosen.updatesOn,
    updateChannel: updateChannel ?? chosen.updateChannel,
  };
}

/** Throws `server-not-offered`. */
export function requireOffered(policy: Policy, server: string): void {
  if (policy.servers && !policy.servers.includes(server)) throw new AppError('server-not-offered');
}
