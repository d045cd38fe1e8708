/** Missing libraries are recognised in what the dynamic linker says. */
import { expect, test } from 'vitest';
import { readMissingLibraries } from '../../scripts/prepare/system-packages.mjs';

test('only what is not found is missing', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007ffd8a5f2000)',
    '\tlibgtk-3.so.0 => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f3e5a000000)',
    '\tlibasound.so.2 => not found',
    '\t/lib64/ld-linux-x86-64.so.2 (0x00007f3e5b000000)',
  ].join('\n');
  expect(readMissingLibraries(output)).toEqual(['libgtk-3.so.0', 'libasound.so.2']);
});

test('a machine that has everything lacks nothing', () => {
  expect(readMissingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual([]);
});
