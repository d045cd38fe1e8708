/** Shows servers that want it a certificate of this computer: without a question, and never one that is out of date. */
import type { Certificate } from 'electron';
import { app } from 'electron';
import type { Log } from '#main/logging/log.ts';

/**
 * For every request of the app. Electron asks here for its `net` since 45 (electron/electron#52162); an older one asks
 * for pages only, and a request fails with `client-certificate-wanted` until a page has answered for the session.
 */
export function showClientCertificates(log: Log): void {
  app.on('select-client-certificate', (event, _page, host, offered, answer) => {
    // Electron's own choice is the first of the list, whatever it is.
    event.preventDefault();
    const chosen = chooseCertificate(offered, Date.now());
    log.info('server wants a certificate', { host, offered: offered.length, shown: chosen !== undefined });
    answer(chosen);
  });
}

/** The newest that is valid. Only those are offered whose authority the server has named. `now`: milliseconds. */
export function chooseCertificate<C extends Pick<Certificate, 'validStart' | 'validExpiry'>>(
  offered: readonly C[],
  now: number,
): C | undefined {
  return offered
    .filter(({ validStart, validExpiry }) => validStart * 1000 <= now && now <= validExpiry * 1000)
    .toSorted((one, other) => other.validStart - one.validStart)[0];
}
