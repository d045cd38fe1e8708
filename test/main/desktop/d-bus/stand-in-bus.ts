/** A session bus and every program on it, in one: answers as it is told, when it is told. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import type { Argument, BusMessage } from '#main/desktop/d-bus/bus-message.ts';
import { decodeMessage, encodeMessage, FIELDS, KINDS } from '#main/desktop/d-bus/bus-message.ts';

/** `null`: no answer for now. */
export type Answer = (call: BusMessage) => readonly Argument[] | Error | null;

export interface StandInBus {
  readonly environment: NodeJS.ProcessEnv;
  /** Everything that was called, but for what is said to the bus itself. */
  readonly calls: readonly BusMessage[];
  readonly rules: readonly string[];
  answer(call: BusMessage, values: readonly Argument[]): void;
  signal(name: string, member: string, values: readonly Argument[]): void;
  /** As when the bus is started again. */
  hangUp(): void;
  close(): Promise<void>;
}

export async function openStandInBus(answerOf: Answer): Promise<StandInBus> {
  const folder = mkdtempSync(join(tmpdir(), 'sms-supervisor-bus-'));
  const path = join(folder, 'bus, here');
  const calls: BusMessage[] = [];
  const rules: string[] = [];
  let current: Socket | null = null;
  let serial = 0;
  let sending = Promise.resolve();

  function send(
    kind: number,
    fields: Parameters<typeof encodeMessage>[1],
    values: readonly Argument[],
  ): void {
    serial += 1;
    const bytes = encodeMessage(kind, fields, values, serial);
    // In two pieces: where they end is nobody's to choose.
    sending = sending.then(async () => {
      current?.write(bytes.subarray(0, 7));
      await immediate();
      current?.write(bytes.subarray(7));
    });
  }

  function answer({ serial: replyTo }: BusMessage, values: readonly Argument[]): void {
    send(KINDS.answer, [[FIELDS.replyTo, ['u', replyTo]]], values);
  }

  function take(call: BusMessage): void {
    if (call.interface === 'org.freedesktop.DBus') {
      if (call.member === 'AddMatch') rules.push(String(call.values[0]));
      answer(call, call.member === 'Hello' ? [['s', ':1.7']] : []);
      return;
    }
    calls.push(call);
    const values = answerOf(call);
    if (values instanceof Error) send(KINDS.error, [[FIELDS.replyTo, ['u', call.serial]]], []);
    else if (values) answer(call, values);
  }

  const server = createServer((socket) => {
    current = socket;
    let isKnown = false;
    let read: Buffer = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => {
      read = Buffer.concat([read, piece]);
      if (!isKnown) {
        const said = read.toString('latin1');
        if (/^\0AUTH EXTERNAL [0-9a-f]+\r\n$/.test(said)) socket.write('OK 0123456789abcdef\r\n');
        const at = said.indexOf('BEGIN\r\n');
        if (at < 0) return;
        isKnown = true;
        read = read.subarray(at + 7);
      }
      for (let next = decodeMessage(read); next; next = decodeMessage(read)) {
        read = read.subarray(next.size);
        take(next.message);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const escaped = path.replaceAll(',', '%2c').replaceAll(' ', '%20');
  return {
    environment: { DBUS_SESSION_BUS_ADDRESS: `tcp:host=x;unix:guid=1,path=${escaped},other=2` },
    calls,
    rules,
    answer,
    signal: (name, member, values) =>
      send(
        KINDS.signal,
        [
          [FIELDS.path, ['o', '/']],
          [FIELDS.interface, ['s', name]],
          [FIELDS.member, ['s', member]],
        ],
        values,
      ),
    hangUp: () => current?.destroy(),
    async close() {
      current?.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
