/** Looks at what the window shows: pictures to judge by, in test-results/pictures, and what the eye would miss. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Desk } from './supervisor-desk.ts';
import { expect } from './supervisor-desk.ts';

const PICTURES = join(import.meta.dirname, '../../test-results/pictures');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No accessibility violation in light or dark, nothing cut off at 200 %, and a picture of each. */
export async function examine(desk: Desk, page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await takePicture(desk, page, `${name}-${colorScheme}`);
    // Electron has no second page for axe to finish in; legacy mode does without.
    const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).setLegacyMode(true).analyze();
    expect(
      violations.map(
        ({ id, nodes }) => `${name} ${colorScheme}: ${id} ${nodes.map((node) => node.html).join(' ')}`,
      ),
    ).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await setZoom(desk, 2);
  await takePicture(desk, page, `${name}-zoomed`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${name} at 200 %`).toBeLessThanOrEqual(0);
  await setZoom(desk, 1);
}

/** What the window shows, taken by the window itself: it knows its own zoom. */
export async function takePicture(desk: Desk, page: Page, name: string): Promise<void> {
  await page.evaluate(() => new Promise((painted) => setTimeout(painted, 200)));
  const png = await desk.app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  await mkdir(PICTURES, { recursive: true });
  await writeFile(join(PICTURES, `${name}.png`), png, 'base64');
}

async function setZoom(desk: Desk, factor: number): Promise<void> {
  await desk.app.evaluate(({ BrowserWindow }, zoom) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoom);
  }, factor);
}
