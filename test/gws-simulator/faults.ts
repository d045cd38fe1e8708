/** All that a test can make go wrong, in one place. */
import type { CommandFaults } from './command-faults.ts';
import type { NotificationFaults } from './notification-faults.ts';

export type Faults = Pick<
  CommandFaults,
  'refuseNext' | 'delayReply' | 'swallowNext' | 'failLater' | 'loseAnswer' | 'startPartly'
> &
  Pick<NotificationFaults, 'holdNotifications' | 'duplicateNotifications' | 'dropNext' | 'reorder'>;

export function joinFaults(commands: CommandFaults, notifications: NotificationFaults): Faults {
  return {
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
  };
}
