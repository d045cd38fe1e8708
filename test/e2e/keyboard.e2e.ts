/** The whole main job with the keyboard alone. */
import {
  expect,
  expectMode,
  modeGroup,
  modeRadio,
  openSession,
  operationsOf,
  test,
  transcript,
} from './supervisor-desk.ts';

test('sign in, open a session, switch and write without a mouse', async ({ gws, desk }) => {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  session.customerSays('Where is my parcel?');
  const page = await desk.start();
  const { keyboard } = page;
  await page.getByRole('textbox', { name: 'Server address' }).focus();
  await keyboard.type(gws.url);
  await keyboard.press('Tab');
  await keyboard.type('sam');
  await keyboard.press('Tab');
  await keyboard.type('demo');
  await keyboard.press('Enter');

  const list = page.getByRole('listbox', { name: 'SMS sessions' });
  await expect(list.getByRole('option')).toHaveCount(1);
  while (!(await list.evaluate((element) => element.contains(document.activeElement)))) {
    await keyboard.press('Tab');
  }
  await keyboard.press('ArrowDown');
  await keyboard.press('Home');
  await keyboard.press('Enter');
  await expect(transcript(page)).toContainText('Where is my parcel?');

  await keyboard.press('F6');
  while (!(await modeGroup(page).evaluate((element) => element.contains(document.activeElement)))) {
    await keyboard.press('Tab');
  }
  await keyboard.press('ArrowRight');
  await expect(modeRadio(page, 'Coach')).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(modeRadio(page, 'Barge in')).toBeFocused();
  // Passing by a mode does not choose it.
  expect(operationsOf(gws)).toEqual([]);
  await keyboard.press('ArrowLeft');
  await keyboard.press('Space');
  await expectMode(page, 'Coach');

  await page.getByRole('textbox', { name: 'Message to the agent' }).focus();
  await keyboard.type('Offer a refund.');
  await keyboard.press('Enter');
  await expect(transcript(page)).toContainText('Offer a refund.');
});

test('each mode has a shortcut', async ({ gws, desk }) => {
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'coach' }] });
  session.customerSays('Hello');
  const page = await openSession(desk, gws, session);
  await page.keyboard.press('ControlOrMeta+1');
  await expectMode(page, 'Monitor');
  await page.keyboard.press('ControlOrMeta+2');
  await expectMode(page, 'Coach');
  await page.keyboard.press('ControlOrMeta+3');
  const dialog = page.getByRole('dialog', { name: 'Barge in?' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expectMode(page, 'Coach');
  await page.keyboard.press('ControlOrMeta+3');
  await dialog.getByRole('button', { name: 'Barge in' }).press('Enter');
  await expectMode(page, 'Barge in');
});
