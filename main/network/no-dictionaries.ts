/**
 * Keeps Chromium from fetching spelling dictionaries from its makers' servers, which it does at every start, for every
 * session, also where no page checks spelling. Nothing is to leave this computer but for the contact centre.
 */
import { app } from 'electron';

/** Holds for every session that will ever be made. To be called before the app is ready. */
export function fetchNoDictionaries(): void {
  // Switching the checker off is not enough: the dictionary is fetched all the same.
  app.on('session-created', (session) => session.setSpellCheckerLanguages([]));
}
