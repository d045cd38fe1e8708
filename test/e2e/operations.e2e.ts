/** The rest of the SMS Session API in the real window: invitations, closing, links, typing, bringing in, attached data. */
import type { Page } from '@playwright/test';
import type { Dialect, ScriptedSession, Simulator } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import type { Desk } from './supervisor-desk.ts';
import {
  expect,
  expectMode,
  openSession,
  operationsOf,
  sessionOptions,
  signIn,
  test,
  transcript,
} from './supervisor-desk.ts';

interface Scene {
  readonly gws: Simulator;
  readonly session: ScriptedSession;
  readonly page: Page;
  readonly asked: () => readonly unknown[];
}

/** A session of mine in a contact centre of this dialect, open on screen. */
async function play(
  desk: Desk,
  mode: 'monitor' | 'coach' | 'barge-in',
  dialect: Partial<Dialect>,
  run: (scene: Scene) => Promise<void>,
): Promise<void> {
  const gws = await startSimulator({ dialect });
  try {
    const session = gws.world.startSession({
      agent: 'amy',
      customer: { nickname: 'Maria López' },
      supervisors: [{ user: 'sam', mode }],
      userData: { Subject: 'Delivery' },
    });
    session.customerSays('See https://tracking.example.com/1 please');
    const page = await openSession(desk, gws, session);
    const asked = (): readonly unknown[] => operationsOf(gws).map(({ body }) => body);
    await run({ gws, session, page, asked });
  } finally {
    await desk.quit();
    await gws.stop();
  }
}

test('an invitation is accepted under a nickname', async ({ desk }) => {
  const gws = await startSimulator({ dialect: { arrivesAs: 'Invited' } });
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  session.customerSays('Hello');
  try {
    const page = await desk.start();
    await signIn(page, { server: gws.url });
    await sessionOptions(page).first().click();
    await page.getByRole('textbox', { name: 'Nickname' }).fill('Team lead');
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(transcript(page)).toContainText('Hello');
    await expectMode(page, 'Monitor');
    const bodies = gws.requests.operations('Accept').map(({ body }) => body);
    expect(bodies).toEqual([{ operationName: 'Accept', nickname: 'Team lead' }]);
  } finally {
    await desk.quit();
    await gws.stop();
  }
});

for (const [button, operationName] of [
  ['Complete', 'Complete'],
  ['Leave and complete', 'LeaveAndComplete'],
] as const) {
  test(`"${button}" is there when it is offered`, async ({ desk }) => {
    await play(desk, 'monitor', { extraCapabilities: [operationName] }, async ({ page, asked }) => {
      await page.getByRole('button', { name: button, exact: true }).click();
      await expect(sessionOptions(page).first()).toHaveAccessibleName(/ended/i);
      expect(asked()).toEqual([{ operationName }]);
    });
  });
}

test('typing is told to those who would read it: a coach types for the agent alone', async ({ desk }) => {
  await play(desk, 'coach', {}, async ({ page, asked }) => {
    await page.getByRole('textbox', { name: 'Message to the agent' }).pressSequentially('Offer');
    await expect.poll(asked).toEqual([{ operationName: 'SendStartTypingToAgentsNotification' }]);
    await page.getByRole('textbox', { name: 'Message to the agent' }).fill('');
    await expect
      .poll(asked)
      .toEqual([
        { operationName: 'SendStartTypingToAgentsNotification' },
        { operationName: 'SendStopTypingToAgentsNotification' },
      ]);
  });
});

test('in Barge in, typing to everyone is told to everyone', async ({ desk }) => {
  await play(desk, 'barge-in', {}, async ({ page, asked }) => {
    await page.getByRole('textbox', { name: 'Message to everyone' }).pressSequentially('Hi');
    await expect.poll(asked).toEqual([{ operationName: 'SendStartTypingNotification' }]);
    await page.getByRole('textbox', { name: 'Message to everyone' }).press('Enter');
    await expect.poll(asked).toContainEqual({ operationName: 'SendMessage', text: 'Hi' });
    await expect.poll(asked).toContainEqual({ operationName: 'SendStopTypingNotification' });
  });
});

test('somebody is brought in through the directory, and a later failure reaches the dialog', async ({
  desk,
}) => {
  await play(desk, 'barge-in', {}, async ({ gws, page, asked }) => {
    gws.faults.failLater({ operationName: 'Invite', errorMessage: 'Nobody answers there' });
    await page.getByRole('button', { name: 'Bring in…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bring somebody in' });
    await dialog.getByRole('radio', { name: 'Invite' }).check();
    await dialog.getByLabel('Search people and queues').fill('okafor');
    await dialog.getByRole('option', { name: /Ben Okafor/ }).click();
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Nobody answers there');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('region', { name: 'Session details' })).toContainText('Ben Okafor');
    expect(asked()).toHaveLength(2);
    expect(asked()[1]).toMatchObject({ operationName: 'Invite' });
  });
});

test('a link is shown as text, and opened only after its host has been shown', async ({ desk }) => {
  await play(desk, 'monitor', {}, async ({ page }) => {
    expect(await page.locator('a[href]').count()).toBe(0);
    await desk.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      // eslint-disable-next-line project/open-links-in-one-place -- replaced, so that no browser opens during the test
      shell.openExternal = (url) => {
        opened.push(url);
        return Promise.resolve();
      };
    });
    await transcript(page).getByText('https://tracking.example.com/1').click();
    const dialog = page.getByRole('dialog', { name: 'Open this link?' });
    await expect(dialog).toContainText('tracking.example.com');
    await dialog.getByRole('button', { name: 'Open in the browser' }).click();
    const opened = (): Promise<unknown> =>
      desk.app.evaluate(() => (globalThis as { opened?: string[] }).opened);
    await expect.poll(opened).toEqual(['https://tracking.example.com/1']);
  });
});

test('attached data is added, edited and deleted, and a disposition set', async ({ desk }) => {
  await play(desk, 'monitor', {}, async ({ page, asked }) => {
    const details = page.getByRole('region', { name: 'Session details' });
    await details.getByRole('button', { name: 'Add data' }).click();
    await details.getByLabel('Key').fill('Subject');
    await details.getByLabel('Value').fill('Other');
    await details.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(details.getByRole('alert')).toBeVisible();
    await expect(details.getByLabel('Value')).toHaveValue('Other');
    await details.getByLabel('Key').fill('Order');
    await details.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(details.getByRole('row', { name: /Order/ })).toContainText('Other');

    const row = details.getByRole('row', { name: /Order/ });
    await row.getByRole('button', { name: 'Edit' }).click();
    await row.getByLabel('Value').fill('A-10452');
    await row.getByRole('button', { name: 'Save' }).click();
    await expect(row).toContainText('A-10452');
    await row.getByRole('button', { name: 'Delete' }).click();
    await row
      .getByRole('group', { name: 'Delete this entry?' })
      .getByRole('button', { name: 'Delete' })
      .click();
    await expect(row).toHaveCount(0);

    await details.getByLabel('Disposition').selectOption({ index: 1 });
    await details.getByRole('button', { name: 'Set' }).click();
    await expect.poll(() => asked().length).toBe(4);
    expect(asked()).toEqual([
      { operationName: 'AttachUserData', userData: { Order: 'Other' } },
      { operationName: 'UpdateUserData', userData: { Order: 'A-10452' } },
      { operationName: 'DeleteUserData', keys: ['Order'] },
      { operationName: 'SetDisposition', disposition: expect.any(String) as unknown },
    ]);
  });
});

test('a link and a notice are sent where they are offered', async ({ desk }) => {
  const extraCapabilities = ['SendUrl', 'SendCustomNotice', 'SendCustomNoticeToAgents'];
  await play(desk, 'barge-in', { extraCapabilities }, async ({ page, session, asked }) => {
    await page.getByRole('button', { name: 'Send a link' }).click();
    await page.getByRole('textbox', { name: 'Link to everyone' }).fill('https://help.example.com/refund');
    await page.getByRole('textbox', { name: 'Link to everyone' }).press('Enter');
    await expect(transcript(page)).toContainText('https://help.example.com/refund');
    await page.getByRole('button', { name: 'Back to the message' }).click();
    await page.getByRole('button', { name: 'Send a notice', exact: true }).click();
    await page.getByRole('textbox', { name: 'Notice to everyone' }).fill('We close at six.');
    await page.getByRole('textbox', { name: 'Notice to everyone' }).press('Enter');
    await expect(transcript(page)).toContainText('We close at six.');
    const types = session.messages.slice(-2).map((line) => line.type);
    expect(types).toEqual(['PushUrl', 'CustomNotice']);
    const sent = asked().filter((body) => !JSON.stringify(body).includes('Typing'));
    expect(sent).toEqual([
      { operationName: 'SendUrl', url: 'https://help.example.com/refund' },
      { operationName: 'SendCustomNotice', noticeText: 'We close at six.' },
    ]);
  });
});

test('what is not offered is not there', async ({ desk }) => {
  await play(desk, 'monitor', {}, async ({ page, gws, session }) => {
    await expect(page.getByRole('button', { name: 'Complete' })).toHaveCount(0);
    gws.notifyRaw('sam', {
      messageType: 'SMSsessionStateChangeMessage',
      notificationType: 'StatusChange',
      smssession: { id: session.id, state: 'Hibernating', capabilities: [] },
    });
    await expect(page.getByRole('button', { name: 'Bring in…' })).toHaveCount(0);
    await expect(page.getByText(/state that this app does not know/)).toBeVisible();
    await expect(transcript(page)).toContainText('tracking.example.com');
  });
});

test('somebody is consulted, sent away again, and given the session', async ({ desk }) => {
  await play(desk, 'barge-in', {}, async ({ page, session, asked }) => {
    const details = page.getByRole('region', { name: 'Session details' });
    const bringIn = async (way: string): Promise<void> => {
      await page.getByRole('button', { name: 'Bring in…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Bring somebody in' });
      await dialog.getByRole('radio', { name: way }).check();
      await dialog.getByLabel('Search people and queues').fill('okafor');
      await dialog.getByRole('option', { name: /Ben Okafor/ }).click();
      await dialog.getByRole('button', { name: way }).click();
      await expect(dialog).toBeHidden();
    };
    await bringIn('Consult');
    await expect(details).toContainText('Ben Okafor');
    await page.getByRole('button', { name: 'End consultation' }).click();
    await expect(details).not.toContainText('Ben Okafor');
    await bringIn('Transfer');
    await expect(sessionOptions(page).first()).toHaveAccessibleName(/ended/i);
    expect(session.modeOf('sam')).toBeUndefined();
    const targetUri = expect.stringContaining('/api/v2/') as unknown;
    expect(asked()).toEqual([
      { operationName: 'Consult', targetUri },
      { operationName: 'CancelConsult' },
      { operationName: 'Transfer', targetUri },
    ]);
  });
});

test('an invitation is rejected', async ({ desk }) => {
  const gws = await startSimulator({ dialect: { arrivesAs: 'Invited' } });
  gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  try {
    const page = await desk.start();
    await signIn(page, { server: gws.url });
    await sessionOptions(page).first().click();
    await page.getByRole('button', { name: 'Reject' }).click();
    await expect(sessionOptions(page).first()).toHaveAccessibleName(/ended/i);
    expect(gws.requests.operations('Reject').map(({ body }) => body)).toEqual([{ operationName: 'Reject' }]);
  } finally {
    await desk.quit();
    await gws.stop();
  }
});
