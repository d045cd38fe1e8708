/** Everything between us and the server that is not Genesys: certificates, proxies, cookies. One for the whole app. */
import type { AuthInfo, Session } from 'electron';
import type { Send } from '#main/gws/http/http-exchange.ts';
import type { PasswordStore } from '#main/keychain/keychain.ts';
import type { Log } from '#main/logging/log.ts';
import type { ProxyQuestion } from '#preload/model/connection.ts';
import type { ReadAuthorities } from './certificates/authorities.ts';
import { applyCertificateVerdict } from './certificates/certificate-verdict.ts';
import { showClientCertificates } from './certificates/client-certificates.ts';
import { createHttpSessions } from './http-sessions.ts';
import { createNetSend } from './net-send.ts';
import { keptProxyLogins } from './proxy/kept-proxy-logins.ts';
import type { ProxyLogin } from './proxy/proxy-logins.ts';
import { createProxyLogins } from './proxy/proxy-logins.ts';

export interface Network {
  readonly send: Send;
  /** Takes the answer to the open question; `null` when no proxy asks any more. */
  answerProxy(login: ProxyLogin): AnsweredProxy | null;
  /** For requests that somebody else sends, such as the updater's: what is known is told, each password once. */
  createProxyAnswers(): (question: Pick<AuthInfo, 'host' | 'port' | 'realm'>) => Promise<ProxyLogin | null>;
  forgetCookies(): Promise<void>;
  /**
   * Cookies, and what proxies were told in this run. Passwords of proxies that the keychain has stay:
   * they belong to the computer's network, not to the account that signs out.
   */
  forgetEverything(): Promise<void>;
  /** After Chromium's network service has died: what it had, cookies too, is gone, and old sessions reach nothing. */
  replaceSessions(): void;
}

export interface AnsweredProxy {
  /** Keeps the answer for the next start. Throws `keychain-unavailable`. */
  keep(): Promise<void>;
}

export interface NetworkOptions {
  /** Makes one of Chromium's sessions, kept in memory only: its cookies are as good as a password. */
  readonly openSession: (number: number) => Session;
  readonly credentials: PasswordStore;
  readonly readAuthorities: ReadAuthorities;
  readonly log: Log;
  readonly onProxyQuestion: (question: ProxyQuestion | null) => void;
}

export function createNetwork(parts: NetworkOptions): Network {
  const { openSession, credentials, readAuthorities, log, onProxyQuestion } = parts;
  const sessions = createHttpSessions((number) => {
    const session = openSession(number);
    applyCertificateVerdict(session, readAuthorities, log);
    return session;
  });
  showClientCertificates(log);
  const kept = keptProxyLogins(credentials);
  const proxyLogins = createProxyLogins({ kept, onQuestion: onProxyQuestion, log: log.warn });
  return {
    send: createNetSend(sessions, proxyLogins),
    answerProxy(login) {
      // What reaches the log in any way is masked.
      log.hide(login.password);
      const answered = proxyLogins.take(login);
      return answered && { keep: () => kept.save(answered.proxy, login) };
    },
    createProxyAnswers() {
      const talk = proxyLogins.begin();
      return ({ host, port, realm }) => talk.answer(`${host}:${port}`, realm);
    },
    forgetCookies: sessions.forgetCookies,
    async forgetEverything() {
      proxyLogins.forget();
      await Promise.all([sessions.forgetCookies(), sessions.forgetProxyLogins()]);
      // A tunnel through a proxy stays open, and lets requests through, until it is closed.
      await sessions.closeAllConnections();
    },
    replaceSessions: sessions.replace,
  };
}
