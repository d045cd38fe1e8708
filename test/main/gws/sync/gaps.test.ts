/** R10, R11: single cases of what the model runs through at random: odd indexes, gaps that cannot be filled, failures. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runOperation } from '#main/commands/operations/run-operation.ts';
import type { BrokenLine } from '#test/main/gws/connection/broken-line.ts';
import { openBrokenLine } from '#test/main/gws/connection/broken-line.ts';
import { everythingLogged, UNSHOWN, until } from '#test/main/gws/supervisor-desk.ts';

let line: BrokenLine;

beforeEach(async () => {
  line = await openBrokenLine();
  await line.desk.signIn();
});

afterEach(async () => {
  await line.close();
});

/** How often the transcript was asked for. */
function readings(): number {
  return line.gws.requests.all().filter(({ method, path }) => method === 'GET' && path.endsWith('/messages'))
    .length;
}

function has(text: string): boolean {
  return line.desk.transcript(line.session.id).some((each) => each.endsWith(text));
}

describe('R10: indexes', () => {
  it('R10: a gap that only typing has left is asked for once, and later gaps are still noticed', async () => {
    const before = readings();
    loseWhile(() => line.session.customerStartsTyping());
    line.session.customerStopsTyping();
    await until('the reading', () => readings() === before + 1);
    for (const text of ['one', 'two', 'three']) {
      line.session.customerSays(text);
      await line.equal();
    }
    expect(readings()).toBe(before + 1);
    loseWhile(() => line.session.customerSays('lost'));
    line.session.customerSays('after it');
    await line.equal();
    expect(readings()).toBe(before + 2);
  });

  it('R10: a message without an index is shown, once', async () => {
    line.gws.faults.duplicateNotifications(1, { user: 'sam' });
    line.session.sayRaw({ index: undefined, text: 'no number' });
    line.session.customerSays('next');
    await until('the text', () => has('next'));
    expect(line.desk.transcript(line.session.id).filter((each) => each.endsWith('no number'))).toHaveLength(
      1,
    );
  });

  it('R10: an index of 0 is shown', async () => {
    line.session.sayRaw({ index: 0, text: 'number zero' });
    await until('the text', () => has('number zero'));
  });

  it('R10: an older notification of my mode does not outlive a newer one', async () => {
    // Participants and line of each switch, four in all, come backwards: the last word would be the older mode.
    line.gws.faults.reorder(4, { user: 'sam' });
    line.session.supervisorSwitches('sam', 'coach');
    line.session.supervisorSwitches('sam', 'barge-in');
    await line.equal();
    expect(line.desk.mode(line.session.id)).toBe('barge-in');
  });

  it('R10: a gap is filled although the first reading of it finds the session expired', async () => {
    line.gws.faults.dropNext({ user: 'sam' });
    line.session.customerSays('lost');
    line.session.customerSays('after it');
    line.gws.expireHttpSessions();
    await line.equal();
  });
});

function loseWhile(happens: () => void): void {
  const held = line.gws.faults.holdNotifications({ user: 'sam' });
  happens();
  held.drop();
}

describe('R11: accepted is not done', () => {
  it.each([true, false])(
    'R11: a failure that is told is thrown, before the reply: %s',
    async (beforeReply) => {
      line.session.supervisorSwitches('sam', 'coach');
      line.gws.faults.failLater({ operationName: 'SendToAgents', errorMessage: 'Nobody there', beforeReply });
      await expect(
        runOperation(line.desk, UNSHOWN, () => line.desk.gws.sendToAgents(line.session.id, 'secret words')),
      ).rejects.toMatchObject({ code: 'operation-refused', serverSays: 'Nobody there' });
    },
  );
});

describe('what is logged', () => {
  it('holds nothing of what was said, however strange it was', async () => {
    const canary = 'canary';
    line.session.customerSays(canary);
    line.session.sayRaw({ type: canary, text: canary });
    line.gws.notifyRaw('sam', canary);
    line.gws.notifyRaw('sam', { messages: [{ text: canary }] });
    line.gws.notifyRaw('sam', {
      messageType: 'MessageLogUpdated',
      messages: canary,
      smssessionUri: { canary },
    });
    line.gws.notifyRaw('sam', { notificationType: 'Error', errorMessage: canary });
    line.gws.notifyRaw('sam', { notificationType: 'Error', errorMessage: canary, referenceId: 7 });
    line.gws.notifyRaw('sam', {
      messageType: 'SMSsessionStateChangeMessage',
      smssession: { userData: { canary } },
    });
    line.session.customerSays(`${canary}, the last`);
    await until('the last text', () => has('the last'));
    line.proxy.fall({ kind: 'answer', status: 200, body: `[{"text":"${canary}"` });
    line.gws.disconnectSockets();
    await until('the loss', () => line.desk.losses() > 0);
    line.proxy.heal();
    await line.mended();
    expect(everythingLogged.length).toBeGreaterThan(3);
    expect(everythingLogged.filter((each) => each.includes(canary))).toEqual([]);
  });
});
