/** The dictionaries of a Linux computer, in the only form that Chromium reads: which there are, and which fit. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '#main/files/replace-file.ts';

/** Where distributions put them, for other programs that are made of Chromium. */
export const SYSTEM_FOLDERS = [
  '/usr/share/hunspell-bdic',
  '/usr/share/qt6/qtwebengine_dictionaries',
  '/usr/share/qt5/qtwebengine_dictionaries',
];

export interface Dictionary {
  readonly path: string;
  /** Such as en-GB. */
  readonly locale: string;
  /** The name under which Chromium looks for it. */
  readonly fileName: string;
}

/** Those of a folder; none where there is no such folder. */
export async function listDictionaries(folder: string): Promise<readonly Dictionary[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => readName(folder, name) ?? []);
}

/** As Electron names them, `en-GB-10-1.bdic`, or as distributions do, `en_GB.bdic`. */
function readName(folder: string, name: string): Dictionary | null {
  const [, language, region, version] = /^([a-z]{2,3})[-_]([A-Z]{2})(-\d+-\d+)?\.bdic$/.exec(name) ?? [];
  if (language === undefined || region === undefined) return null;
  const locale = `${language}-${region}`;
  // What Chromium expects of nearly all; for the others the file is not found, and nothing is checked.
  const usualVersion = language === 'en' ? '-10-1' : '-3-0';
  return { path: join(folder, name), locale, fileName: `${locale}${version ?? usualVersion}.bdic` };
}

/** Those in the languages of the person, who may have named a language without a country. */
export function chooseDictionaries(
  there: readonly Dictionary[],
  languages: readonly string[],
): readonly Dictionary[] {
  const wanted = languages.flatMap((language) => {
    const exact = there.filter(({ locale }) => locale === language);
    const similar = there.filter(({ locale }) => language === locale.split('-')[0]);
    return (exact.length > 0 ? exact : similar).slice(0, 1);
  });
  return [...new Set(wanted)];
}

/** Chromium's word for a locale among those that it offers: some have no country. */
export function codeOf(locale: string, offered: readonly string[]): string | null {
  return [locale, locale.split('-')[0] ?? ''].find((code) => offered.includes(code)) ?? null;
}

/** Puts them where Chromium looks for them: what lies there is not fetched. */
export async function installDictionaries(there: readonly Dictionary[], userData: string): Promise<void> {
  const folder = join(userData, 'Dictionaries');
  for (const { path, fileName } of there) await replaceFile(join(folder, fileName), await readFile(path));
}
