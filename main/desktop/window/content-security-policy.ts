/** What the page may load, and from where. It reaches the page as a header of every answer. */

/** `styles`: where styles may come from. Under `npm run dev` (electron.vite.config.ts) Vite writes them into the page. */
export function writePolicy(styles = "'self'"): string {
  // Scripts and styles only from the app itself, nothing from anywhere else, and no string becomes markup unseen.
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    // Svelte builds its own constant templates through this policy.
    'trusted-types svelte-trusted-html',
  ].join('; ');
}
