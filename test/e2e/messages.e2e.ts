/** Reading and writing: who reads what I write, and that what others write is shown once, in order, and literally. */
import type { Simulator } from '#test/gws-simulator/index.ts';
import {
  connectionStatus,
  expect,
  expectMode,
  modeRadio,
  openSession,
  operationsOf,
  sessionOptions,
  test,
  textsSent,
  transcript,
} from './supervisor-desk.ts';

function startSession(gws: Simulator, mode: 'monitor' | 'coach' | 'barge-in') {
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: 'Maria López' },
    supervisors: [{ user: 'sam', mode }],
  });
  session.customerSays('Where is my parcel?');
  return session;
}

test('in Coach a text goes to the agent alone', async ({ gws, desk }) => {
  const session = startSession(gws, 'coach');
  const page = await openSession(desk, gws, session);
  await expect(page.getByRole('textbox', { name: 'Message to everyone' })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Message to the agent' }).fill('Offer a refund.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(transcript(page)).toContainText('Offer a refund.');
  await expect(page.getByRole('textbox', { name: 'Message to the agent' })).toHaveValue('');
  expect(textsSent(gws)).toEqual([{ operationName: 'SendToAgents', text: 'Offer a refund.' }]);
  expect(session.messages.at(-1)).toMatchObject({ text: 'Offer a refund.', visibility: 'Agents' });
});

test('in Barge in everyone and the agent have a field each', async ({ gws, desk }) => {
  const page = await openSession(desk, gws, startSession(gws, 'barge-in'));
  await page.getByRole('textbox', { name: 'Message to everyone' }).fill('Hello, I am the supervisor.');
  await page.getByRole('textbox', { name: 'Message to everyone' }).press('Enter');
  await expect(transcript(page)).toContainText('Hello, I am the supervisor.');
  await page.getByRole('textbox', { name: 'Message to the agent' }).fill('Let me take this one.');
  await page.getByRole('textbox', { name: 'Message to the agent' }).press('Enter');
  await expect(transcript(page)).toContainText('Let me take this one.');
  expect(textsSent(gws)).toEqual([
    { operationName: 'SendMessage', text: 'Hello, I am the supervisor.' },
    { operationName: 'SendToAgents', text: 'Let me take this one.' },
  ]);
});

test('in Monitor there is no way to write, not even around the screen', async ({ gws, desk }) => {
  const session = startSession(gws, 'monitor');
  const page = await openSession(desk, gws, session);
  await expectMode(page, 'Monitor');
  await expect(page.getByRole('textbox', { name: /Message to/ })).toHaveCount(0);
  const reply = await page.evaluate(
    (sessionId) => window.smsSupervisor?.sendMessage({ sessionId, to: 'everyone', text: 'Unseen?' }),
    session.id,
  );
  expect(reply).toMatchObject({ ok: false, error: { code: 'message-not-allowed-in-mode' } });
  expect(operationsOf(gws)).toEqual([]);
});

test('a message that failed stays in the field with the reason, and a draft never changes its readers', async ({
  gws,
  desk,
}) => {
  const page = await openSession(desk, gws, startSession(gws, 'coach'));
  gws.faults.refuseNext({ operationName: 'SendToAgents', httpStatus: 500, statusCode: 4 });
  const field = page.getByRole('textbox', { name: 'Message to the agent' });
  await field.fill('Offer a refund.');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(field).toHaveValue('Offer a refund.');
  await modeRadio(page, 'Barge in').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Barge in' }).click();
  await expectMode(page, 'Barge in');
  await expect(page.getByRole('textbox', { name: 'Message to everyone' })).toHaveValue('');
  await expect(page.getByRole('textbox', { name: 'Message to the agent' })).toHaveValue('Offer a refund.');
});

test('a text whose answer is lost is not known at first, and then sent or not sent, and never sent twice', async ({
  gws,
  desk,
}) => {
  const session = startSession(gws, 'barge-in');
  const page = await openSession(desk, gws, session);
  const field = page.getByRole('textbox', { name: 'Message to everyone' });
  const form = page.getByRole('form', { name: 'Message to everyone' });

  gws.faults.loseAnswer({ operationName: 'SendMessage', carriedOut: false, answer: '502' });
  await field.fill('On its way.');
  await field.press('Enter');
  await expect(form.getByRole('alert')).toContainText('It is not known whether this message was sent.');
  await field.press('Enter');
  await page.reload();
  await expect(form.getByRole('alert')).toContainText('It is not known whether this message was sent.');
  await expect(form.getByRole('alert')).toContainText('was not sent', { timeout: 30_000 });
  await expect(field).toHaveValue('On its way.');
  expect(textsSent(gws)).toHaveLength(1);

  gws.faults.loseAnswer({
    operationName: 'SendMessage',
    carriedOut: true,
    carriedOutAfter: 3000,
    answer: '502',
  });
  await form.getByRole('button', { name: 'Send again' }).click();
  await expect(form.getByRole('alert')).toContainText('It is not known whether this message was sent.');
  await expect(field).toHaveValue('');
  await expect(form.getByRole('alert')).toHaveCount(0);
  await expect(transcript(page).getByText('On its way.')).toHaveCount(1);
  expect(textsSent(gws)).toHaveLength(2);
});

test('the transcript is live: texts, typing, joins, leaves, links, notices', async ({ gws, desk }) => {
  const session = startSession(gws, 'monitor');
  const page = await openSession(desk, gws, session);
  session.customerStartsTyping('I would');
  await expect(page.getByText(/Maria López is typing/)).toBeVisible();
  session.customerSays('I would like it today. 🚚');
  await expect(transcript(page)).toContainText('I would like it today. 🚚');
  await expect(page.getByText(/is typing/)).toHaveCount(0);
  session.pushUrl('https://tracking.example.com/1');
  await expect(transcript(page)).toContainText('https://tracking.example.com/1');
  session.agentSaysToAgents('Sam, can I refund?');
  await expect(transcript(page)).toContainText('Sam, can I refund?');
  session.supervisorJoins('sue', 'coach');
  await expect(transcript(page)).toContainText(/Sue.* joined — seen by agents/);
  session.customerLeaves();
  await expect(transcript(page)).toContainText('Maria López left');
});

test('a session that ends stays readable, marked as ended, without a composer', async ({ gws, desk }) => {
  const session = startSession(gws, 'coach');
  const page = await openSession(desk, gws, session);
  session.complete();
  await expect(sessionOptions(page).first()).toHaveAccessibleName(/ended/i);
  await expect(page.getByRole('textbox', { name: /Message to/ })).toHaveCount(0);
  await expect(transcript(page)).toContainText('Where is my parcel?');
});

test('leaving a session ends it here and lets it go on there', async ({ gws, desk }) => {
  const session = startSession(gws, 'monitor');
  const page = await openSession(desk, gws, session);
  await page.getByRole('button', { name: 'Leave session' }).click();
  await expect(sessionOptions(page).first()).toHaveAccessibleName(/ended/i);
  expect(session.modeOf('sam')).toBeUndefined();
  expect(operationsOf(gws).map((request) => request.operationName)).toEqual(['Leave']);
});

test('after a server restart every message is there, once', async ({ gws, desk }) => {
  const session = startSession(gws, 'monitor');
  const page = await openSession(desk, gws, session);
  await gws.restart({
    downForMs: 1000,
    meanwhile: () => {
      session.customerSays('Said while the server was away.');
    },
  });
  await expect(connectionStatus(page)).toContainText('Reconnecting…');
  await expect(modeRadio(page, 'Coach')).toBeDisabled();
  await expect(connectionStatus(page)).toContainText('Connected', { timeout: 20_000 });
  session.agentSays('Said after it came back.');
  await expect(transcript(page)).toContainText('Said after it came back.');
  for (const { text } of session.messages.filter((line) => line.type === 'Text')) {
    await expect(transcript(page).getByText(text ?? '', { exact: true })).toHaveCount(1);
  }
});

const HOSTILE = [
  '<script>document.title="taken"</script>',
  '<img src=x onerror="document.title=\'taken\'">',
  '{{constructor.constructor("document.title=1")()}} ${7*7} {@html "<b>x</b>"}',
  'javascript:alert(1)',
  '\u202egnp.exe\u202c and z\u0361\u0334a\u0337\u0306l\u0336g\u0335o',
  'W'.repeat(600),
];

test('hostile texts and names are shown literally and run nothing', async ({ gws, desk }) => {
  const session = gws.world.startSession({
    agent: 'amy',
    customer: { nickname: '<b>Bold</b><img src=x onerror=document.title="taken">' },
    supervisors: [{ user: 'sam', mode: 'monitor' }],
    userData: { '<i>key</i>': '<script>document.title="taken"</script>' },
  });
  session.customerSays('first');
  const page = await openSession(desk, gws, session);
  const title = await page.title();
  for (const text of HOSTILE) session.customerSays(text);
  for (const text of HOSTILE) await expect(transcript(page).getByText(text, { exact: true })).toBeVisible();
  await expect(sessionOptions(page).first()).toContainText('<b>Bold</b>');
  await expect(page.getByRole('region', { name: 'Session details' })).toContainText('<i>key</i>');
  expect(await page.title()).toBe(title);
  expect(await page.locator('b, i, img[src=x], main script').count()).toBe(0);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
