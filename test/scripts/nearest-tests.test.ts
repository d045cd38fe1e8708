/** Which tests `npm run check` runs for a change. */
import { expect, it } from 'vitest';
import { findNearestTests, listImporters } from '../../scripts/checks/nearest-tests.mjs';

const importers = new Map([
  ['main/a/part.ts', ['main/a/whole.ts', 'test/main/a/part.test.ts', 'test/main/b/other.test.ts']],
  ['main/a/whole.ts', ['main/index.ts', 'test/main/whole.test.ts']],
  ['main/a/inner.ts', ['main/a/whole.ts', 'main/a/inner-too.ts']],
  ['main/a/inner-too.ts', ['main/a/inner.ts']],
]);

it.each([
  ['main/a/part.ts', ['test/main/a/part.test.ts'], 'those of its own folder before others'],
  ['main/a/whole.ts', ['test/main/whole.test.ts'], 'those of another folder where it has none'],
  ['main/a/inner.ts', ['test/main/whole.test.ts'], 'those of whoever imports it, also in a circle'],
  ['test/main/b/other.test.ts', ['test/main/b/other.test.ts'], 'itself'],
  ['README.md', [], 'none'],
])('%s: %s, %s', (file, tests) => {
  expect(findNearestTests([file], importers)).toEqual(tests);
});

it('follows imports from the top and of neighbours', () => {
  const found = listImporters(['test/scripts/nearest-tests.test.ts', 'main/desktop/window/page-source.ts']);
  expect(found.get('scripts/checks/nearest-tests.mjs')).toEqual(['test/scripts/nearest-tests.test.ts']);
  expect(found.get('main/desktop/window/app-scheme.ts')).toEqual(['main/desktop/window/page-source.ts']);
});
