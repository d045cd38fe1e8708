/** Tells whether a server address would carry the password in the clear across a network. */

export function travelsUnencrypted(address: string): boolean {
  const url = URL.parse(address.trim());
  if (url?.protocol !== 'http:') return false;
  const isThisComputer =
    url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d+){3}$/.test(url.hostname);
  return !isThisComputer;
}
