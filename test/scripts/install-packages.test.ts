/** Packages are installed again exactly when what is there is not what the lock file names. */
import { describe, expect, test } from 'vitest';
import { satisfies } from '../../scripts/prepare/install-packages.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/only-on-macos': { version: '2.0.0', optional: true },
  },
};

describe('what is installed', () => {
  test('suffices without the optional packages of other platforms', () => {
    expect(satisfies({ packages: { 'node_modules/a': { version: '1.0.0' } } }, wanted)).toBe(true);
  });

  test('does not suffice when a package is missing', () => {
    expect(satisfies({ packages: {} }, wanted)).toBe(false);
  });

  test('does not suffice when a package has another version', () => {
    expect(satisfies({ packages: { 'node_modules/a': { version: '1.0.1' } } }, wanted)).toBe(false);
  });

  test('does not suffice when an optional package has another version', () => {
    const installed = {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/only-on-macos': { version: '1.0.0' },
    };
    expect(satisfies({ packages: installed }, wanted)).toBe(false);
  });
});
