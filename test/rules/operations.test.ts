/** docs/operations.md names every operation that the code sends, and each row's command and test are there and mention it. */
import { describe, expect, it } from 'vitest';
import { listFiles, readText } from './list-files.ts';

interface Row {
  readonly operation: string;
  readonly screen: string;
  readonly command: string;
  readonly test: string;
}

const rows: readonly Row[] = readText('docs/operations.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [, operation = '', screen = '', command = '', test = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    const inTicks = (cell: string): string => cell.replaceAll('`', '');
    return { operation: inTicks(operation), screen, command: inTicks(command), test: inTicks(test) };
  });

/** Operation names in the code: after `operationName:`, and the values of tables named …OPERATION or …OPERATIONS. */
function findOperations(source: string): string[] {
  const tables = [...source.matchAll(/_OPERATIONS?: [^=]*= \{(.*?)\n?\};?\n/gs)].map(([, body = '']) => body);
  const inTables = tables.flatMap((body) =>
    [...body.matchAll(/: '([A-Z]\w+)'/g)].map(([, name = '']) => name),
  );
  const choices = [...source.matchAll(/operationName = [^;]*;/g)].flatMap(([text]) =>
    [...text.matchAll(/'([A-Z]\w+)'/g)].map(([, name = '']) => name),
  );
  const direct = [...source.matchAll(/operationName: '(\w+)'/g)].map(([, name = '']) => name);
  return [...inTables, ...choices, ...direct];
}

const sent = new Set(
  listFiles()
    .filter((file) => file.startsWith('main/gws/'))
    .flatMap((file) => findOperations(readText(file))),
);

describe('docs/operations.md', () => {
  it('has found the operations in the code', () => {
    expect(sent.size).toBeGreaterThan(30);
  });

  it('names each operation that the code sends, once, and no other', () => {
    const named = rows.map(({ operation }) => operation);
    expect([...named].sort()).toEqual([...sent].sort());
  });

  it.each(rows)(
    '$operation has a screen, a command and a test that names it',
    ({ operation, screen, command, test }) => {
      expect(screen).not.toBe('');
      expect(readText(command)).toMatch(/\bgws\b/);
      expect(readText(test)).toMatch(new RegExp(`\\b${operation}\\b`));
    },
  );
});
