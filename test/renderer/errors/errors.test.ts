/** Every failure has words of its own. */
import { expect, test } from 'vitest';
import { ERROR_CODES } from '#preload/errors.ts';
import { describeFailure } from '#renderer/errors/errors.ts';

test('no two failures are told in the same words', () => {
  const told = ERROR_CODES.map((code) => describeFailure({ code, reference: '' }).happened);
  expect(new Set(told).size).toBe(ERROR_CODES.length);
});

test('each says what happened and what to do, in whole sentences', () => {
  for (const code of ERROR_CODES) {
    const { happened, advice } = describeFailure({ code, reference: '' });
    expect(happened, code).toMatch(/^[A-Z].+\.$/);
    expect(advice, code).toMatch(/^[A-Z].+\.$/);
  }
});

test('shows the reference where only the log can help, and the server’s words where it spoke', () => {
  expect(describeFailure({ code: 'unexpected', reference: 'R7' }).reference).toBe('R7');
  expect(describeFailure({ code: 'unexpected', reference: '' }).reference).toBeNull();
  expect(describeFailure({ code: 'wrong-password', reference: 'R7' }).reference).toBeNull();
  expect(describeFailure({ code: 'operation-refused', reference: 'R7', serverSays: 'Busy' }).quote).toBe(
    'Busy',
  );
});

test('quotes where a server has moved to as what it is', () => {
  const moved = describeFailure({
    code: 'server-moved',
    reference: '',
    serverSays: 'https://new.example.com',
  });
  expect([moved.quoteLead, moved.quote]).toEqual(['The new address:', 'https://new.example.com']);
  expect(describeFailure({ code: 'operation-refused', reference: '', serverSays: 'No' }).quoteLead).toBe(
    'The server says:',
  );
});
