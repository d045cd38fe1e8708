/** Exposes the bridge to the page: one function for each command, and the state. Nothing else of Electron gets through. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from './contract.ts';
import { COMMAND_CHANNEL, COMMAND_NAMES, STATE_CHANNEL } from './contract.ts';
import type { StatePatch } from './model/app-state.ts';

const commands = Object.fromEntries(
  COMMAND_NAMES.map((name) => [
    name,
    (input: unknown): Promise<unknown> => ipcRenderer.invoke(COMMAND_CHANNEL, name, input),
  ]),
);

const bridge = {
  ...commands,
  // The event object stays here: it would hand the page a way back to ipcRenderer.
  onState: (listener: (patch: StatePatch) => void): (() => void) => {
    const forward = (_event: unknown, patch: StatePatch): void => listener(patch);
    ipcRenderer.on(STATE_CHANNEL, forward);
    return () => ipcRenderer.off(STATE_CHANNEL, forward);
  },
} as unknown as Bridge; // built from COMMAND_NAMES, which the compiler holds equal to Commands

contextBridge.exposeInMainWorld('smsSupervisor', bridge);
