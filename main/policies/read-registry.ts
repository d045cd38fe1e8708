/** Reads what `reg query … /s` prints. Lists are kept in a key of their own, with numbered values, as policy templates do. */
import type { WrittenEntry } from './written-entry.ts';

/** `    servers    REG_SZ    https://gws.example.com`; data may be empty and may hold spaces. */
const VALUE = /^ {4}(\S+) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

/** `key` is the one that was asked for; `HKLM` is printed in full. */
export function readRegistry(printed: string, key: string): readonly WrittenEntry[] {
  const top = key.replace(/^HKLM/, 'HKEY_LOCAL_MACHINE').toLowerCase();
  const entries: WrittenEntry[] = [];
  let list: unknown[] | null = null;
  for (const line of printed.split(/\r?\n/)) {
    if (line.toLowerCase().startsWith(top)) {
      const name = line.slice(top.length + 1);
      list = name === '' ? null : [];
      if (list) entries.push({ name, value: list, line: null });
      continue;
    }
    const [, name, type, data = ''] = VALUE.exec(line) ?? [];
    if (name === undefined || type === undefined) continue;
    const value = type === 'REG_DWORD' ? Number(data) : data;
    if (list) list.push(value);
    else entries.push({ name, value, line: null });
  }
  return entries;
}
