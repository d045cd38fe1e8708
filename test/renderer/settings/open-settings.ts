/** Puts the settings on the test's page, with one of their parts shown. */
import { screen } from '@testing-library/svelte';
import type { AppState } from '#preload/model/app-state.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openApp } from '#test/renderer/open-app.ts';

export async function openSettings(part: string, appState: Partial<AppState> = {}): Promise<OpenApp> {
  const app = await openApp(appState);
  await app.user.click(screen.getByRole('button', { name: 'Settings' }));
  await app.user.click(screen.getByRole('tab', { name: part }));
  return app;
}

/** What is said of a control besides its name. */
export const descriptionOf = (control: HTMLElement): string =>
  (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent.trim() ?? '')
    .join(' ')
    .trim();
