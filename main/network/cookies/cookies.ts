/** Carries cookies from one of Chromium's jars to another, as they are. */
import type { Cookie, CookiesSetDetails, Session } from 'electron';

export function listCookies(session: Session): Promise<readonly Cookie[]> {
  return session.cookies.get({});
}

/** Makes in `target` the changes that lead from `before` to `after`; all else in it stays. */
export async function copyCookies(
  before: readonly Cookie[],
  after: readonly Cookie[],
  target: Session,
): Promise<void> {
  const wanted = new Map(after.map((cookie) => [keyOf(cookie), cookie]));
  const known = new Map(before.map((cookie) => [keyOf(cookie), cookie]));
  const gone = [...known].filter(([key]) => !wanted.has(key));
  const changed = [...wanted].filter(
    ([key, cookie]) => JSON.stringify(known.get(key)) !== JSON.stringify(cookie),
  );
  await Promise.all([
    ...gone.map(([, cookie]) => target.cookies.remove(addressOf(cookie), cookie.name)),
    // One that cannot be carried costs a sign-in at most; it must not hold up every request.
    ...changed.map(([, cookie]) => target.cookies.set(detailsOf(cookie)).catch(() => undefined)),
  ]);
}

/** What tells one cookie from another (RFC 6265 §5.3, step 11). */
function keyOf({ name, domain, path }: Cookie): string {
  return JSON.stringify([name, domain, path]);
}

/** An address that the cookie belongs to: one marked as secure can be set from a secure one only. */
function addressOf({ secure = false, domain = '', path = '/' }: Cookie): string {
  const host = domain.replace(/^\./, '');
  return `${secure ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}${path}`;
}

function detailsOf(cookie: Cookie): CookiesSetDetails {
  const { name, value, domain, path, secure, httpOnly, expirationDate, sameSite, hostOnly } = cookie;
  return {
    url: addressOf(cookie),
    name,
    value,
    sameSite,
    // With a domain it would go to all the hosts below as well.
    ...(hostOnly !== true && domain !== undefined && { domain }),
    ...(path !== undefined && { path }),
    ...(secure !== undefined && { secure }),
    ...(httpOnly !== undefined && { httpOnly }),
    ...(expirationDate !== undefined && { expirationDate }),
  };
}
