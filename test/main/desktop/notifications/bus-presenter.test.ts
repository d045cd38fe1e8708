/** Notifications over the bus of a Linux desktop: what is said to its service, what it says back, and that nobody waits for it. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Argument } from '#main/desktop/d-bus/bus-message.ts';
import { createSessionBus } from '#main/desktop/d-bus/session-bus.ts';
import { createBusPresenter } from '#main/desktop/notifications/bus-presenter.ts';
import type { NotificationEvents, Present } from '#main/desktop/notifications/presenter.ts';
import type { StandInBus } from '#test/main/desktop/d-bus/stand-in-bus.ts';
import { openStandInBus } from '#test/main/desktop/d-bus/stand-in-bus.ts';

const SERVICE = 'org.freedesktop.Notifications';
const CONTENT = { title: 'New message: Maria', body: 'Where is it?', isSilent: true, id: undefined };

let standIn: StandInBus;
let leave: () => void;

interface Service {
  readonly answersNotify?: boolean;
  readonly capabilities?: readonly string[];
  readonly isThere?: boolean;
}

/** Numbers notifications from 1, as services do. */
async function openDesktop({
  answersNotify = true,
  capabilities = ['body', 'actions'],
  isThere = true,
}: Service = {}) {
  let last = 0;
  standIn = await openStandInBus(({ member, values }): readonly Argument[] | Error | null => {
    if (!isThere) return new Error('no such name');
    if (member === 'GetCapabilities') return [['as', capabilities]];
    if (member === 'CloseNotification') return [];
    if (!answersNotify) return null;
    last += 1;
    return [['u', Number(values[1]) || last]];
  });
  return presentOn(standIn.environment);
}

function presentOn(environment: NodeJS.ProcessEnv, otherwise: Present = vi.fn()): Present {
  const bus = createSessionBus(environment);
  leave = bus.close;
  return createBusPresenter({ bus, appName: 'SMS Supervisor', desktopEntry: 'sms-supervisor', otherwise });
}

const events = () => ({ onClick: vi.fn(), onClose: vi.fn(), onFail: vi.fn() }) satisfies NotificationEvents;
const calls = (member: string) => standIn.calls.filter((each) => each.member === member);

describe.skipIf(process.platform === 'win32')('a notification over the bus', () => {
  afterEach(async () => {
    leave();
    await standIn.close();
  });

  it('is shown with its words, its click and the app’s name', async () => {
    const present = await openDesktop();
    present(CONTENT, events()).show();
    await vi.waitFor(() => expect(calls('Notify')).toHaveLength(1));
    // What services read of its hints is not read back here: a real one draws them in the end-to-end tests.
    expect(calls('Notify')[0]).toMatchObject({ interface: SERVICE });
  });

  it('tells of clicks and of its end, and of those of others nothing', async () => {
    const present = await openDesktop();
    const [one, other] = [events(), events()];
    present(CONTENT, one).show();
    present(CONTENT, other).show();
    await vi.waitFor(() => expect(calls('Notify')).toHaveLength(2));
    await new Promise((resolve) => setTimeout(resolve, 50));
    standIn.signal(SERVICE, 'ActionInvoked', [
      ['u', 2],
      ['s', 'default'],
    ]);
    standIn.signal(SERVICE, 'NotificationClosed', [
      ['u', 1],
      ['u', 2],
    ]);
    standIn.signal(SERVICE, 'ActionInvoked', [
      ['u', 77],
      ['s', 'default'],
    ]);
    await vi.waitFor(() => expect(one.onClose).toHaveBeenCalledOnce());
    expect(other.onClick).toHaveBeenCalledOnce();
    expect([one.onClick, other.onClose, one.onFail].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
  });

  it('is taken back, also when that was wanted before it was on screen', async () => {
    const present = await openDesktop({ answersNotify: false });
    const early = present(CONTENT, events());
    early.show();
    await vi.waitFor(() => expect(calls('Notify')).toHaveLength(1));
    early.close();
    expect(calls('CloseNotification')).toHaveLength(0);
    for (const each of calls('Notify')) standIn.answer(each, [['u', 9]]);
    await vi.waitFor(() => expect(calls('CloseNotification').map(({ values }) => values)).toEqual([[9]]));
  });

  it('holds up nothing while the service does not answer', async () => {
    const present = await openDesktop({ answersNotify: false });
    for (let each = 0; each < 20; each += 1) present(CONTENT, events()).show();
    await vi.waitFor(() => expect(calls('Notify')).toHaveLength(20));
    // Neither of them has come back, and this runs.
    await expect(new Promise((resolve) => setImmediate(() => resolve('goes on')))).resolves.toBe('goes on');
  });

  it('says that it failed where no service is', async () => {
    const present = await openDesktop({ isThere: false });
    const told = events();
    present(CONTENT, told).show();
    await vi.waitFor(() => expect(told.onFail).toHaveBeenCalledOnce());
  });

  it('is left to the system’s own way where there is no bus', async () => {
    await openDesktop();
    leave();
    const other = { show: vi.fn(), close: vi.fn() };
    const present = presentOn({}, () => other);
    const shown = present(CONTENT, events());
    shown.show();
    await vi.waitFor(() => expect(other.show).toHaveBeenCalledOnce());
    shown.close();
    expect(other.close).toHaveBeenCalledOnce();
  });
});
