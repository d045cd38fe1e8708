/** What a test can make go wrong with notifications: held back, lost, doubled, out of order. */
import type { Notification } from './wire/write-notification.ts';

export interface NotificationFilter {
  /** `messageType` or `notificationType` as documented, in any case. */
  readonly messageType?: string;
  /** User name of the one to be notified. */
  readonly user?: string;
  readonly sessionId?: string;
}

export interface HeldNotifications {
  /** Sends what was held back, in order, and holds no more. */
  release(): void;
  /** Loses what was held back, and holds no more. */
  drop(): void;
}

type Send = (notification: Notification) => void;
/** Takes a notification over, or lets it pass. */
type Interceptor = (notification: Notification) => 'taken' | 'passes';

export class NotificationFaults {
  readonly #interceptors = new Set<Interceptor>();
  readonly #send: Send;
  readonly #userNameOf: (userId: string) => string | undefined;

  constructor(send: Send, userNameOf: (userId: string) => string | undefined) {
    this.#send = send;
    this.#userNameOf = userNameOf;
  }

  /** Sends the notification unless a fault takes it over. */
  pass(notification: Notification): void {
    for (const intercept of this.#interceptors) {
      if (intercept(notification) === 'taken') return;
    }
    this.#send(notification);
  }

  holdNotifications(filter: NotificationFilter = {}): HeldNotifications {
    const held: Notification[] = [];
    const interceptor = this.#intercept(filter, (notification) => void held.push(notification));
    return {
      release: () => {
        this.#interceptors.delete(interceptor);
        for (const notification of held.splice(0)) this.pass(notification);
      },
      drop: () => {
        this.#interceptors.delete(interceptor);
        held.length = 0;
      },
    };
  }

  /** Each of the next `count` notifications that fit is sent twice. */
  duplicateNotifications(count: number, filter: NotificationFilter = {}): void {
    this.#interceptNext(count, filter, (notification) => {
      this.#send(notification);
      this.#send(notification);
    });
  }

  /** The next notification that fits is lost. */
  dropNext(filter: NotificationFilter = {}): void {
    this.#interceptNext(1, filter, () => undefined);
  }

  /** The next `count` notifications that fit are kept until all are there, then sent in reverse. */
  reorder(count = 2, filter: NotificationFilter = {}): void {
    const kept: Notification[] = [];
    this.#interceptNext(count, filter, (notification) => {
      kept.unshift(notification);
      if (kept.length === count) for (const each of kept) this.#send(each);
    });
  }

  #intercept(filter: NotificationFilter, take: Send): Interceptor {
    const interceptor: Interceptor = (notification) => {
      if (!this.#fits(notification, filter)) return 'passes';
      take(notification);
      return 'taken';
    };
    this.#interceptors.add(interceptor);
    return interceptor;
  }

  #interceptNext(count: number, filter: NotificationFilter, take: Send): void {
    let remaining = count;
    const interceptor = this.#intercept(filter, (notification) => {
      remaining -= 1;
      if (remaining === 0) this.#interceptors.delete(interceptor);
      take(notification);
    });
  }

  #fits(notification: Notification, { messageType, user, sessionId }: NotificationFilter): boolean {
    return (
      (messageType === undefined || typesIn(notification.data).includes(messageType.toLowerCase())) &&
      (user === undefined || this.#userNameOf(notification.userId) === user) &&
      (sessionId === undefined || notification.sessionId === sessionId)
    );
  }
}

/** None in what a test has made up. */
function typesIn(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  const { messageType, notificationType }: { messageType?: unknown; notificationType?: unknown } = data;
  return [messageType, notificationType].map((type) => String(type).toLowerCase());
}
