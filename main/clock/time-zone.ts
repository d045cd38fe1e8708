/**
 * The time zone of this computer, which may change while the app runs. Chromium notices that, and tells its pages and the names of
 * zones; V8 goes on with the difference from UTC that it began with until somebody changes `TZ`, if only to what it was.
 */

const readZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * To be called before the first window. `env` is the environment of the process itself: a copy would change nothing. Returns what is to
 * be called now and then.
 */
export function followTimeZone(env: NodeJS.ProcessEnv = process.env, zoneNow = readZone): () => void {
  // Where it names the file that counts anyway, times would be in UTC, and nobody would look at the file again.
  if (/^:?\/etc\/localtime$/.test(env['TZ'] ?? '')) delete env['TZ'];
  let zone = zoneNow();
  return () => {
    const latest = zoneNow();
    if (latest === zone) return;
    zone = latest;
    touch(env);
  };
}

function touch(env: NodeJS.ProcessEnv): void {
  const { TZ } = env;
  if (TZ === undefined) delete env['TZ'];
  else env['TZ'] = TZ;
}
