/** R24: the main process follows the time zone of the computer. That Chromium tells of it is seen in a real window: machine.e2e.ts. */
import { expect, it } from 'vitest';
import { followTimeZone } from '#main/clock/time-zone.ts';

/** An environment that notes what is done to `TZ`, as the real one tells V8. */
function noteChanges(TZ?: string) {
  const changes: (string | null)[] = [];
  const env = new Proxy<NodeJS.ProcessEnv>(TZ === undefined ? {} : { TZ }, {
    set: (target, name, value: string) => changes.push(value) > 0 && Reflect.set(target, name, value),
    deleteProperty: (target, name) => changes.push(null) > 0 && Reflect.deleteProperty(target, name),
  });
  return { env, changes };
}

it.each([
  [undefined, null],
  ['Europe/Berlin', 'Europe/Berlin'],
])('R24: with TZ=%s V8 is made to look again once for each change, and TZ stays', (TZ, touched) => {
  let zone = 'Europe/Berlin';
  const { env, changes } = noteChanges(TZ);
  const look = followTimeZone(env, () => zone);
  look();
  look();
  expect(changes).toEqual([]);
  zone = 'Asia/Kathmandu';
  look();
  look();
  expect(changes).toEqual([touched]);
  zone = 'UTC';
  look();
  look();
  expect(changes).toEqual([touched, touched]);
  expect(env['TZ']).toBe(TZ);
});

it.each([
  [':/etc/localtime', undefined],
  ['/etc/localtime', undefined],
  [':America/New_York', ':America/New_York'],
])('R24: TZ=%s is no zone of its own when it names the file that counts anyway', (TZ, left) => {
  const { env } = noteChanges(TZ);
  followTimeZone(env, () => 'UTC');
  expect(env['TZ']).toBe(left);
});

it('R24: what is touched is what V8 listens to', () => {
  const own = process.env['TZ'];
  const hourNow = (): number => new Date(0).getHours();
  try {
    process.env['TZ'] = 'Asia/Tokyo';
    expect(hourNow()).toBe(9);
    process.env['TZ'] = 'America/New_York';
    expect(hourNow()).toBe(19);
  } finally {
    if (own === undefined) delete process.env['TZ'];
    else process.env['TZ'] = own;
  }
});
