/** The client that commands call: each method is one run of its operation, with what it was given. */
import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#main/errors/app-error.ts';
import type { Perform } from '#main/gws/api/gws-client.ts';
import { createGwsClient } from '#main/gws/api/gws-client.ts';
import type { ApiRequest, Http } from '#main/gws/http/http.ts';
import { listFiles, readText } from '#test/rules/list-files.ts';

function openClient() {
  const sent: ApiRequest[] = [];
  const http = {
    server: 'https://gws.example.com',
    request(request: ApiRequest) {
      sent.push(request);
      return Promise.resolve({ statusCode: 0, referenceId: 'r1' });
    },
    postNotifications: () => Promise.reject(new Error('not used')),
  } satisfies Http;
  const runs = vi.fn();
  const perform: Perform = (operation) => {
    runs();
    return operation(http);
  };
  return { gws: createGwsClient(perform), sent, runs };
}

describe('the client', () => {
  it('runs an operation once, with its arguments, and gives what the server gave', async () => {
    const { gws, sent, runs } = openClient();
    await expect(gws.switchMode('s 1', 'coach')).resolves.toEqual({ referenceId: 'r1' });
    expect(sent).toEqual([
      { method: 'POST', path: '/me/smssessions/s%201', body: { operationName: 'SwitchToCoach' } },
    ]);
    expect(runs).toHaveBeenCalledTimes(1);
  });

  it('joins by monitoring, joining and stopping in one run', async () => {
    const { gws, sent, runs } = openClient();
    const onOrderLeft = vi.fn();
    await gws.intrudeWhileMonitoring('amy', 's', { mode: 'coach', nickname: 'Sam' }, onOrderLeft);
    expect(sent).toMatchObject([
      { body: { operationName: 'Coach' } },
      { body: { operationName: 'Intrude' } },
      { body: { operationName: 'CancelSupervisorMonitoring' } },
    ]);
    expect(runs).toHaveBeenCalledTimes(1);
    expect(onOrderLeft).not.toHaveBeenCalled();
  });

  it('throws what keeps an operation from being sent, and sends nothing', async () => {
    const gws = createGwsClient(() => Promise.reject(new AppError('not-connected')));
    await expect(gws.sendMessage('s', 'Once.')).rejects.toMatchObject({ code: 'not-connected' });
  });
});

it('is the only way to an operation: nobody else in main runs one', () => {
  const others = listFiles(/^main\/(?!gws\/).*\.ts$/).filter((file) =>
    /connection\.perform\(|\.perform\(\(http\)/.test(readText(file)),
  );
  expect(others).toEqual([]);
});
