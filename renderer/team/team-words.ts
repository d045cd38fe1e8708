/** What stands on an agent in words. */
import type { OrderScope, StandingOrder } from '#preload/model/team.ts';
import { MODE_WORDS } from '#renderer/mode/mode-words.ts';

export const ORDER_WORDS: Record<OrderScope, { readonly button: string; readonly standing: string }> = {
  next: { button: 'Monitor next session', standing: 'Monitoring next session' },
  all: { button: 'Monitor all sessions', standing: 'Monitoring all sessions' },
};

export const describeOrder = ({ scope, mode }: StandingOrder): string =>
  `${ORDER_WORDS[scope].standing} · ${MODE_WORDS[mode].name}`;
