/** What alerts are called on screen: what they do, and what they are about. */
import type { AlertKind, AlertLevel } from '#preload/model/alerts.ts';

/** The name of each level, the quietest first. */
export const LEVEL_NAMES: Record<AlertLevel, string> = {
  off: 'Off',
  badge: 'Badge',
  notification: 'Notification',
  sound: 'Notification and sound',
};

/** What is worth an alert, and what the one who chooses it is alerted of. */
export const KIND_LABELS: Record<AlertKind, { readonly name: string; readonly meaning: string }> = {
  'new-message': { name: 'New message', meaning: 'Somebody has written.' },
  'customer-waiting': { name: 'Customer waiting', meaning: 'The customer has had no answer for this long.' },
  silence: { name: 'Silence', meaning: 'Nobody has written for this long.' },
  keyword: { name: 'Keyword', meaning: 'A message has one of your keywords in it.' },
  'session-joined': { name: 'Session joined', meaning: 'You are in a new session, or invited into one.' },
  'session-ended': { name: 'Session ended', meaning: 'A session is over for you.' },
  'mode-changed': {
    name: 'Mode changed by the contact centre',
    meaning: 'You are seen otherwise than you have asked for.',
  },
  'connection-lost': {
    name: 'Connection lost',
    meaning: 'What is on screen has not been live for this long.',
  },
};
