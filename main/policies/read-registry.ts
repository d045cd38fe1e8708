/** Reads what `reg query … /s` prints. Lists are kept in a key of their own, with numbered values, as policy templates do. */

/** `    servers    REG_SZ    https://gws.example.com`; data may be empty and may hold spaces. */
const VALUE = /^ {4}(\S+) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

/** `key` is the one that was asked for; `HKLM` is printed in full. */
export function readRegistry(printed: string, key: string): Readonly<Record<string, unknown>> {
  const top = key.replace(/^HKLM/, 'HKEY_LOCAL_MACHINE').toLowerCase();
  const read = new Map<string, unknown>();
  let list: string | null = null;
  for (const line of printed.split(/\r?\n/)) {
    if (line.toLowerCase().startsWith(top)) {
      list = line.slice(top.length + 1) || null;
      continue;
    }
    const [, name, type, data = ''] = VALUE.exec(line) ?? [];
    if (name === undefined || type === undefined) continue;
    const value = type === 'REG_DWORD' ? Number(data) : data;
    if (list === null) read.set(name, value);
    else read.set(list, [...((read.get(list) as unknown[] | undefined) ?? []), value]); // made by the line before
  }
  return Object.fromEntries(read);
}
