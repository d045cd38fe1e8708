/** Starts the main process in six phases, each a file of phases/ that gets what the ones before it have built. */
import { join } from 'node:path';
import { startHeartbeat } from './clock/heartbeat.ts';
import { answerPolicyCheck, prepareElectron, startWhenReady } from './phases/before-ready.ts';
import { joinDesktop } from './phases/desktop.ts';
import { openCommands } from './phases/ipc.ts';
import { createServices } from './phases/services.ts';
import { openState } from './phases/state.ts';
import { createScreen } from './phases/window.ts';

/** Where the build put the parts of the app. */
const builtFolder = join(import.meta.dirname, '..');

answerPolicyCheck();
const heartbeat = startHeartbeat();
const followLinks = prepareElectron(heartbeat);
startWhenReady(() => {
  const state = openState(heartbeat);
  const services = createServices(state);
  const screen = createScreen(builtFolder, state, services);
  const page = openCommands(state, services, screen);
  joinDesktop({ builtFolder, state, services, screen, page, followLinks });
});
