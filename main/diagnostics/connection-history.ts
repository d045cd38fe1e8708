/** What the connection went through, for somebody who must find out why: phases, reasons and times, nothing else. */
import type { Connection } from '#preload/model/connection.ts';

/** A bad day has some hundreds; older ones go. */
const LIMIT = 500;

export interface ConnectionHistory {
  note(connection: Connection): void;
  /** One line each, oldest first. */
  list(): readonly string[];
}

/** `now`: milliseconds since 1970. */
export function createConnectionHistory(now: () => number): ConnectionHistory {
  let lines: readonly string[] = [];
  let latest = '';
  return {
    note(connection) {
      const described = describe(connection);
      // "Connected" is said again with every answer of the server.
      if (described === latest) return;
      latest = described;
      lines = [...lines, `${new Date(now()).toISOString()} ${described}`].slice(-LIMIT);
    },
    list: () => lines,
  };
}

function describe(connection: Connection): string {
  switch (connection.phase) {
    case 'reconnecting':
    case 'offline': {
      const { phase, attempt, reason, nextTryAt } = connection;
      return `${phase} ${reason} attempt ${attempt} ${nextTryAt === null ? 'under way' : 'waits'}`;
    }
    case 'session-expired':
      return `${connection.phase} ${connection.reason}`;
    default:
      return connection.phase;
  }
}
