/** A transcript of thousands of messages in the real window: little of it is drawn, and everything is where somebody looks for it. */
import type { Locator, Page } from '@playwright/test';
import type { AppState } from '#preload/model/app-state.ts';
import type { ScriptedSession, Simulator } from '#test/gws-simulator/index.ts';
import { takePicture } from './look.ts';
import type { Desk } from './supervisor-desk.ts';
import { expect, openSession, test, transcript } from './supervisor-desk.ts';

const COUNT = 5000;
const SECOND_MS = 1000;

const textOf = (number: number): string =>
  `Message ${number} of many${number % 7 === 0 ? ', and a longer one: '.repeat(12) : ''}.`;

function startLongSession(gws: Simulator): ScriptedSession {
  const startedAt = Date.now() - COUNT * 30 * SECOND_MS;
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'Maria López' },
    supervisors: [{ user: 'sam', mode: 'monitor' }],
    startedAt,
  });
  for (let number = 1; number <= COUNT; number += 1) {
    const at = startedAt + number * 30 * SECOND_MS;
    if (number % 3 === 0) session.agentSays(textOf(number), { at });
    else session.customerSays(textOf(number), { at });
  }
  return session;
}

const line = (page: Page, number: number): Locator =>
  transcript(page)
    .getByRole('listitem')
    .filter({ hasText: `Message ${number} of many` });

/** What main tells of the state says as well that this line is to be shown, as after a click on its notification. */
async function revealWithNextPatch(desk: Desk, sessionId: string, lineKey: string): Promise<void> {
  await desk.app.evaluate(
    ({ BrowserWindow }, place) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents;
      const send = page?.send.bind(page);
      if (!page || !send) throw new Error('there is no window');
      page.send = (channel: string, patch: { appState?: object }) => {
        page.send = send;
        send(channel, { ...patch, appState: { ...patch.appState, reveal: place } });
      };
    },
    { sessionId, lineKey, number: 1 } satisfies AppState['reveal'],
  );
}

test('opens at its end, goes where it is told to, and stays where somebody reads', async ({ gws, desk }) => {
  test.slow();
  const session = startLongSession(gws);
  const page = await openSession(desk, gws, session);
  const log = transcript(page);
  await expect(line(page, COUNT)).toBeInViewport();
  await expect(page.getByRole('button', { name: 'To the end' })).toHaveCount(0);
  expect(await log.locator('*').count()).toBeLessThan(600);
  await expect(log.getByRole('list')).toHaveCount(1);
  const readSetSize = async (): Promise<number> =>
    Number(await line(page, COUNT).getAttribute('aria-setsize'));
  // Its end comes first, what was before it in pieces.
  await expect.poll(readSetSize).toBeGreaterThan(COUNT);
  const setSize = await readSetSize();
  await expect(line(page, COUNT)).toHaveAttribute('aria-posinset', `${setSize}`);
  await takePicture(desk, page, 'long-transcript-end');

  await log.focus();
  await page.keyboard.press('PageUp');
  await expect(line(page, COUNT)).not.toBeInViewport();
  await expect(page.getByRole('button', { name: 'To the end' })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(line(page, 1)).toBeInViewport();
  await takePicture(desk, page, 'long-transcript-beginning');
  await page.keyboard.press('End');
  await expect(line(page, COUNT)).toBeInViewport();
  await expect(page.getByRole('button', { name: 'To the end' })).toHaveCount(0);

  session.customerSays('Something new at the end.');
  await expect(log.getByText('Something new at the end.')).toBeInViewport();

  const wanted = session.messages.find(({ text }) => text === textOf(2500));
  await revealWithNextPatch(desk, session.id, `#${wanted?.index ?? ''}`);
  session.customerSays('Something that takes the reveal along.');
  await expect(line(page, 2500)).toBeInViewport();
  await expect(line(page, 2500)).toBeFocused();
  await expect(line(page, 2500)).toHaveAttribute('data-revealed', 'marked');
  await takePicture(desk, page, 'long-transcript-revealed');

  const top = async (): Promise<number | undefined> => (await line(page, 2500).boundingBox())?.y;
  const before = await top();
  for (let number = 1; number <= 30; number += 1) session.customerSays(`New one ${number}.`);
  await page.getByRole('button', { name: 'New messages' }).waitFor();
  expect(await top()).toBe(before);
  await page.getByRole('button', { name: 'New messages' }).click();
  await expect(log.getByText('New one 30.')).toBeInViewport();
  session.customerSays('Followed to the end.');
  await expect(log.getByText('Followed to the end.')).toBeInViewport();
  await expect(page.getByRole('button', { name: 'New messages' })).toHaveCount(0);
});
