/** What the search field finds. */
import { expect, test } from 'vitest';
import { matchSession } from '#renderer/sessions/list/match-session.ts';
import { sampleSession } from '#test/renderer/samples.ts';

const session = sampleSession({
  id: '0001Da9PFC93000S',
  attachedData: [{ key: 'Segment', value: 'Gold', isPlain: true }],
});

test.each(['lopez', 'LÓPEZ', 'maria amy', 'gold', ' sol ', '9PFC', ''])('%s finds it', (query) => {
  expect(matchSession(session, query)).toBe(true);
});

test.each(['smith', 'maria smith', 'segment'])('%s does not', (query) => {
  expect(matchSession(session, query)).toBe(false);
});
