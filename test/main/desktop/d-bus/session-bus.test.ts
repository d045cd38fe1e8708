/** The session bus of a Linux desktop, as far as the app speaks with it. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Argument, BusCall } from '#main/desktop/d-bus/bus-message.ts';
import { decodeMessage, encodeCall, encodeMessage, FIELDS, KINDS } from '#main/desktop/d-bus/bus-message.ts';
import type { SessionBus } from '#main/desktop/d-bus/session-bus.ts';
import { createSessionBus } from '#main/desktop/d-bus/session-bus.ts';
import type { Answer, StandInBus } from './stand-in-bus.ts';
import { openStandInBus } from './stand-in-bus.ts';

const call = (member: string, ...args: Argument[]): BusCall => ({
  destination: 'org.example',
  path: '/org/example',
  interface: 'org.example.Things',
  member,
  args,
});

describe('a message', () => {
  it('has the bytes that the standard gives it', () => {
    const hello = { ...call('Hello'), destination: 'a.b', path: '/a', interface: 'a.b' };
    expect(encodeCall(hello, 1).toString('latin1')).toBe(
      // Head, and the length of its fields; path, interface, member, destination, each at a multiple of eight.
      'l\x01\0\x01' +
        '\0\0\0\0' +
        '\x01\0\0\0' +
        '\x3c\0\0\0' +
        '\x01\x01o\0' +
        '\x02\0\0\0/a\0' +
        '\0\0\0\0\0' +
        '\x02\x01s\0' +
        '\x03\0\0\0a.b\0' +
        '\0\0\0\0' +
        '\x03\x01s\0' +
        '\x05\0\0\0Hello\0' +
        '\0\0' +
        '\x06\x01s\0' +
        '\x03\0\0\0a.b\0' +
        '\0\0\0\0',
    );
  });

  it('comes back out of its bytes, however they are cut', () => {
    const sent: Argument[] = [
      ['s', 'Ünïcode 😀'],
      ['u', 4_000_000_000],
      ['i', -1],
      ['as', ['one', '', 'three']],
      ['y', 7],
    ];
    const bytes = encodeMessage(KINDS.answer, [[FIELDS.replyTo, ['u', 9]]], sent, 3);
    for (let length = 0; length < bytes.length; length += 1)
      expect(decodeMessage(bytes.subarray(0, length))).toBeNull();
    expect(decodeMessage(Buffer.concat([bytes, Buffer.from('l')]))).toEqual({
      size: bytes.length,
      message: {
        kind: KINDS.answer,
        serial: 3,
        sender: '',
        replyTo: 9,
        interface: '',
        member: '',
        values: sent.map(([, value]) => value),
      },
    });
  });

  it('is left out of, not stumbled over, where it holds what is not known', () => {
    const bytes = encodeMessage(KINDS.signal, [], [['a{sv}', { key: ['s', 'value'] }]], 1);
    expect(decodeMessage(bytes)?.message.values).toEqual([]);
  });

  it.each(['garbage that is long enough', `l${'\xff'.repeat(20)}`])('is none: %s', (text) =>
    expect(() => decodeMessage(Buffer.from(text, 'latin1'))).toThrow(),
  );

  it('keeps a zero to itself, for which the bus would hang up', () => {
    const { message } = decodeMessage(encodeCall(call('Say', ['s', 'a\0b']), 1)) ?? {};
    expect(message?.values).toEqual(['ab']);
  });
});

describe.skipIf(process.platform === 'win32')('the bus', () => {
  let standIn: StandInBus;
  let bus: SessionBus;

  async function openBus(answer: Answer): Promise<void> {
    standIn = await openStandInBus(answer);
    bus = createSessionBus(standIn.environment);
  }

  afterEach(async () => {
    bus.close();
    await standIn.close();
  });

  it('brings answers, and refusals', async () => {
    await openBus(({ member, values }) =>
      member === 'Double' ? [['u', Number(values[0]) * 2]] : new Error('no'),
    );
    await expect(bus.call(call('Double', ['u', 21]))).resolves.toEqual([42]);
    await expect(bus.call(call('Else'))).rejects.toThrow('refused');
    expect(await bus.isThere()).toBe(true);
  });

  it('brings answers in whatever order they come', async () => {
    await openBus(() => null);
    const both = Promise.all([bus.call(call('First')), bus.call(call('Second'))]);
    await vi.waitFor(() => expect(standIn.calls).toHaveLength(2));
    for (const each of [...standIn.calls].reverse()) standIn.answer(each, [['s', each.member]]);
    await expect(both).resolves.toEqual([['First'], ['Second']]);
  });

  it('waits for no answer longer than it may', async () => {
    await openBus(() => null);
    await expect(bus.call(call('Never'), 20)).rejects.toThrow('nobody has answered');
  });

  it('brings signals of those who were asked for, also after it was started again', async () => {
    await openBus(() => []);
    const heard = vi.fn();
    bus.listen('org.example', 'org.example.Things', heard);
    await bus.call(call('Begin'));
    await vi.waitFor(() => expect(standIn.rules).toHaveLength(1));
    standIn.signal('org.example.Things', 'Happened', [['u', 5]]);
    standIn.signal('org.example.Others', 'Happened', [['u', 6]]);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('Happened', [5]));
    standIn.hangUp();
    await vi.waitFor(() => bus.call(call('Again')));
    await vi.waitFor(() => expect(standIn.rules).toHaveLength(2));
    expect(standIn.rules[1]).toBe("type='signal',sender='org.example',interface='org.example.Things'");
    standIn.signal('org.example.Things', 'Happened', [['u', 7]]);
    await vi.waitFor(() => expect(heard).toHaveBeenLastCalledWith('Happened', [7]));
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('fails what waits when it hangs up', async () => {
    await openBus(() => null);
    const asked = bus.call(call('Never'));
    const failed = expect(asked).rejects.toThrow('hung up');
    await vi.waitFor(() => expect(standIn.calls).toHaveLength(1));
    standIn.hangUp();
    await failed;
  });

  it.each([{}, { DBUS_SESSION_BUS_ADDRESS: 'autolaunch:' }, { XDG_RUNTIME_DIR: '/nowhere' }])(
    'is not there with %o',
    async (environment) => {
      await openBus(() => null);
      const nowhere = createSessionBus(environment);
      expect(await nowhere.isThere()).toBe(false);
      await expect(nowhere.call(call('Any'))).rejects.toThrow();
    },
  );
});
