/** A supervisor with hundreds of sessions (more would look the same, growth is counted elsewhere): the list is drawn where she looks, and everything else works as with a few. */
import type { Locator, Page } from '@playwright/test';
import { examine, takePicture } from './look.ts';
import { expect, sessionOptions, signIn, test, transcript } from './supervisor-desk.ts';

const COUNT = 600;
const AGENTS = ['amy', 'ben', 'chloe', 'dmitri'] as const;
const FAR = 345;
const MINUTE_MS = 60_000;

const list = (page: Page): Locator => page.getByRole('listbox', { name: 'SMS sessions' });

/** The option that the list box names as its active one. */
async function activeOption(page: Page): Promise<Locator> {
  const id = await list(page).getAttribute('aria-activedescendant');
  return page.locator(`[id="${id ?? ''}"]`);
}

/** It is the one, it is there for screen readers, and it is in sight. */
async function expectActive(page: Page, name: RegExp, place: number): Promise<void> {
  await expect(async () => {
    const option = await activeOption(page);
    await expect(option).toHaveAccessibleName(name, { timeout: 1000 });
    await expect(option).toHaveAttribute('aria-posinset', String(place), { timeout: 1000 });
    const [outer, inner] = [await list(page).boundingBox(), await option.boundingBox()];
    expect(inner?.y).toBeGreaterThanOrEqual((outer?.y ?? 0) - 1);
    expect((inner?.y ?? 0) + (inner?.height ?? 0)).toBeLessThanOrEqual(
      (outer?.y ?? 0) + (outer?.height ?? 0) + 1,
    );
  }).toPass();
}

test('hundreds of sessions: keys, search, screen reader and eyes find every one', async ({ gws, desk }) => {
  test.slow();
  const now = Date.now();
  for (let place = 0; place < COUNT; place += 1) {
    const at = now - 30 * MINUTE_MS + place * 100;
    const nickname =
      place === FAR ? 'Zoë Far' : place === 2 ? 'ليلى حداد' : `Customer ${String(place).padStart(4, '0')}`;
    const session = gws.world.startSession({
      agent: AGENTS[place % AGENTS.length] ?? 'amy',
      customer: { nickname },
      supervisors: [{ user: 'sam', mode: place % 3 === 0 ? 'coach' : 'monitor' }],
      startedAt: at,
    });
    session.customerSays(`Question ${place}`, { at });
  }
  const page = await desk.start();
  await signIn(page, { server: gws.url });
  await expect(page.getByText(`${COUNT} sessions`)).toBeVisible();
  // The list stands at once; its order is the final one when every text has been read.
  const textsRead = (): number => gws.requests.all().filter(({ path }) => /\/messages\b/.test(path)).length;
  await expect.poll(textsRead, { timeout: 60_000 }).toBeGreaterThanOrEqual(COUNT);
  await expect(sessionOptions(page).first()).toHaveAccessibleName(/^Customer 0000, agent Amy Novak, Coach, /);
  await expect(sessionOptions(page).first()).toHaveAttribute('aria-setsize', String(COUNT));
  expect(await sessionOptions(page).count()).toBeLessThan(60);
  expect(await page.locator('*').count()).toBeLessThan(1200);

  await list(page).focus();
  await page.keyboard.press('End');
  await expectActive(page, /^Customer 0599, /, COUNT);
  await page.keyboard.press('ArrowUp');
  await expectActive(page, /^Customer 0598, /, COUNT - 1);
  await page.keyboard.press('Home');
  await expectActive(page, /^Customer 0000, /, 1);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expectActive(page, /^Customer 0020, /, 21);
  await page.keyboard.type('zo');
  await expectActive(page, /^Zoë Far, /, FAR + 1);
  await page.keyboard.press('Enter');
  await expect(transcript(page)).toContainText(`Question ${FAR}`);
  await expect(await activeOption(page)).toHaveAttribute('aria-selected', 'true');
  await takePicture(desk, page, 'many-sessions-far');

  // Not in sight any more, and still what the focus is on.
  await list(page).hover();
  await page.mouse.wheel(0, -1_000_000);
  await expect(sessionOptions(page).first()).toHaveAccessibleName(/^Customer 0000, /);
  await expect(sessionOptions(page).first()).toBeInViewport();
  await expect(await activeOption(page)).toHaveAccessibleName(/^Zoë Far, /);
  await page.mouse.move(0, 0);
  await examine(desk, page, 'many-sessions');
  await page.emulateMedia({ forcedColors: 'active' });
  await takePicture(desk, page, 'many-sessions-forced-colours');
  await page.emulateMedia({ forcedColors: null });

  const search = page.getByRole('searchbox', { name: 'Search sessions' });
  await search.fill('zoe');
  await expect(page.getByText(`1 of ${COUNT} sessions`)).toBeVisible();
  await expect(sessionOptions(page)).toHaveCount(1);
  await search.fill('amy nov');
  await expect(page.getByText(`${COUNT / AGENTS.length} of ${COUNT} sessions`)).toBeVisible();
  await expect(sessionOptions(page).first()).toHaveAttribute('aria-setsize', String(COUNT / AGENTS.length));
  await search.fill('nobody');
  await expect(page.getByText('No session matches')).toBeVisible();
  await search.press('Escape');
  await expect(page.getByText(`${COUNT} sessions`)).toBeVisible();
  await sessionOptions(page).nth(1).click();
  await expect(transcript(page)).toContainText('Question 1');
});
