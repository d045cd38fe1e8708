/** Compares what was claimed of each operation with what the server has got and done. */
import type { LoggedRequest, Simulator } from '#test/gws-simulator/index.ts';

/** What is said of an operation in the end. `not-confirmed`: accepted, but the session does not show it. */
export type Claim = 'done' | 'not-done' | 'refused' | 'not-confirmed' | 'unknown';

export interface Operation {
  readonly sessionId: string;
  readonly operationName: string;
  /** In the body of its request. */
  readonly words: string;
  /** How many of its name the server had got before. */
  readonly logged: number;
  /** Its answer was lost. */
  readonly wasLost: boolean;
  readonly claim: Claim;
  /** Milliseconds until its outcome was known; `null` when it never was. */
  readonly took: number | null;
  /** Why it was refused, or not known at first. */
  readonly reason: string;
  /** Its session goes on no more: its log cannot be read. */
  readonly isSessionOver: boolean;
}

export interface Judgement extends Operation {
  /** How often the server has let it in. */
  readonly posts: number;
  /** How often it was carried out. */
  readonly carriedOut: number;
  /** `done` of what was not, or the contrary. */
  readonly isWrong: boolean;
}

export function judge({ requests }: Simulator, operations: readonly Operation[]): readonly Judgement[] {
  return operations.map((operation, place) => {
    const next = operations.slice(place + 1).find((each) => isSame(each, operation));
    const mine = requests
      .operations(operation.operationName)
      .slice(operation.logged, next?.logged)
      .filter((request) => isOf(request, operation));
    const carriedOut = mine.filter(({ statusCode }) => statusCode === 0).length;
    return { ...operation, posts: mine.length, carriedOut, isWrong: isWrong(operation.claim, carriedOut) };
  });
}

/** What nobody could tell apart in the server's log but by its order. */
function isSame(one: Operation, other: Operation): boolean {
  return one.sessionId === other.sessionId && one.words === other.words;
}

/** Whoever asks without being known to the server is turned away before anything happens, and may ask again. */
function isOf({ path, body, user }: LoggedRequest, { sessionId, words }: Operation): boolean {
  return user !== undefined && path.endsWith(`/${sessionId}`) && JSON.stringify(body).includes(words);
}

function isWrong(claim: Claim, carriedOut: number): boolean {
  if (claim === 'done') return carriedOut === 0;
  return (claim === 'not-done' || claim === 'refused') && carriedOut > 0;
}
