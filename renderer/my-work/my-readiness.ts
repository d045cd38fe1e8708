/** Whether I can be given work, over all channels of my work together. */
import type { OutcomeSubject } from '#preload/model/outcomes.ts';
import type { Readiness } from '#preload/model/team.ts';
import type { Work } from '#preload/model/work.ts';

/** `unknown` where the channels differ. */
export function myReadiness({ channels }: Work): Readiness {
  const [first, ...others] = channels.map(({ readiness }) => readiness);
  if (first === undefined) return 'unknown';
  return others.every((other) => other === first) ? first : 'unknown';
}

/** Of each channel, for those who want to know. */
export const describeChannels = ({ channels }: Work, words: Record<Readiness, string>): string =>
  channels.map(({ name, readiness }) => `${name}: ${words[readiness]}`).join('\n');

/** Starting, ending, and being ready or not: what its controls ask for. */
export function isAboutMyWork(subject: OutcomeSubject): boolean {
  return subject.kind === 'work' || (subject.kind === 'readiness' && subject.agentId === null);
}
