/** What holds until somebody chooses otherwise: in main for what was never stored, on the page until main has spoken. */
import type { Settings } from './settings.ts';

export const DEFAULT_SETTINGS: Settings = {
  confirmBargeIn: true,
  nickname: '',
  alerts: {
    rules: {
      'new-message': { level: 'notification', after: 0 },
      'customer-waiting': { level: 'sound', after: 120 },
      silence: { level: 'badge', after: 300 },
      keyword: { level: 'sound', after: 0 },
      'session-joined': { level: 'notification', after: 0 },
      'session-ended': { level: 'badge', after: 0 },
      'mode-changed': { level: 'sound', after: 0 },
      'connection-lost': { level: 'notification', after: 30 },
    },
    keywords: [],
    repeatSound: false,
    previewText: true,
  },
  launchAtLogin: false,
  startInTray: false,
  closeToTray: true,
  spellCheck: true,
  updatesOn: true,
  updateChannel: 'stable',
};
