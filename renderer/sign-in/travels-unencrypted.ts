/** Tells whether a server address would carry the password in the clear across a network. */

/** False for what is no address, and for this computer itself. */
export function travelsUnencrypted(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.protocol !== 'http:') return false;
  const isThisComputer =
    url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d+){3}$/.test(url.hostname);
  return !isThisComputer;
}
