/** Notifications by Electron. On Linux it stands still until the desktop has answered: bus-presenter.ts comes first there. */
import { Notification } from 'electron';
import type { Present } from './presenter.ts';

export const presentByElectron: Present = ({ title, body, isSilent, id }, events) => {
  const notification = new Notification({ title, body, silent: isSilent, ...(id !== undefined && { id }) });
  notification.on('click', () => events.onClick());
  notification.on('close', () => events.onClose());
  notification.on('failed', (_event, reason) => events.onFail(reason));
  return notification;
};
