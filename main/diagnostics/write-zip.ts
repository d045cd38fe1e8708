/** What is handed to somebody who must find out why: a zip with the log, versions, settings and the connection's history. */
import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import type { StoredSettings } from '#main/settings/settings.ts';
import { preferencesOf } from '#main/settings/stored-preferences.ts';
import type { Diagnostics } from '#preload/model/diagnostics.ts';
import type { Managed } from '#preload/model/settings.ts';

export interface DiagnosticFacts {
  /** Of the app and of what it runs on, by name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly diagnostics: Diagnostics;
  readonly settings: StoredSettings;
  readonly managed: Managed;
  readonly connectionHistory: readonly string[];
  /** Takes secrets out of one line. */
  readonly redact: (line: string) => string;
}

/** The log's files are read here: the present one and the one before it. Every line is redacted once more. */
export async function writeDiagnostics(facts: DiagnosticFacts): Promise<Uint8Array> {
  const { diagnostics, redact } = facts;
  const logs = [diagnostics.logFile, diagnostics.logFile.replace(/\.log$/, '.old.log')];
  // Only names, codes and numbers of ours.
  const own: Record<string, string> = {
    'versions.json': toJson(facts.versions),
    'settings.json': toJson(withoutPersons(facts.settings)),
    'managed.json': toJson({ ...facts.managed, problems: diagnostics.policyProblems }),
    'connection.txt': facts.connectionHistory.join('\n'),
  };
  const others: Record<string, string> = {
    'server.json': toJson({ version: diagnostics.serverVersion, notUsed: diagnostics.unreadable }),
  };
  for (const path of logs) {
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text !== null) others[path === diagnostics.logFile ? 'main.log' : 'main.old.log'] = text;
  }
  const redacted = Object.entries(others).map(([name, text]) => [name, redactLines(text, redact)] as const);
  const entries = [...Object.entries(own), ...redacted].map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries));
}

/** Who signed in, and what she looks for in customers' words, is nobody's business. */
function withoutPersons(settings: StoredSettings): object {
  const { alerts } = settings;
  const servers = settings.profiles.map(({ server, staySignedIn }) => ({ server, staySignedIn }));
  return {
    ...preferencesOf(settings),
    nickname: undefined,
    servers,
    alerts: { ...alerts, keywords: alerts.keywords.length },
  };
}

function redactLines(text: string, redact: (line: string) => string): string {
  return text.split('\n').map(redact).join('\n');
}

function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
