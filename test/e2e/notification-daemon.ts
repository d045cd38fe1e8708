/** The program of a desktop that shows notifications, played on a bus of a test's own: it answers when the test says so. */
import { connect } from 'node:net';
import type { Argument, BusMessage } from '#main/desktop/d-bus/bus-message.ts';
import { decodeMessage, encodeCall, encodeMessage, FIELDS, KINDS } from '#main/desktop/d-bus/bus-message.ts';
import type { OwnBus } from './session-bus.ts';
import { expect } from './supervisor-desk.ts';

const SERVICE = 'org.freedesktop.Notifications';

export interface NotificationDaemon {
  /** What it was asked and has not answered yet, by name. */
  waiting(): readonly string[];
  /** Answers that, and from now on at once. */
  release(): void;
  close(): void;
}

export async function startNotificationDaemon({ environment }: OwnBus): Promise<NotificationDaemon> {
  const address = environment['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  const [, kind, path = ''] = /unix:(path|abstract)=([^,;]*)/.exec(address) ?? [];
  const socket = connect(kind === 'abstract' ? `\0${path}` : path);
  let serial = 0;
  let isReleased = false;
  let isNamed = false;
  let read: Buffer = Buffer.alloc(0);
  const held: BusMessage[] = [];

  function tellBus(member: string, args: readonly Argument[]): void {
    const bus = 'org.freedesktop.DBus';
    const call = { destination: bus, path: '/org/freedesktop/DBus', interface: bus, member, args };
    socket.write(encodeCall(call, (serial += 1)));
  }

  function answer(call: BusMessage): void {
    const values: readonly Argument[] =
      call.member === 'GetCapabilities'
        ? [['as', ['body', 'actions']]]
        : call.member === 'Notify'
          ? [['u', call.serial]]
          : [];
    const fields = [
      [FIELDS.replyTo, ['u', call.serial]],
      [FIELDS.destination, ['s', call.sender]],
    ] as const;
    socket.write(encodeMessage(KINDS.answer, fields, values, (serial += 1)));
  }

  function take(message: BusMessage): void {
    if (message.member === 'NameAcquired' && message.values[0] === SERVICE) isNamed = true;
    if (message.kind !== KINDS.call) return;
    if (isReleased) answer(message);
    else held.push(message);
  }

  socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.())).toString('hex')}\r\n`);
  socket.once('data', () => {
    socket.on('data', (piece: Buffer) => {
      read = Buffer.concat([read, piece]);
      for (let next = decodeMessage(read); next; next = decodeMessage(read)) {
        read = read.subarray(next.size);
        take(next.message);
      }
    });
    socket.write('BEGIN\r\n');
    tellBus('Hello', []);
    tellBus('RequestName', [
      ['s', SERVICE],
      ['u', 0],
    ]);
  });
  await expect.poll(() => isNamed).toBe(true);
  return {
    waiting: () => held.map(({ member }) => member),
    release() {
      isReleased = true;
      held.splice(0).forEach(answer);
    },
    close: () => socket.destroy(),
  };
}
