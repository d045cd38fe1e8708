/** Whether somebody who is asked into a session answers by herself, or a person answers for her (§1.1 Invite). */
import type { StaffMember } from './staff.ts';

export type Answer = 'at-once' | 'by-hand';

export class Invitations {
  readonly #answers = new Map<string, Answer>();

  /** Supervisors sit at a real desktop; everybody else is the simulator's own and accepts. */
  constructor(atRealDesktops: readonly StaffMember[]) {
    for (const { userName } of atRealDesktops) this.#answers.set(userName, 'by-hand');
  }

  letAnswer(userName: string, answer: Answer): void {
    this.#answers.set(userName, answer);
  }

  answerOf({ userName }: StaffMember): Answer {
    return this.#answers.get(userName) ?? 'at-once';
  }
}
