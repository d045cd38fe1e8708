/** The run of faults in a main process of Electron: with the product's own sender, and so with Chromium's habits. */
import { app, session } from 'electron';
import type { PasswordStore } from '#main/keychain/keychain.ts';
import { createNetwork } from '#main/network/network.ts';
import { silentLog } from '#test/main/logging/silent-log.ts';
import { runAndReport } from './run-and-report.ts';
import type { Way } from './run-faults.ts';

const NO_CREDENTIALS: PasswordStore = {
  load: () => Promise.resolve(null),
  save: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

/** Each supervisor has Chromium's sessions of her own, as if she sat at a computer of her own. */
function openWay(line: number): Way {
  return createNetwork({
    openSession: (number) => session.fromPartition(`faults-${line}-${number}`, { cache: false }),
    credentials: NO_CREDENTIALS,
    readAuthorities: () => Promise.resolve([]),
    log: silentLog,
    onProxyQuestion: () => undefined,
  });
}

// Each of the many lines listens to the app as the one of the product does.
app.setMaxListeners(0);
const { FAULTS, SEED } = process.env;
// Not awaited here: "ready" is held back until this file has run.
void app
  .whenReady()
  .then(() => runAndReport({ faults: Number(FAULTS), seed: Number(SEED), openWay }))
  .then(
    (hasHeld) => app.exit(hasHeld ? 0 : 1),
    (error: unknown) => {
      console.error(error);
      app.exit(1);
    },
  );
