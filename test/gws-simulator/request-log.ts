/** Every request that reached the simulator, for tests to look at; never with credentials or cookies. */

export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Who asked, once that is known. */
  user?: string;
  readonly operationName?: string;
  /** The parsed JSON body; undefined if there was none or it could not be parsed. */
  readonly body: unknown;
  /** Whether an Authorization header came along; what was in it is not kept. */
  readonly hasCredentials: boolean;
  /** Whether a Cookie header came along; what was in it is not kept. */
  readonly hasCookie: boolean;
  /** Absent until the reply has been given. */
  httpStatus?: number;
  statusCode?: number;
}

interface Waiter {
  readonly predicate: (request: LoggedRequest) => boolean;
  readonly resolve: (request: LoggedRequest) => void;
}

/** A simulator may run for days; what is older than that nobody asks for. */
const mostEntries = 100_000;

export class RequestLog {
  #entries: LoggedRequest[] = [];
  readonly #waiters = new Set<Waiter>();

  /** Everything, the Bayeux traffic as well, oldest first. */
  all(): readonly LoggedRequest[] {
    return [...this.#entries];
  }

  /** Only commands (POSTs with an operationName), all or those of one name. */
  operations(name?: string): readonly LoggedRequest[] {
    return this.#entries.filter(
      ({ operationName }) => operationName !== undefined && (name === undefined || operationName === name),
    );
  }

  clear(): void {
    this.#entries = [];
  }

  /** The first request that fits, already logged or still to come; fails after `timeoutMs`. */
  async waitFor(predicate: (request: LoggedRequest) => boolean, timeoutMs: number): Promise<LoggedRequest> {
    const found = this.#entries.find(predicate);
    if (found) return found;
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        predicate,
        resolve: (request) => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve(request);
        },
      };
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        reject(new Error(`No such request within ${String(timeoutMs)} ms.`));
      }, timeoutMs);
      this.#waiters.add(waiter);
    });
  }

  /** Called when a request has come. */
  record(request: LoggedRequest): void {
    this.#entries.push(request);
    if (this.#entries.length > mostEntries) this.#entries = this.#entries.slice(-mostEntries / 2);
    this.#tell(request);
  }

  /** Called when a logged request's reply has left. */
  complete(request: LoggedRequest, httpStatus: number): void {
    request.httpStatus = httpStatus;
    this.#tell(request);
  }

  #tell(request: LoggedRequest): void {
    for (const waiter of [...this.#waiters]) if (waiter.predicate(request)) waiter.resolve(request);
  }
}
