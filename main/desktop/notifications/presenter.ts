/** What shows a notification on a desktop: the system's own way, or another where that one would hold everything up. */

export interface NotificationContent {
  readonly title: string;
  readonly body: string;
  readonly isSilent: boolean;
  /** What a click says that starts the app. */
  readonly id: string | undefined;
}

export interface NotificationEvents {
  onClick(): void;
  onClose(): void;
  /** `reason`: no word of what was to be shown. */
  onFail(reason: string): void;
}

export interface PresentedNotification {
  /** Shows it, or once more. */
  show(): void;
  close(): void;
}

/** It is not shown before `show`. */
export type Present = (content: NotificationContent, events: NotificationEvents) => PresentedNotification;
