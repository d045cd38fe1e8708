/** What the search field finds. */
import { expect, test } from 'vitest';
import { searchSessions } from '#renderer/sessions/list/session-search.ts';
import { sampleSession } from '#test/renderer/samples.ts';

const session = sampleSession({
  id: '0001Da9PFC93000S',
  attachedData: [{ key: 'Segment', value: 'Gold', isPlain: true }],
});

test.each(['lopez', 'LÓPEZ', 'maria amy', 'gold', ' sol ', '9PFC', ''])('%s finds it', (query) => {
  expect(searchSessions([session], query).sessions).toEqual([session]);
});

test.each(['smith', 'maria smith', 'segment'])('%s does not', (query) => {
  expect(searchSessions([session], query).sessions).toEqual([]);
});
