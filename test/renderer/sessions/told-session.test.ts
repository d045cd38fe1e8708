/** What the views show of sessions as the real reader and the real store make them of the server's own words. */
import { screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Told } from '#test/main/sessions/told.ts';
import { openTold, WIRE_CUSTOMER, wireAgent, wireMe } from '#test/main/sessions/told.ts';
import type { OpenApp } from '#test/renderer/open-app.ts';
import { openApp } from '#test/renderer/open-app.ts';

let told: Told;
beforeEach(() => {
  told = openTold();
});

const CAPABILITIES = [
  'Leave',
  'SendToAgents',
  'SendMessage',
  'SwitchToMonitor',
  'SwitchToCoach',
  'SwitchBargeIn',
];

async function open(): Promise<OpenApp> {
  const app = await openApp({}, [told.session()]);
  await app.user.click(screen.getByRole('option'));
  await showNow(app);
  return app;
}

async function showNow(app: OpenApp): Promise<void> {
  const session = told.session();
  await app.show({ sessions: [session], transcripts: [{ sessionId: session.id, lines: told.lines() }] });
}

const page = (): string => document.body.textContent.replace(/\s+/g, ' ');
const checked = (): readonly string[] =>
  screen.queryAllByRole('radio', { checked: true }).map(({ textContent }) => textContent.trim());
const details = (): string =>
  screen.getByRole('region', { name: 'Session details' }).textContent.replace(/\s+/g, ' ');

test('my participant told twice is one mode everywhere: the widest', async () => {
  told.tell({ capabilities: CAPABILITIES });
  told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe('Supervisors'), wireMe('All', { participantId: 'p2' }));
  await open();
  expect(checked()).toEqual(['Barge in']);
  expect(screen.getByRole('option', { name: /Barge in/ })).toBeTruthy();
  expect(details()).toContain('Seen by everyone.');
  expect(page()).not.toContain('Only supervisors can see that you are here.');
});

test('without a connection, or behind, no place claims a mode as it is now', async () => {
  told.tell({ capabilities: CAPABILITIES });
  told.people(
    WIRE_CUSTOMER,
    wireAgent('Amy'),
    wireAgent('Sue', 'Supervisors'),
    wireMe('Supervisors', { nickname: 'Sam' }),
  );
  const app = await open();
  expect(screen.getByRole('option', { name: /, Monitor,/ })).toBeTruthy();
  expect(details()).toContain('Monitor');
  await app.show({
    appState: {
      connection: {
        phase: 'reconnecting',
        since: Date.now(),
        heardAt: Date.now(),
        attempt: 1,
        nextTryAt: null,
        reason: 'no-answer',
      },
    },
  });
  expect(screen.getByRole('option', { name: /, was Monitor,/ })).toBeTruthy();
  expect(page()).toContain('Who sees you now is not known.');
  expect(page()).toContain('Sue was here · Monitor');
  const claims = [...document.querySelectorAll('[data-mode]')].filter(
    (element) => element.getAttribute('role') !== 'radio' && element.getAttribute('data-mode') !== 'unknown',
  );
  expect(claims.map(({ textContent }) => textContent)).toEqual([]);
  expect(details()).toContain('Was Monitor');
  expect(details()).not.toMatch(/(?<!lost: )Seen by supervisors only/);
});

test('a mode in doubt is said, and nothing claims that I am unseen', async () => {
  told.tell({ capabilities: CAPABILITIES });
  told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe('Supervisors'));
  told.say({ type: 'ParticipantRejoined', from: wireMe('All') });
  const app = await open();
  expect(checked()).toEqual([]);
  expect(page()).toContain('The contact centre says two things: your mode is being read again…');
  expect(screen.getByRole('option', { name: /mode in doubt/ })).toBeTruthy();
  expect(page()).not.toMatch(/unseen|Only supervisors can see/);
  expect(screen.queryByRole('textbox', { name: /^Message to/ })).toBeNull();
  told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe('All'));
  await showNow(app);
  expect(checked()).toEqual(['Barge in']);
});

describe('who would read it', () => {
  test('in Coach, after the agent has left: nobody, and it is said before sending', async () => {
    told.tell({ capabilities: CAPABILITIES });
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe('Agents'));
    const app = await open();
    expect(page()).toContain('The agent reads this. The customer does not.');
    told.people(WIRE_CUSTOMER, wireMe('Agents'));
    await showNow(app);
    expect(page()).not.toMatch(/The agent (reads|sees)|Amy/);
    const form = screen.getByRole('form', { name: 'Message to the agent' });
    expect(form.textContent).toContain('No agent is in this session. Only supervisors would read this.');
    expect(page()).toContain('No agent is in this session. The customer does not see you.');
  });

  test('with two agents both are named, in the question before barging in too', async () => {
    told.tell({ capabilities: CAPABILITIES });
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Ben'), wireMe('Agents'));
    const { user } = await open();
    expect(page()).toContain('Amy and Ben read this.');
    expect(page()).toContain('Amy and Ben see you.');
    await user.click(screen.getByRole('radio', { name: 'Barge in' }));
    const question = screen.getByRole('dialog', { name: 'Barge in?' }).textContent;
    expect(question).toMatch(/Amy and Ben\s+stay in the session and see you too/);
  });
});

test('a consulted colleague is no supervisor: what is not known of her is said', async () => {
  told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireAgent('Ben', 'Agents'), wireMe('Supervisors'));
  const app = await open();
  expect(page()).not.toContain('also here');
  expect(
    within(screen.getByRole('list', { name: 'Hidden from the customer' })).getByText('Ben'),
  ).toBeTruthy();
  expect(details()).toMatch(/Ben Colleague\. Sees what is said to everyone and to agents\./);
  expect(details()).toContain('Whether consulted or coaching is not known.');
  told.say({ from: wireAgent('Ben', 'Agents'), text: 'Mine', visibility: 'Agents' });
  told.people(WIRE_CUSTOMER, wireAgent('Ben'), wireMe('Supervisors'));
  await showNow(app);
  expect(screen.getByRole('heading', { level: 2, name: /with Ben/ })).toBeTruthy();
  expect(screen.getByRole('log').textContent).toMatch(/Ben\s*Agent/);
});

test.each(['', '\u200B', '\u3164', null])(
  'a customer named %j has a name wherever one stands',
  async (nickname) => {
    told.tell({ capabilities: CAPABILITIES });
    told.people({ ...WIRE_CUSTOMER, nickname }, wireAgent('Amy'), wireMe('Supervisors'));
    const { user } = await open();
    expect(screen.getByRole('option', { name: /Customer 0001Da9P/ })).toBeTruthy();
    expect(screen.getByRole('heading', { level: 2, name: /^Customer 0001Da9P/ })).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Barge in' }));
    expect(screen.getByRole('dialog', { name: 'Barge in?' }).textContent).toContain('Customer 0001Da9P');
  },
);

test('a picture of a customer stands as her message', async () => {
  told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe('Supervisors'));
  told.say({ type: 'Picture', from: WIRE_CUSTOMER, url: 'https://example.com/1.jpg' });
  expect(told.session()).toMatchObject({ unread: 1, lastTextAt: told.session().waitingSince });
  expect(told.session().waitingSince).not.toBeNull();
  await open();
  expect(screen.getByRole('log').textContent).toMatch(
    /Maria\s*Customer[\s\S]*Picture: https:\/\/example\.com\/1\.jpg/,
  );
});

describe('after leaving', () => {
  test('what the contact centre still offers is there, and the words are what happened', async () => {
    told.tell({ capabilities: [...CAPABILITIES, 'Complete', 'SetDisposition', 'UpdateUserData'] });
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe('Agents'));
    const app = await open();
    told.tell({ state: 'LeftChat' });
    await showNow(app);
    expect(page()).toContain('You have left this session.');
    expect(page()).not.toContain('has ended');
    expect(screen.getByRole('button', { name: 'Complete' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Leave session' })).toBeNull();
    expect(
      within(screen.getByRole('region', { name: 'Session details' })).queryAllByText(/disposition/i),
    ).not.toEqual([]);
  });

  test('taken away: which of two reasons is not known, and that is said', async () => {
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe('Agents'));
    const app = await open();
    told.tell({ state: 'Revoked' });
    await showNow(app);
    expect(page()).toContain('completed or put back into a queue. The contact centre does not say which.');
    expect(screen.getByRole('option').textContent).toContain('Ended or queued');
  });
});
