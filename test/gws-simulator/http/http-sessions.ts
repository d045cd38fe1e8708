/** Login by Basic and the JSESSIONID cookie that follows from it (§3.1, §3.3). */
import { randomUUID } from 'node:crypto';
import type { StaffMember } from '#test/gws-simulator/world/staff.ts';

export interface HttpSession {
  readonly id: string;
  readonly user: StaffMember;
  lastUsedAt: number;
  /** The CSRF tokens that still count, oldest first (§3.2). */
  csrfTokens: string[];
}

export interface Credentials {
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
}

export class HttpSessions {
  readonly #byId = new Map<string, HttpSession>();
  /** Those that were changed, by user name. */
  readonly #newPasswords = new Map<string, string>();
  readonly #mustChange: Set<string>;
  readonly #members: readonly StaffMember[];
  readonly #now: () => number;
  readonly #idleMs: number;

  constructor(members: readonly StaffMember[], now: () => number, idleSeconds: number) {
    this.#members = members;
    this.#now = now;
    this.#idleMs = idleSeconds * 1000;
    this.#mustChange = new Set(
      members.filter((each) => each.mustChangePassword).map((each) => each.userName),
    );
  }

  /** The session of the request's cookie, if the server still knows it. */
  find(cookie: string | undefined): HttpSession | undefined {
    const id = /(?:^|;)\s*JSESSIONID=([^;]+)/.exec(cookie ?? '')?.[1];
    const session = id === undefined ? undefined : this.#byId.get(id.trim());
    if (!session) return undefined;
    if (this.#now() - session.lastUsedAt > this.#idleMs) {
      this.#byId.delete(session.id);
      return undefined;
    }
    session.lastUsedAt = this.#now();
    return session;
  }

  /** Basic is looked at on every request that has it; with a good one a new session begins by itself (§4.5, 9). */
  authenticate({ cookie, authorization }: Credentials): { session: HttpSession; isNew: boolean } | undefined {
    const known = this.find(cookie);
    if (authorization === undefined) return known && { session: known, isNew: false };
    const user = this.#userOf(authorization);
    if (!user) return undefined;
    if (known?.user === user) return { session: known, isNew: false };
    const session = { id: randomUUID(), user, lastUsedAt: this.#now(), csrfTokens: [randomUUID()] };
    this.#byId.set(session.id, session);
    return { session, isNew: true };
  }

  end(session: HttpSession): void {
    this.#byId.delete(session.id);
  }

  /** Forgets one user's sessions, or everybody's. */
  expire(userName?: string): void {
    for (const session of this.#byId.values()) {
      if (userName === undefined || session.user.userName === userName) this.#byId.delete(session.id);
    }
  }

  /** The old one is refused from now on; sessions that have begun go on. */
  changePassword(userName: string, password: string): void {
    this.#newPasswords.set(userName, password);
    this.#mustChange.delete(userName);
  }

  /** Until it is changed, every request is answered by statusCode 8 (§5.1). */
  demandNewPassword(userName: string): void {
    this.#mustChange.add(userName);
  }

  mustChangePassword({ userName }: StaffMember): boolean {
    return this.#mustChange.has(userName);
  }

  #userOf(authorization: string): StaffMember | undefined {
    const encoded = /^Basic\s+(\S+)$/i.exec(authorization)?.[1] ?? '';
    const given = Buffer.from(encoded, 'base64').toString('utf8');
    return this.#members.find(({ userName, password }) => {
      return `${userName}:${this.#newPasswords.get(userName) ?? password}` === given;
    });
  }
}
