/** Keeps notifications in order, and back while the reply to the command that caused them is on its way (§2.3). */
import type { Notification } from './wire/write-notification.ts';

export class Outbox {
  readonly #send: (notification: Notification) => void;
  readonly #waiting: Notification[] = [];
  #pauses = 0;

  constructor(send: (notification: Notification) => void) {
    this.#send = send;
  }

  post(notification: Notification): void {
    this.#waiting.push(notification);
    this.#flush();
  }

  /** Holds everything back until the function that is returned has been called, once or more. */
  pause(): () => void {
    this.#pauses += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#pauses -= 1;
      this.#flush();
    };
  }

  #flush(): void {
    while (this.#pauses === 0) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#send(next);
    }
  }
}
