/** The way in: only known, well-formed commands of a trusted page are run, and every failure becomes data. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandHandlers } from '#main/commands/context/command-handlers.ts';
import { AppError } from '#main/errors/app-error.ts';
import { handleCommands } from '#main/ipc/handle-commands.ts';
import { COMMAND_NAMES } from '#preload/contract.ts';
import { silentLog } from '#test/main/logging/silent-log.ts';

type Handler = (event: unknown, name: unknown, input: unknown) => Promise<unknown>;

const electron = vi.hoisted(() => ({ handler: null as Handler | null }));
vi.mock('electron', () => ({
  ipcMain: {
    handle: (_channel: string, handler: Handler) => {
      electron.handler = handler;
    },
  },
}));

const ran: string[] = [];
let isTrusted = true;

function ask(name: unknown, input: unknown): Promise<unknown> {
  if (!electron.handler) throw new Error('nothing is handled');
  return electron.handler({}, name, input);
}

beforeEach(() => {
  ran.length = 0;
  isTrusted = true;
  const commands = Object.fromEntries(
    COMMAND_NAMES.map((name) => [
      name,
      () => {
        ran.push(name);
        return null;
      },
    ]),
  ) as unknown as CommandHandlers; // one handler for each name, which is all that is asked of it here
  handleCommands({ commands, isTrusted: () => isTrusted, log: silentLog });
});

const refused = { ok: false, error: { code: 'malformed-command' } };

describe('the way in', () => {
  it('runs a well-formed command', async () => {
    expect(await ask('switchMode', { sessionId: 's', mode: 'coach' })).toEqual({ ok: true, value: null });
    expect(ran).toEqual(['switchMode']);
  });

  it.each([
    ['switchMode', { sessionId: 's', mode: 'invisible' }],
    ['switchMode', { sessionId: '', mode: 'coach' }],
    ['switchMode', { sessionId: 's', mode: 'coach', extra: 1 }],
    ['sendMessage', { sessionId: 's', to: 'everyone', text: 'x'.repeat(100_000) }],
    ['sendMessage', { sessionId: 's', to: 'the world', text: 'x' }],
    ['acknowledgePatch', {}],
    ['acknowledgePatch', { number: 1.5 }],
    ['acknowledgePatch', { number: '1' }],
    ['signOut', null],
    ['toString', {}],
    ['__proto__', {}],
    ['constructor', {}],
    [7, {}],
  ])('refuses %s with %j', async (name, input) => {
    expect(await ask(name, input)).toMatchObject(refused);
    expect(ran).toEqual([]);
  });

  it('refuses whoever is not trusted', async () => {
    isTrusted = false;
    expect(await ask('signOut', {})).toMatchObject(refused);
    expect(ran).toEqual([]);
  });

  it('answers anything at all with a reply, and is not changed by it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...COMMAND_NAMES), fc.string(), fc.anything()),
        fc.oneof(
          fc.anything(),
          fc.object({ key: fc.constantFrom('sessionId', 'mode', '__proto__', 'to', 'text') }),
        ),
        async (name, input) => {
          expect(await ask(name, input)).toHaveProperty('ok');
          expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('failures', () => {
  function failWith(error: Error): void {
    const commands = { signOut: () => Promise.reject(error) } as unknown as CommandHandlers; // only this one is asked
    handleCommands({ commands, isTrusted: () => true, log: silentLog });
  }

  it('come back by name with a reference', async () => {
    failWith(new AppError('operation-refused', { serverSays: 'No.' }));
    expect(await ask('signOut', {})).toEqual({
      ok: false,
      error: {
        code: 'operation-refused',
        serverSays: 'No.',
        reference: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
      },
    });
  });

  it('without a name say nothing of their inside', async () => {
    failWith(new Error('customer text in a message'));
    const reply = await ask('signOut', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'unexpected' } });
    expect(JSON.stringify(reply)).not.toContain('customer');
  });
});
