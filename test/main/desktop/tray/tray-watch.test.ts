/** R26: a hidden window is lost when the tray goes; it is brought back, and no other is touched. */
import { expect, it, vi } from 'vitest';
import { createQuestion } from '#main/desktop/tray/tray-presence.ts';
import { watchTray } from '#main/desktop/tray/tray-watch.ts';

/** What is to be seen at each look: `T` a tray, `-` none; `h` a hidden window, `s` one in the list of windows. */
async function watch(looks: readonly string[]) {
  const told: string[] = [];
  let now = '';
  let turn = 0;
  const isTrayThere = vi.fn(() => Promise.resolve(now.startsWith('T')));
  const ended = new Promise<void>((resolve) => {
    const rest = (): Promise<void> => {
      const next = looks[turn];
      turn += 1;
      if (next !== undefined) {
        now = next;
        return Promise.resolve();
      }
      resolve();
      return new Promise(() => undefined);
    };
    const note = (what: string) => () => void told.push(`${what} ${turn}`);
    void watchTray(
      { isTrayThere, isHidden: () => now.endsWith('h'), onLost: note('lost'), onBack: note('back') },
      rest,
    );
  });
  await ended;
  return { told, questions: isTrayThere.mock.calls.length };
}

it('is brought back at the third look without a tray, which is told again when it is back', async () => {
  expect((await watch(['Th', '-h', '-h', '-h', '-s', '-s', 'Ts', 'Ts'])).told).toEqual(['lost 4', 'back 7']);
});

it('stays hidden while a panel is started anew, or a desktop is still put up', async () => {
  expect((await watch(['-h', '-h', 'Th', '-h', '-h', 'Th'])).told).toEqual([]);
});

it('is left alone, and nobody is asked, while somebody can find it', async () => {
  expect(await watch(['-s', '-s', '-s', '-s', '-s'])).toEqual({ told: [], questions: 0 });
  expect((await watch(['-h', '-h', '-s', '-h', '-h'])).told).toEqual([]);
});

it('is brought back a second time', async () => {
  const { told } = await watch(['-h', '-h', '-h', 'Ts', 'Th', '-h', '-h', '-h']);
  expect(told).toEqual(['lost 3', 'back 4', 'lost 8']);
});

it('asks in the way that found the tray last, and in all ways when that one fails', async () => {
  const ways = [vi.fn().mockResolvedValue(false), vi.fn().mockResolvedValue(true)] as const;
  const ask = createQuestion(ways);
  expect([await ask(), await ask()]).toEqual([true, true]);
  expect(ways.map(({ mock }) => mock.calls.length)).toEqual([1, 2]);
  ways[1].mockResolvedValue(false);
  expect(await ask()).toBe(false);
  ways[0].mockResolvedValue(true);
  expect(await ask()).toBe(true);
});
