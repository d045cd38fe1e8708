/** A text as the label of a native menu: a single ampersand would underline the letter behind it. */
export function toMenuLabel(text: string): string {
  return text.replaceAll('&', '&&');
}
