/** S20: policies are read with suspicion, and win over what a person has chosen. */
import { describe, expect, it } from 'vitest';
import { checkPolicy } from '#main/policies/check-policy.ts';
import { loadPolicy } from '#main/policies/load-policy.ts';
import { parseEntries } from '#main/policies/parse-entries.ts';
import type { PolicyReading } from '#main/policies/policy.ts';
import { CLOSED_POLICY, managedBy, readPolicy, requireOffered, underPolicy } from '#main/policies/policy.ts';
import { policyFailure, requireAnyServer } from '#main/policies/policy-failure.ts';
import { describeProblem, PolicyUnreadable } from '#main/policies/written-entry.ts';
import { DEFAULT_SETTINGS } from '#preload/model/default-settings.ts';

const WRITTEN = {
  servers: ['gws.example.com', 'https://other.example.com/api/v2'],
  staySignedIn: 0,
  alertsAllowed: '1',
  previewText: false,
  updatesOn: 'false',
  updateFeed: 'https://updates.example.com/sms-supervisor',
  updateChannel: 'beta',
  logLevel: 'warn',
};
const READ = {
  servers: ['https://gws.example.com', 'https://other.example.com'],
  staySignedIn: false,
  alertsAllowed: true,
  previewText: false,
  updatesOn: false,
  updateFeed: 'https://updates.example.com/sms-supervisor',
  updateChannel: 'beta',
  logLevel: 'warn',
};

const readText = (text: string): PolicyReading =>
  readPolicy({ place: 'policy.json', entries: parseEntries(text) });
const read = (written: object): PolicyReading => readText(JSON.stringify(written, null, 2));

describe('reading', () => {
  it('takes each entry in every way that systems write it', () => {
    const { policy, problems } = read(WRITTEN);
    expect(problems).toEqual([]);
    expect(policy).toEqual(READ);
    expect(managedBy(policy)).toEqual({
      names: Object.keys(WRITTEN),
      servers: policy.servers,
      alertsAllowed: true,
    });
  });

  it.each([
    ['servers', 'https://gws.example.com', { servers: [] }],
    ['servers', { 1: 'https://gws.example.com' }, { servers: [] }],
    ['servers', null, { servers: [] }],
    ['staySignedIn', 'perhaps', { staySignedIn: false }],
    ['alertsAllowed', [], { alertsAllowed: false }],
    ['updatesOn', 2, { updatesOn: false }],
    ['updateFeed', 'file:///tmp/updates', { updatesOn: false }],
    ['updateFeed', 'javascript:alert(1)', { updatesOn: false }],
    ['updateChannel', 'nightly', { updateChannel: 'stable' }],
    ['logLevel', 'everything', { logLevel: 'error' }],
    ['previewText', null, { previewText: false }],
  ])(
    'S20: %s as %j forbids what it could, is named with its line, and the others hold',
    (name, value, part) => {
      const { policy, problems } = read({ ...WRITTEN, [name]: value });
      const others = Object.fromEntries(Object.entries(READ).filter(([each]) => each !== name));
      expect(policy).toEqual({ ...others, ...part });
      expect(problems).toMatchObject([{ place: 'policy.json', entry: name }]);
      expect(problems[0]?.reason).toMatch(/^must be /);
      const lines = JSON.stringify({ ...WRITTEN, [name]: value }, null, 2).split('\n');
      expect(lines[(problems[0]?.line ?? 0) - 1]).toContain(`"${name}"`);
    },
  );

  it('S20: an address that is none is named, and the others of the list hold', () => {
    const { policy, problems } = read({ servers: ['https://a.example', 'not an address', 7, 'a.example'] });
    expect(policy).toEqual({ servers: ['https://a.example'] });
    expect(problems.map(describeProblem)).toEqual([
      'policy.json, line 2, servers: holds "not an address", which is no server address',
      'policy.json, line 2, servers: holds 7, which is no server address',
    ]);
  });

  it.each([[[]], [['not an address']]])('S20: a list of servers such as %j allows none', (servers) => {
    const { policy, problems } = read({ servers });
    expect(policy).toEqual({ servers: [] });
    expect(problems).toHaveLength(1);
  });

  it('S20: no password in an address is shown', () => {
    const { problems } = read({ servers: ['https://sam:canary@gws.example.com'] });
    expect(JSON.stringify(problems)).not.toContain('canary');
  });

  it.each([
    ['server', 'servers', { servers: [] }],
    ['Servers', 'servers', { servers: [] }],
    ['sevrers', 'servers', { servers: [] }],
    ['allowedServers', 'servers', { servers: [] }],
    ['_servers', 'servers', { servers: [] }],
    ['updateOn', 'updatesOn', { updatesOn: false }],
    ['stay-signed-in', 'staySignedIn', { staySignedIn: false }],
    ['alertAllowed', 'alertsAllowed', { alertsAllowed: false }],
    ['previewTexts', 'previewText', { previewText: false }],
    ['loglevel', 'logLevel', { logLevel: 'error' }],
  ])('S20: %s, a misspelt name, forbids what %s could, and is named with it', (name, nearest, part) => {
    const { policy, problems } = read({ [name]: ['https://a.example'] });
    expect(policy).toEqual(part);
    expect(problems.map(describeProblem)).toEqual([
      `policy.json, line 2, ${name}: is no name that this version knows; the nearest is ${nearest}`,
    ]);
  });

  it.each([
    ['hosts', ['https://a.example']],
    ['urls', ['a.example', ' HTTP://b.example']],
    ['policy', { servers: ['a.example'] }],
    ['policy', { server: 'https://a.example' }],
    ['data', { inner: { addresses: ['https://a.example'] } }],
  ])('S20: %s, a name like no other, forbids all servers when it holds some: %j', (name, value) => {
    const { policy, problems } = read({ [name]: value });
    expect(policy).toEqual({ servers: [] });
    expect(problems.map(describeProblem)).toEqual([
      `policy.json, line 2, ${name}: is no name that this version knows; the nearest is servers`,
    ]);
    expect(read({ [name]: value, servers: ['https://a.example'] }).policy).toEqual({
      servers: ['https://a.example'],
    });
  });

  it('S20: a misspelt name beside the right one is named, and the right one holds', () => {
    const { policy, problems } = read({ server: [], servers: ['https://a.example'] });
    expect(policy).toEqual({ servers: ['https://a.example'] });
    expect(problems).toHaveLength(1);
  });

  it('S20: a name like no other is named, and forbids nothing', () => {
    const { policy, problems } = readText('{"__proto__": {"updatesOn": false}, "quota": 1}');
    expect(policy).toEqual({});
    expect(problems.map(({ entry }) => entry)).toEqual(['__proto__', 'quota']);
  });

  it('S20: a name that stands there twice forbids what it could', () => {
    const { policy, problems } = readText(
      '{"servers": ["https://a.example"],\n"servers": ["https://b.example"]}',
    );
    expect(policy).toEqual({ servers: [] });
    expect(problems.map(({ line, reason }) => `${String(line)} ${reason}`)).toEqual([
      '1 stands there more than once',
      '2 stands there more than once',
    ]);
  });

  it('S20: what a bad feed forbids, no other entry takes back', () => {
    expect(read({ updateFeed: 'ftp://x', updatesOn: true }).policy).toEqual({ updatesOn: false });
    expect(read({ updatesOn: true, updateFeed: 'ftp://x' }).policy).toEqual({ updatesOn: false });
  });
});

describe('ruling', () => {
  it('wins over what was chosen, and says nothing of the rest', () => {
    const chosen = { ...DEFAULT_SETTINGS, nickname: 'Sam', launchAtLogin: true };
    const { policy } = read(WRITTEN);
    expect(underPolicy(chosen, policy)).toEqual({
      ...chosen,
      alerts: { ...chosen.alerts, previewText: false },
      updatesOn: false,
      updateChannel: 'beta',
    });
    expect(underPolicy(chosen, {})).toEqual(chosen);
  });

  it('offers the named servers and no other', () => {
    const { policy } = read(WRITTEN);
    expect(() => requireOffered(policy, 'https://gws.example.com')).not.toThrow();
    expect(() => requireOffered(policy, 'https://evil.example.com')).toThrow('server-not-offered');
    expect(() => requireOffered({}, 'https://anywhere.example.com')).not.toThrow();
    expect(() => requireAnyServer(policy, [])).not.toThrow();
  });

  it('S20: offers none where the list could not be read, and says why', () => {
    expect(() => requireOffered(CLOSED_POLICY, 'https://gws.example.com')).toThrow('server-not-offered');
    expect(() => requireAnyServer(CLOSED_POLICY, ['policy.json, line 3: is wrong'])).toThrow(
      expect.objectContaining({ code: 'policy-closed', serverSays: 'policy.json, line 3: is wrong' }),
    );
    expect(policyFailure(CLOSED_POLICY, ['one', 'two', 'three'])).toMatchObject({
      code: 'policy-closed',
      serverSays: 'one (and 2 more)',
    });
    expect(policyFailure({ updatesOn: false }, ['one'])).toMatchObject({ code: 'policy-not-read' });
  });
});

describe('--check-policy', () => {
  it('prints what holds, and that all is well', () => {
    const entries = parseEntries('{ "servers": ["a.example", "b.example"], "updatesOn": false }');
    const loaded = loadPolicy(() => ({ place: 'policy.json', written: { place: 'policy.json', entries } }));
    const { text, exitCode } = checkPolicy(loaded, '1.2.3');
    expect(exitCode).toBe(0);
    expect(text.split('\n').slice(0, 9)).toEqual([
      'SMS Supervisor 1.2.3',
      'Policy: policy.json',
      '',
      '  servers        https://a.example',
      '                 https://b.example',
      '  staySignedIn   not set',
      '  alertsAllowed  not set',
      '  previewText    not set',
      '  updatesOn      false',
    ]);
    expect(text).toContain('No problems.');
  });

  it('says that there is no policy', () => {
    const { text, exitCode } = checkPolicy(
      loadPolicy(() => ({ place: 'p.json', written: null })),
      '1.2.3',
    );
    expect(exitCode).toBe(0);
    expect(text).toContain('Policy: p.json (there is none)');
  });

  it('names every problem, with an exit code that scripts see', () => {
    const loaded = loadPolicy(() => {
      throw new PolicyUnreadable('policy.json', 'has a comma too many before }', 3);
    });
    const { text, exitCode } = checkPolicy(loaded, '1.2.3');
    expect(exitCode).toBe(1);
    expect(text).toContain('servers        none: nobody can sign in');
    expect(text).toContain('policy.json, line 3: has a comma too many before }');
  });
});
