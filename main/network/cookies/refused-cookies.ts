/** Finds cookies of an answer that Chromium has not taken: marked as secure over http, or for another server's domain. */
import type { Session } from 'electron';

/** `setCookies`: the lines of the answer's `Set-Cookie`. */
export async function findRefusedCookies(
  session: Session,
  setCookies: readonly string[],
): Promise<readonly string[]> {
  const names = setCookies.filter((line) => !isRemoval(line)).flatMap((line) => nameOf(line) ?? []);
  if (names.length === 0) return [];
  const taken = new Set((await session.cookies.get({})).map(({ name }) => name));
  return names.filter((name) => !taken.has(name));
}

function nameOf(setCookie: string): string | undefined {
  return /^\s*([^\s=;]+)\s*=/.exec(setCookie)?.[1];
}

function isRemoval(setCookie: string): boolean {
  if (/;\s*max-age\s*=\s*(0|-\d+)\s*(;|$)/i.test(setCookie)) return true;
  const expires = /;\s*expires\s*=\s*([^;]+)/i.exec(setCookie)?.[1];
  return expires !== undefined && Date.parse(expires) <= Date.now();
}
