/** The system's notifications: shows them, keeps them alive until they are gone, and takes them back. */
import { Notification } from 'electron';
import type { Log } from '#main/logging/log.ts';
import type { AlertWords } from './alert-labels.ts';
import type { Place } from './notification-place.ts';
import { idOfPlace, placeOfActivation } from './notification-place.ts';
import type { Present, PresentedNotification } from './presenter.ts';

export interface NotifierOptions {
  readonly platform: NodeJS.Platform;
  readonly present: Present;
  readonly log: Pick<Log, 'warn'>;
  readonly open: (place: Place | null) => void;
  /** Sounds where notifications have none of their own. */
  readonly playSound: () => void;
}

export interface Notifier {
  notify(words: AlertWords, isLoud: boolean): void;
  repeatSound(): void;
  /** Takes back what leads to a session that has been looked at. */
  close(isReceived: (place: Place | null) => boolean): void;
}

/** Older ones are let go: then a click on them opens nothing. */
const MOST_KEPT = 50;

export function createNotifier({ platform, present, log, open, playSound }: NotifierOptions): Notifier {
  /** Without a reference they are collected, and with them what a click does. */
  const live = new Map<PresentedNotification, Place | null>();
  // On Linux the service that shows notifications makes no sound; elsewhere it does, as its person has set it.
  const hasSound = platform !== 'linux';
  let lastLoud: PresentedNotification | null = null;
  let hasFailed = false;
  if (platform === 'win32') listenForColdClicks(open);

  function keep(notification: PresentedNotification, place: Place | null): void {
    live.set(notification, place);
    const [oldest] = live.keys();
    if (oldest && live.size > MOST_KEPT) forget(oldest);
  }

  function forget(notification: PresentedNotification): void {
    live.delete(notification);
    if (lastLoud === notification) lastLoud = null;
  }

  function create({ title, body, place }: AlertWords, isSilent: boolean): PresentedNotification {
    const content = {
      title,
      body: platform === 'linux' ? escapeMarkup(body) : body,
      isSilent,
      id: place ? idOfPlace(place) : undefined,
    };
    const notification = present(content, {
      onClick() {
        forget(notification);
        // Not every service takes away what was clicked.
        notification.close();
        open(place);
      },
      onClose: () => forget(notification),
      onFail(reason) {
        forget(notification);
        // One line is enough: without a service every one of them fails.
        if (!hasFailed) log.warn('notification failed', { reason });
        hasFailed = true;
      },
    });
    return notification;
  }

  return {
    notify(words, isLoud) {
      const notification = create(words, !(isLoud && hasSound));
      keep(notification, words.place);
      if (isLoud) lastLoud = notification;
      notification.show();
      if (isLoud && !hasSound) playSound();
    },
    repeatSound() {
      if (!hasSound) playSound();
      // Shown again it sounds again, or stays silent where the system wants no disturbance.
      else lastLoud?.show();
    },
    close(isReceived) {
      for (const [notification, place] of [...live]) {
        if (!isReceived(place)) continue;
        forget(notification);
        notification.close();
      }
    },
  };
}

/** A body is markup for the services of Linux: `<b>` would be bold, and what is no markup would vanish. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A click may come from the notification centre after the app was quit: Windows starts it for that. */
function listenForColdClicks(open: NotifierOptions['open']): void {
  // The Electron that tests run on does not have it yet.
  const { handleActivation } = Notification as Partial<typeof Notification>;
  handleActivation?.((details) => open(placeOfActivation(details.arguments)));
}
