/** All that a test can make go wrong, in one place. */
import type { CommandFaults } from './command-faults.ts';
import type { NotificationFaults } from './notification-faults.ts';
import type { ReadingFaults } from './reading-faults.ts';

export type Faults = Pick<
  CommandFaults,
  'refuseNext' | 'delayReply' | 'swallowNext' | 'failLater' | 'loseAnswer' | 'startPartly'
> &
  Pick<NotificationFaults, 'holdNotifications' | 'duplicateNotifications' | 'dropNext' | 'reorder'> &
  Pick<ReadingFaults, 'holdTranscripts'> &
  LineFaults;

/** What can befall the line itself. */
export interface LineFaults {
  /**
   * The next `count` answers to a user's polls that tell something are lost on their way: the server believes that they
   * were delivered, and Chromium sends such a poll again by itself.
   */
  losePollAnswers(userName: string, count: number): void;
}

export function joinFaults(
  commands: CommandFaults,
  notifications: NotificationFaults,
  readings: ReadingFaults,
  line: LineFaults,
): Faults {
  return {
    ...line,
    refuseNext: commands.refuseNext.bind(commands),
    delayReply: commands.delayReply.bind(commands),
    swallowNext: commands.swallowNext.bind(commands),
    failLater: commands.failLater.bind(commands),
    loseAnswer: commands.loseAnswer.bind(commands),
    startPartly: commands.startPartly.bind(commands),
    holdNotifications: notifications.holdNotifications.bind(notifications),
    duplicateNotifications: notifications.duplicateNotifications.bind(notifications),
    dropNext: notifications.dropNext.bind(notifications),
    reorder: notifications.reorder.bind(notifications),
    holdTranscripts: readings.holdTranscripts.bind(readings),
  };
}
