/** Where the page comes from in this start: Vite's server under `npm run dev`, otherwise the build. */
import { app } from 'electron';
import { findDevServer } from '#main/desktop/window/dev-server.ts';
import { BUILT_PAGE } from '#main/desktop/window/page-source.ts';

/** A build for use has `null` here, and nothing that could find a server. */
const devServer = import.meta.env.DEV && !app.isPackaged ? findDevServer(process.env) : null;

export const pageSource = devServer ?? BUILT_PAGE;

/** Whether the page may go on to there: only in development, where Vite has it load itself again. */
export function isOfDevServer(address: string): boolean {
  return devServer !== null && address.startsWith(`${devServer.origin}/`);
}
