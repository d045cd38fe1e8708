/** Every operation as commands call it: `gws.switchMode(sessionId, mode)`. Each runs while connected, or not at all. */
import type { Http } from '#main/gws/http/http.ts';
import { listDispositions, searchDirectory } from './directory.ts';
import * as operations from './operations.ts';
import { readServerVersion } from './server-version.ts';
import * as team from './team-operations.ts';
import * as work from './work-operations.ts';

/**
 * Runs an operation with requests that sign in again, once, when the server's session has expired. Rejects with
 * `not-signed-in`, `session-expired` or `not-connected` when nothing can be sent, else with what the operation throws.
 */
export type Perform = <T>(operation: (http: Http) => Promise<T>) => Promise<T>;

export type GwsClient = ReturnType<typeof createGwsClient>;

export function createGwsClient(perform: Perform) {
  /** The operation, with `perform` in the place of its first argument. */
  const bind =
    <Args extends unknown[], T>(operation: (http: Http, ...args: Args) => Promise<T>) =>
    (...args: Args): Promise<T> =>
      perform((http) => operation(http, ...args));

  return {
    accept: bind(operations.accept),
    cancelConsult: bind(operations.cancelConsult),
    changeUserData: bind(operations.changeUserData),
    close: bind(operations.close),
    consult: bind(operations.consult),
    invite: bind(operations.invite),
    sendMessage: bind(operations.sendMessage),
    sendNotice: bind(operations.sendNotice),
    sendToAgents: bind(operations.sendToAgents),
    sendTyping: bind(operations.sendTyping),
    sendUrl: bind(operations.sendUrl),
    setDisposition: bind(operations.setDisposition),
    setInFocus: bind(operations.setInFocus),
    switchMode: bind(operations.switchMode),
    transfer: bind(operations.transfer),

    intrude: bind(team.intrude),
    intrudeWhileMonitoring: bind(team.intrudeWhileMonitoring),
    monitorAgent: bind(team.monitorAgent),
    readAgent: bind(team.readAgent),
    readRoster: bind(team.readRoster),
    setAgentReadiness: bind(team.setAgentReadiness),
    stopMonitoring: bind(team.stopMonitoring),

    readMyChannels: bind(work.readMyChannels),
    setMyReadiness: bind(work.setMyReadiness),
    startWork: bind(work.startWork),

    listDispositions: bind(listDispositions),
    readServerVersion: bind(readServerVersion),
    searchDirectory: bind(searchDirectory),
  };
}
