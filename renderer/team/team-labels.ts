/** What stands on an agent in words. */
import type { OrderScope, StandingOrder } from '#preload/model/team.ts';
import { MODE_LABELS } from '#renderer/mode/mode-labels.ts';

/** `button` gives the order, `standing` says that it has been given. */
export const ORDER_LABELS: Record<OrderScope, { readonly button: string; readonly standing: string }> = {
  next: { button: 'Monitor next session', standing: 'Monitoring next session' },
  all: { button: 'Monitor all sessions', standing: 'Monitoring all sessions' },
};

/** The order that stands on an agent: "Monitoring all sessions · Coach". */
export const describeOrder = ({ scope, mode }: StandingOrder): string =>
  `${ORDER_LABELS[scope].standing} · ${MODE_LABELS[mode].name}`;
