/** What the search field finds. */
import { expect, test, vi } from 'vitest';
import { searchSessions } from '#renderer/sessions/list/session-search.ts';
import { upTo } from '#test/growth.ts';
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

test('a telephone number is found in slices, too, however many texts have been read for words before', () => {
  const sessions = upTo(60).map((place) =>
    sampleSession({ id: `s${place}`, customer: `+49 170 ${1_000_000 + place}` }),
  );
  let now = 0;
  const read = vi.spyOn(performance, 'now').mockReturnValue(0);
  expect(searchSessions(sessions, 'nobody')).toEqual({ sessions: [], isPartial: false });
  read.mockImplementation(() => (now += 1));
  let found = searchSessions(sessions, '0170 1000059');
  expect(found.isPartial).toBe(true);
  while (found.isPartial) found = searchSessions(sessions, '0170 1000059');
  expect(found.sessions).toEqual(sessions.slice(59));
  // Every text has these digits as they were typed: that is no reason never to be done.
  const alike = upTo(60).map((place) => sampleSession({ id: `n${place}`, customer: '1000000' }));
  for (found = searchSessions(alike, '1000000'); found.isPartial;) found = searchSessions(alike, '1000000');
  expect(found.sessions).toEqual(alike);
  read.mockRestore();
});
