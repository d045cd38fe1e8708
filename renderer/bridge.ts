/** The only reader of `window.smsSupervisor`. What it hands out always answers: a command never rejects. */
import type { Bridge, Reply } from '../preload/contract.ts';

declare global {
  interface Window {
    readonly smsSupervisor?: Bridge;
  }
}

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

export function alwaysAnswering(bridge: Bridge): Bridge {
  return {
    signIn: answering(bridge.signIn),
    signOut: answering(bridge.signOut),
    watchSession: answering(bridge.watchSession),
    switchMode: answering(bridge.switchMode),
    sendMessage: answering(bridge.sendMessage),
    leaveSession: answering(bridge.leaveSession),
    changeSettings: answering(bridge.changeSettings),
    dismissNotice: answering(bridge.dismissNotice),
    reconnectNow: answering(bridge.reconnectNow),
    requestFullState: answering(bridge.requestFullState),
    onState: bridge.onState,
  };
}
