/** Tells addresses of the web from everything else that can be made to look like one. */

/** Only http and https, and nobody's name before the host: such an address is made to deceive. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hostname !== '';
}
