/** What supervisors say to an agent who is being coached. */

export const coachingLines: readonly string[] = [
  'You are doing well. Offer the delivery fee back before they ask.',
  'Ask for the order number first, then apologise. It saves a round.',
  'They have waited long enough: you may go up to £20 without asking me.',
  'Slow down a little and use their name.',
  'Tell them the exact time, not “soon”.',
  'Good recovery 👏',
  'If they mention the bank again, send it as an instant transfer.',
];

/** What agents answer. */
export const agentAsides: readonly string[] = ['Thanks, will do', 'Ok 👍', 'On it', 'Good idea, thank you'];
