/** A dictionary of a single word, in Chromium's own form (BDIC 2.0: a header, four empty lists of rules, a tree of one leaf). */
import { createHash } from 'node:crypto';

const HEADER = 32;
const RULES = 16;

export function makeDictionary(word: string): Buffer {
  const rules = Buffer.alloc(RULES + 4);
  for (let list = 0; list < 4; list += 1) rules.writeUInt32LE(HEADER + RULES + list, list * 4);
  const leaf = Buffer.concat([Buffer.from([0x40, 0]), Buffer.from(word), Buffer.from([0])]);
  const body = Buffer.concat([rules, leaf]);
  const header = Buffer.alloc(HEADER);
  header.write('BDic', 'latin1');
  header.writeUInt16LE(2, 4);
  header.writeUInt32LE(HEADER, 8);
  header.writeUInt32LE(HEADER + rules.length, 12);
  createHash('md5').update(body).digest().copy(header, 16);
  return Buffer.concat([header, body]);
}
