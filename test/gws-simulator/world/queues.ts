/** The queues in which sessions wait for an agent, and the outside contacts of the directory (§1.1 Transfer, §6.2). */
import type { StaffMember } from './staff.ts';

export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly phoneNumber: string;
  /** Who answers it; a team's whole crew. */
  readonly agents: readonly StaffMember[];
}

/** Somebody of the directory who has no account: a shop, a partner. */
export interface OutsideContact {
  readonly id: string;
  readonly name: string;
  readonly phoneNumber: string;
}

export const outsideContacts: readonly OutsideContact[] = [
  { id: 'c301', name: 'Courier dispatch', phoneNumber: '5550101' },
  { id: 'c302', name: 'Spare parts shop', phoneNumber: '5550102' },
];

/** Two queues for each team, so that a queue and a team are not taken for the same thing. */
export function openQueues(
  orders: readonly StaffMember[],
  billing: readonly StaffMember[],
): readonly Queue[] {
  return [
    { id: 'q201', name: 'Orders', phoneNumber: '7001', agents: orders },
    { id: 'q202', name: 'Delivery', phoneNumber: '7002', agents: orders },
    { id: 'q203', name: 'Billing', phoneNumber: '7003', agents: billing },
    { id: 'q204', name: 'Appointments', phoneNumber: '7004', agents: billing },
  ];
}
