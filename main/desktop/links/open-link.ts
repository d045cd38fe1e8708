/** Opens addresses of the web in the browser, and nothing else in anything else. */
import { shell } from 'electron';
import { AppError } from '#main/errors/app-error.ts';
import { isWebAddress } from '#preload/rules/web-address.ts';

/** Throws `link-not-allowed`. */
export async function openLink(url: string): Promise<void> {
  if (!isWebAddress(url)) throw new AppError('link-not-allowed');
  await shell.openExternal(new URL(url).href);
}
