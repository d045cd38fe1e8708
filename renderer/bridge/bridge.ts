/** The only reader of `window.smsSupervisor`. What it hands out always answers: a command never rejects. */
import type { Bridge, Reply } from '#preload/contract.ts';
import { COMMAND_NAMES } from '#preload/contract.ts';

declare global {
  interface Window {
    readonly smsSupervisor?: Bridge;
  }
}

/** @throws when the preload script did not run: then there is nothing that this page could do */
export function readBridge(): Bridge {
  if (window.smsSupervisor === undefined) throw new Error('The preload script has not exposed the bridge');
  return alwaysAnswering(window.smsSupervisor);
}

/** A rejection here is a defect in main, and main has logged it; the person still must get words, not silence. */
function answering<I, O>(command: (input: I) => Promise<Reply<O>>): (input: I) => Promise<Reply<O>> {
  return async (input) => {
    try {
      return await command(input);
    } catch {
      return { ok: false, error: { code: 'unexpected', reference: '' } };
    }
  };
}

/** The same bridge, whose commands answer `unexpected` where they would reject. */
export function alwaysAnswering(bridge: Bridge): Bridge {
  const commands = COMMAND_NAMES.map((name) => [name, answering<never, unknown>(bridge[name])]);
  // Built from COMMAND_NAMES, which the compiler holds equal to Commands.
  return { ...(Object.fromEntries(commands) as Bridge), onState: bridge.onState };
}
