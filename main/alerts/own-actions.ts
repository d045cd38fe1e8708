/** Remembers for a moment in which sessions I have done something, because what comes of it is no news to me. */
import type { CommandHandlers } from '#main/commands/context/command-handlers.ts';

/** Milliseconds: longer than it takes the server to tell what came of it. */
const REMEMBERED_MS = 15_000;

export interface OwnActions {
  /** `null`: in all of them. */
  note(sessionId: string | null): void;
  isRecent(sessionId: string): boolean;
}

export function createOwnActions(now: () => number): OwnActions {
  const doneAt = new Map<string | null, number>();
  const isFresh = (at: number | undefined): boolean => at !== undefined && now() - at < REMEMBERED_MS;
  return {
    note(sessionId) {
      for (const [id, at] of doneAt) if (!isFresh(at)) doneAt.delete(id);
      doneAt.set(sessionId, now());
    },
    isRecent: (sessionId) => isFresh(doneAt.get(sessionId)) || isFresh(doneAt.get(null)),
  };
}

/** The same commands; those that bring, end or leave sessions are noted before they are run. */
export function noteOwnActions(commands: CommandHandlers, doings: OwnActions): CommandHandlers {
  return {
    ...commands,
    acceptSession(input) {
      doings.note(input.sessionId);
      return commands.acceptSession(input);
    },
    joinSession(input) {
      doings.note(input.sessionId);
      return commands.joinSession(input);
    },
    closeSession(input) {
      doings.note(input.sessionId);
      return commands.closeSession(input);
    },
    endWork(input) {
      doings.note(null);
      return commands.endWork(input);
    },
    quit(input) {
      doings.note(null);
      return commands.quit(input);
    },
  };
}
