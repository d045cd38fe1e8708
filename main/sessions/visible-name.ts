/** Whether a name can be read at all, and what is said where none can. */
import type { DataEntry } from '#preload/model/session.ts';

/**
 * What leaves no trace on a screen: spaces, controls, signs that are ignored, the blanks of Braille, of hieroglyphs and of music, the
 * place of an object that is not there, accents on nothing.
 */
const UNSEEN =
  /[\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{M}\u2800\uFFFC\u{13441}\u{13442}\u{1D159}]+/gu;
/** More of it in front than any writing needs: the name would begin behind what is drawn of it. */
const UNSEEN_IN_FRONT = /^[\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]{8,}/u;
/** What changes nothing in the looks of a name. */
const IGNORED = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;
const SPACES = /[\p{Z}\u2800]+/gu;

export function isVisible(name: string): boolean {
  return name.replace(UNSEEN, '') !== '';
}

/** The first of the names that can be read; `undefined` when none can. */
export function firstVisible(...names: readonly (string | undefined)[]): string | undefined {
  return names
    .find((name) => name !== undefined && isVisible(name))
    ?.replace(UNSEEN_IN_FRONT, '')
    .trim();
}

/** Equal for names that look the same. */
export function outlineOf(name: string): string {
  return name.normalize('NFKC').replace(IGNORED, '').replace(SPACES, ' ').trim().toLowerCase();
}

/** Enough of an id to find it again by. */
export function shortId(id: string): string {
  return id.length > 10 ? id.slice(0, 8) : id;
}

const NUMBER_KEY = /phone|mobile|msisdn|^(ani|callerid|customernumber|from|fromaddress|fromnumber|smsfrom)$/;
const NUMBER = /^\+?[\d\s().\-/]{5,30}$/;

/** What the attached data says of a customer without a name: a telephone number, else a contact; else the session. */
export function nameByData(data: readonly DataEntry[], sessionId: string): string {
  return findNumber(data) ?? findContact(data) ?? `Customer ${shortId(sessionId)}`;
}

/** The same for a session in which nobody is known: it goes by its whole id. */
export function nameSession(data: readonly DataEntry[], sessionId: string): string {
  return findNumber(data) ?? findContact(data) ?? sessionId;
}

function findNumber(data: readonly DataEntry[]): string | undefined {
  const isNumber = ({ key, value }: DataEntry): boolean =>
    NUMBER_KEY.test(plainKey(key)) && NUMBER.test(value.trim()) && /\d{4}/.test(value.replace(/\D/g, ''));
  return data.find(isNumber)?.value.trim();
}

function findContact(data: readonly DataEntry[]): string | undefined {
  const contact = data.find(({ key, value }) => plainKey(key) === 'contactid' && isVisible(value));
  return contact && `Contact ${contact.value.trim()}`;
}

function plainKey(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}
