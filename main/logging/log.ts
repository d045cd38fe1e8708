/** The log on disk: what happened, when, and never what anybody said. Every entry is redacted before it is written. */
import { join } from 'node:path';
import electronLog from 'electron-log/main';
import { createRedactor } from './redact.ts';

/** Facts are names, codes and numbers. Texts of messages, names of people and secrets are not facts. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

export interface Log {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
  /** Masks a secret in everything that is logged from now on. */
  hide(secret: string): void;
  /** Takes secrets out of one line, as of every entry. */
  redact(line: string): string;
}

/** One file of this many bytes, and the one before it. */
const FILE_LIMIT = 2_000_000;

/** Starts logging into `folder`/main.log. `level` is the least that is written. */
export function openLog(folder: string, level: 'info' | 'warn' | 'error' = 'info'): Log {
  const redactor = createRedactor();
  const logger = electronLog.create({ logId: 'main' });
  logger.transports.file.resolvePathFn = () => join(folder, 'main.log');
  logger.transports.file.maxSize = FILE_LIMIT;
  logger.transports.file.level = level;
  logger.transports.console.level = level;
  const write =
    (kind: 'info' | 'warn' | 'error') =>
    (event: string, facts?: Facts): void =>
      logger[kind](redactor.redact(facts ? `${event} ${JSON.stringify(facts)}` : event));
  return {
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    hide: (secret) => redactor.hide(secret),
    redact: (line) => redactor.redact(line),
  };
}
