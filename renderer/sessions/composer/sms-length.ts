/**
 * How long a text is as SMS (3GPP TS 23.038 and 23.040): in the GSM 7-bit alphabet one message holds 160 characters, in UCS-2
 * 70 UTF-16 units; a longer text goes in parts, each of which gives up some room for the header that joins them.
 */

/** Counted once. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Sent as two: an escape and a character. */
const EXTENSION = '\f^{}\\[~]|€';

const widths = new Map<string, number>([
  ...Array.from(BASIC).map((character) => [character, 1] as const),
  ...Array.from(EXTENSION).map((character) => [character, 2] as const),
]);

const ALPHABETS = {
  'gsm-7': { single: 160, part: 153 },
  'ucs-2': { single: 70, part: 67 },
} as const;
/** The encoding of all parts of one message. */
export type Alphabet = keyof typeof ALPHABETS;

/** What a text costs as SMS. */
export interface SmsLength {
  readonly alphabet: Alphabet;
  /** In the units of the alphabet: what the limits are counted in. */
  readonly characters: number;
  /** How many SMS it takes; 0 for no text. */
  readonly messages: number;
  /** The first character, as a reader sees it, that does not fit into GSM 7-bit. */
  readonly misfit: string | null;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Counts as the network does; takes time that grows with the text. */
export function measureSms(text: string): SmsLength {
  const misfit = findMisfit(text);
  const alphabet = misfit === null ? 'gsm-7' : 'ucs-2';
  // Code points: neither an escaped pair nor a surrogate pair may be torn apart between two parts.
  const units = Array.from(text).map((point) => (misfit === null ? (widths.get(point) ?? 1) : point.length));
  const characters = units.reduce((sum, width) => sum + width, 0);
  const { single, part } = ALPHABETS[alphabet];
  return {
    alphabet,
    characters,
    messages: characters <= single ? Math.min(1, characters) : fill(units, part),
    misfit,
  };
}

/** How many parts of this size it takes when none of the units is divided. */
function fill(units: readonly number[], size: number): number {
  let parts = 1;
  let used = 0;
  for (const width of units) {
    if (used + width > size) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
}

/** All of it is in the GSM 7-bit alphabet. */
export function fitsAlphabet(text: string): boolean {
  return Array.from(text).every((point) => widths.has(point));
}

function findMisfit(text: string): string | null {
  for (const { segment } of graphemes.segment(text)) {
    if (!fitsAlphabet(segment)) return segment;
  }
  return null;
}
