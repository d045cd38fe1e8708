/**
 * What proxies on the way to the server were told and what they said to it. A password that a proxy has refused is not
 * offered to it again: too many wrong ones lock an account. Pure of Electron.
 */
import type { ProxyQuestion } from '#preload/model/connection.ts';

export interface ProxyLogin {
  readonly userName: string;
  readonly password: string;
}

/** Passwords for proxies at rest. Both functions throw `keychain-unavailable`. */
export interface KeptProxyLogins {
  load(proxy: string): Promise<ProxyLogin | null>;
  save(proxy: string, login: ProxyLogin): Promise<void>;
}

/** One request's talk with the proxies on its way. */
export interface ProxyTalk {
  /** `null`: nobody knows, so the supervisor is asked and the request must fail. */
  answer(proxy: string, realm: string): Promise<ProxyLogin | null>;
  /** The request got through, or has failed for another reason. */
  end(outcome: 'passed' | 'unknown'): void;
  /** A proxy has asked and got no answer. */
  isUnanswered(): boolean;
}

export interface ProxyLogins {
  begin(): ProxyTalk;
  /** Takes the answer to the open question; `null` when no question is open. */
  take(login: ProxyLogin): { readonly proxy: string } | null;
  /** Of what is in memory, everything. What the keychain has stays: it belongs to the network, not to an account. */
  forget(): void;
}

export interface ProxyLoginOptions {
  readonly kept: KeptProxyLogins;
  /** `null` when there is nothing to ask any more. */
  readonly onQuestion: (question: ProxyQuestion | null) => void;
  readonly log: (event: string, facts: Record<string, string>) => void;
  /** Milliseconds. */
  readonly patience?: number;
}

/** Something to try on a proxy. */
interface Known {
  readonly proxy: string;
  readonly login: ProxyLogin;
  isRefused: boolean;
  trial: Trial | null;
}

/** One request tries, the others wait for what becomes of it. */
interface Trial {
  readonly over: Promise<void>;
  readonly end: () => void;
}

/** A proxy refuses at once: after so much silence it has let the trial through, in milliseconds. */
const REPEAT_WINDOW_MS = 2000;
const LONGEST_REALM = 100;

export function createProxyLogins(parts: ProxyLoginOptions): ProxyLogins {
  const { kept, onQuestion, log, patience = REPEAT_WINDOW_MS } = parts;
  const known = new Map<string, Promise<Known | null>>();
  let question: ProxyQuestion | null = null;

  function ask(latest: ProxyQuestion | null): void {
    if (latest === null && question === null) return;
    question = latest;
    onQuestion(latest);
  }

  /** Once for each proxy: a keychain that has nothing, or is locked, is not asked by every request. */
  function lookUp(proxy: string): Promise<Known | null> {
    const found = known.get(proxy) ?? load(proxy);
    known.set(proxy, found);
    return found;
  }

  async function load(proxy: string): Promise<Known | null> {
    try {
      const login = await kept.load(proxy);
      return login && { proxy, login, isRefused: false, trial: null };
    } catch {
      log('no keychain to look for the password of a proxy', { proxy });
      return null;
    }
  }

  function refuse(given: Known): void {
    log('proxy refused a password', { proxy: given.proxy });
    given.isRefused = true;
    given.trial?.end();
  }

  function begin(): ProxyTalk {
    let given: Known | null = null;
    let isUnanswered = false;
    return {
      async answer(proxy, realm) {
        // Asked again, the proxy does not want what it got.
        if (given?.proxy === proxy) refuse(given);
        let found = await lookUp(proxy);
        while (found?.trial) {
          await found.trial.over;
          // The supervisor may have answered meanwhile.
          found = await lookUp(proxy);
        }
        if (found && !found.isRefused) {
          given = startTrial(found, patience);
          return found.login;
        }
        isUnanswered = true;
        ask({ proxy, realm: realm.slice(0, LONGEST_REALM), wasRefused: found?.isRefused ?? false });
        return null;
      },
      end(outcome) {
        given?.trial?.end();
        if (outcome === 'passed') ask(null);
      },
      isUnanswered: () => isUnanswered,
    };
  }

  return {
    begin,
    take(login) {
      if (!question) return null;
      const { proxy } = question;
      known.set(proxy, Promise.resolve({ proxy, login, isRefused: false, trial: null }));
      ask(null);
      return { proxy };
    },
    forget() {
      known.clear();
      ask(null);
    },
  };
}

function startTrial(known: Known, patience: number): Known {
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    const timer = setTimeout(() => end(), patience);
    end = () => {
      clearTimeout(timer);
      known.trial = null;
      resolve();
    };
  });
  known.trial = { over, end: () => end() };
  return known;
}
