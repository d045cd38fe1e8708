/** Every language that the contact centre's customers speak, and how much of the work each one is. */
import type { Language } from './conversation.ts';
import { chinese, japanese, korean, thai } from './east-asia.ts';
import { greek, polish, russian } from './eastern-europe.ts';
import { english } from './english.ts';
import { arabic, hebrew, hindi } from './middle-east-and-india.ts';
import { french, german, spanish } from './western-europe.ts';

export const languageShares: readonly (readonly [Language, number])[] = [
  [english, 18],
  [spanish, 5],
  [french, 5],
  [german, 5],
  [polish, 2],
  [russian, 2],
  [greek, 2],
  [arabic, 3],
  [hebrew, 2],
  [hindi, 2],
  [japanese, 3],
  [chinese, 3],
  [korean, 2],
  [thai, 2],
];
