/** What the window shows, for people to judge by: in `test-results/pictures`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Desk } from './supervisor-desk.ts';

const PICTURES = join(import.meta.dirname, '../../test-results/pictures');

/** Taken by the window itself: it knows its own zoom. */
export async function takePicture(desk: Desk, page: Page, name: string): Promise<void> {
  await page.evaluate(() => new Promise((painted) => setTimeout(painted, 200)));
  const png = await desk.app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  await mkdir(PICTURES, { recursive: true });
  await writeFile(join(PICTURES, `${name}.png`), png, 'base64');
}
