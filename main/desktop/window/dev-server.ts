/** Under `npm run dev` the page comes from Vite's server on this computer. No build that is started or shipped has this file in it. */
import type { PageSource } from './page-source.ts';

const THIS_COMPUTER = ['127.0.0.1', 'localhost', '[::1]'];

/** `null` where no server is named, or one that is not on this computer. */
export function findDevServer(env: NodeJS.ProcessEnv): PageSource | null {
  const address = env['ELECTRON_RENDERER_URL'];
  if (address === undefined || !URL.canParse(address)) return null;
  const { protocol, hostname, origin } = new URL(address);
  if (protocol !== 'http:' || !THIS_COMPUTER.includes(hostname)) return null;
  return { page: `${origin}/index.html`, origin };
}
