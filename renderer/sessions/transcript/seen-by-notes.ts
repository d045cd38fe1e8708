/** What stands on a message that not everybody sees. */
export const SEEN_BY_NOTES = {
  agents: 'Only agents see this',
  supervisors: 'Only supervisors see this',
} as const;
