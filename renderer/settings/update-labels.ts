/** Where the app stands with newer versions of itself, in words. */
import type { Updates } from '#preload/model/updates.ts';
import { describeFailure } from '#renderer/errors/errors.ts';
import { formatShortMoment } from '#renderer/ui/format-time.ts';

type Off = Extract<Updates, { phase: 'off' }>;

const OFF_LABELS: Record<Off['why'], string> = {
  'no-feed': 'There are no updates: no address for them was set when this app was built.',
  policy: 'Updates are switched off by your organisation.',
  setting: 'Updates are switched off. You have switched them off yourself.',
  'not-installed': 'This copy of the app does not replace itself: whoever installed it keeps it up to date.',
};

/** One or two sentences for each phase. */
export function describeUpdates(updates: Updates): string {
  switch (updates.phase) {
    case 'off':
      return OFF_LABELS[updates.why];
    case 'up-to-date':
      return updates.checkedAt === null
        ? 'The app has not looked for updates yet. It will do so by itself.'
        : `You have the newest version. Last looked on ${formatShortMoment(updates.checkedAt)}.`;
    case 'checking':
      return 'Looking for updates…';
    case 'downloading':
      return `Downloading version ${updates.version}…`;
    case 'ready':
      return `Version ${updates.version} is ready. It is installed when you quit, or now.`;
    case 'failed':
      return describeLastTry(updates);
  }
}

function describeLastTry({ reason, checkedAt }: Extract<Updates, { phase: 'failed' }>): string {
  const { happened, advice } = describeFailure({ code: reason, reference: '' });
  const last = checkedAt === null ? '' : ` Last looked on ${formatShortMoment(checkedAt)}.`;
  return `${happened} ${advice}${last}`;
}
