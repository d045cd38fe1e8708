/**
 * Notifications of a Linux desktop, by the freedesktop standard, over the bus: sent, and not waited for. A service that takes a second
 * for each, or hangs, holds up nobody (docs/decisions/0012-notifications-of-linux-go-over-the-bus.md).
 */
import type { Argument, Value } from '#main/desktop/d-bus/bus-message.ts';
import type { SessionBus } from '#main/desktop/d-bus/session-bus.ts';
import type { NotificationEvents, Present, PresentedNotification } from './presenter.ts';

const SERVICE = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
/** What a click on the notification itself is called, and its word where a service shows it as a button. */
const CLICK = ['default', 'View'] as const;
const NORMAL_URGENCY = 1;
/** As long as the desktop shows any. */
const AS_LONG_AS_USUAL = -1;

export interface BusPresenterOptions {
  readonly bus: SessionBus;
  readonly appName: string;
  /** The app's entry among the desktop's programs, from which its icon is taken; empty: not known. */
  readonly desktopEntry: string;
  /** Where there is no bus that could be talked to. */
  readonly otherwise: Present;
}

export function createBusPresenter({ bus, appName, desktopEntry, otherwise }: BusPresenterOptions): Present {
  /** On screen, by the service's number. */
  const shown = new Map<number, NotificationEvents>();
  let capabilities: Promise<readonly Value[]> | null = null;
  const hints: Argument = [
    'a{sv}',
    {
      urgency: ['y', NORMAL_URGENCY],
      ...(desktopEntry !== '' && { 'desktop-entry': ['s', desktopEntry] as const }),
    },
  ];

  const call = (member: string, ...args: Argument[]): Promise<readonly Value[]> =>
    bus.call({ destination: SERVICE, path: PATH, interface: SERVICE, member, args });

  bus.listen(SERVICE, SERVICE, (member, [id, action]) => {
    const events = typeof id === 'number' ? shown.get(id) : undefined;
    if (member === 'ActionInvoked' && action === CLICK[0]) events?.onClick();
    if (member === 'NotificationClosed' && typeof id === 'number') {
      shown.delete(id);
      events?.onClose();
    }
  });

  /** Some services show what can be clicked as a question to be answered: those say that they have no actions. */
  async function actionsOf(): Promise<readonly string[]> {
    capabilities ??= call('GetCapabilities');
    const [known] = await capabilities.catch(() => {
      capabilities = null;
      return [];
    });
    return Array.isArray(known) && known.includes('actions') ? CLICK : [];
  }

  /** Returns the number that the service gives it. `replaced`: the one in whose place it comes; 0: none. */
  async function notify(title: string, body: string, replaced: number): Promise<number> {
    const [id] = await call(
      'Notify',
      ['s', appName],
      ['u', replaced],
      ['s', ''],
      ['s', title],
      ['s', body],
      ['as', await actionsOf()],
      hints,
      ['i', AS_LONG_AS_USUAL],
    );
    if (typeof id !== 'number') throw new Error('no notification');
    return id;
  }

  function takeAway(id: number): void {
    shown.delete(id);
    // One that is gone already cannot be closed, which is as good.
    void call('CloseNotification', ['u', id]).catch(() => undefined);
  }

  return (content, events) => {
    let number = 0;
    let isClosed = false;
    let other: PresentedNotification | null = null;

    async function show(): Promise<void> {
      if (!(await bus.isThere())) {
        if (isClosed) return;
        other ??= otherwise(content, events);
        other.show();
        return;
      }
      number = await notify(content.title, content.body, number);
      if (isClosed) takeAway(number);
      else shown.set(number, events);
    }

    return {
      show: () => void show().catch(() => events.onFail('the service of the desktop does not answer')),
      close() {
        isClosed = true;
        other?.close();
        if (number !== 0) takeAway(number);
      },
    };
  };
}
