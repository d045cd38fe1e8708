/**
 * Checks spelling with what this computer has, and fetches nothing. macOS and Windows have a checker of their own. On Linux
 * there are only dictionaries: the distribution's, and those that administrators have put into their folder.
 *
 * Left to itself, Electron fetches dictionaries from Google at every start, even where nothing is to be checked: a company's
 * network would see its supervisors' computers ask a stranger, and tell the stranger which languages are written here.
 */
import { join } from 'node:path';
import { app, session } from 'electron';
import type { AppStateStore } from '#main/app-state/app-state.ts';
import {
  chooseDictionaries,
  codeOf,
  installDictionaries,
  listDictionaries,
  SYSTEM_FOLDERS,
} from './dictionaries.ts';

/** No server can be meant by it. */
const NOWHERE = 'app://no-dictionaries/';

export interface SpellCheckOptions {
  readonly platform: NodeJS.Platform;
  readonly appState: AppStateStore;
  readonly userData: string;
  /** What administrators have put there is used in any case. */
  readonly adminFolder: string;
  readonly onFailure: (error: unknown) => void;
}

/** Must be called before there is a window. */
export function followSpellCheck(parts: SpellCheckOptions): void {
  const { platform, appState, onFailure } = parts;
  const checked = session.defaultSession;
  let languages: readonly string[] = [];

  function apply(): void {
    const { spellCheck } = appState.read().settings;
    checked.setSpellCheckerEnabled(spellCheck);
    // macOS finds out by itself which language is written.
    if (platform !== 'darwin') checked.setSpellCheckerLanguages(spellCheck ? [...languages] : []);
  }

  // What is missing is not fetched either (main/network/no-dictionaries.ts sees to the other sessions).
  if (platform !== 'darwin') checked.setSpellCheckerDictionaryDownloadURL(NOWHERE);
  appState.subscribe(({ settings }) => {
    if (settings) apply();
  });
  apply();
  findLanguages(parts, checked.availableSpellCheckerLanguages)
    .then((found) => {
      languages = found;
      apply();
    })
    .catch(onFailure);
}

/** Chromium's words for the languages that can be checked here, of those that it offers. */
async function findLanguages(
  { platform, userData, adminFolder }: SpellCheckOptions,
  offered: readonly string[],
): Promise<readonly string[]> {
  if (platform === 'darwin') return [];
  const wanted = app.getPreferredSystemLanguages();
  if (platform === 'win32') return toCodes(wanted, offered);
  const [ofAdministrators = [], ...ofSystem] = await Promise.all(
    [join(adminFolder, 'dictionaries'), ...SYSTEM_FOLDERS].map(listDictionaries),
  );
  const chosen = [...ofAdministrators, ...chooseDictionaries(ofSystem.flat(), wanted)];
  if (chosen.length > 0) await installDictionaries(chosen, userData);
  return toCodes(
    chosen.map(({ locale }) => locale),
    offered,
  );
}

function toCodes(locales: readonly string[], offered: readonly string[]): readonly string[] {
  return [...new Set(locales.flatMap((locale) => codeOf(locale, offered) ?? []))];
}
