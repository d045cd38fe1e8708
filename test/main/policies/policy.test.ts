/** S20: policies are read with suspicion, and win over what a person has chosen. */
import { describe, expect, it } from 'vitest';
import { managedBy, readPolicy, requireOffered, underPolicy } from '../../../main/policies/policy.ts';
import { DEFAULT_SETTINGS } from '../../../preload/default-settings.ts';

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

describe('reading', () => {
  it('takes each entry in every way that systems write it', () => {
    const { policy, notUnderstood } = readPolicy(WRITTEN);
    expect(notUnderstood).toEqual([]);
    expect(policy).toEqual({
      servers: ['https://gws.example.com', 'https://other.example.com'],
      staySignedIn: false,
      alertsAllowed: true,
      previewText: false,
      updatesOn: false,
      updateFeed: 'https://updates.example.com/sms-supervisor',
      updateChannel: 'beta',
      logLevel: 'warn',
    });
    expect(managedBy(policy)).toEqual({
      names: Object.keys(WRITTEN),
      servers: policy.servers,
      alertsAllowed: true,
    });
  });

  it.each([
    ['servers', 'https://gws.example.com'],
    ['servers', []],
    ['servers', ['not an address']],
    ['staySignedIn', 'perhaps'],
    ['updatesOn', 2],
    ['updateFeed', 'file:///tmp/updates'],
    ['updateFeed', 'javascript:alert(1)'],
    ['updateChannel', 'nightly'],
    ['logLevel', 'everything'],
    ['previewText', null],
  ])('S20: %s as %j counts as not said, and is named', (name, value) => {
    const { policy, notUnderstood } = readPolicy({ ...WRITTEN, [name]: value });
    expect(notUnderstood).toEqual([name]);
    expect(Object.keys(policy)).not.toContain(name);
    expect(Object.keys(policy)).toHaveLength(Object.keys(WRITTEN).length - 1);
  });

  it('S20: leaves alone what it does not know, and what is not its own', () => {
    const written = JSON.parse('{"__proto__": {"updatesOn": false}, "later": 1}') as Record<string, unknown>;
    expect(readPolicy(written)).toEqual({ policy: {}, notUnderstood: [] });
  });
});

describe('ruling', () => {
  it('wins over what was chosen, and says nothing of the rest', () => {
    const chosen = { ...DEFAULT_SETTINGS, nickname: 'Sam', launchAtLogin: true };
    const { policy } = readPolicy(WRITTEN);
    expect(underPolicy(chosen, policy)).toEqual({
      ...chosen,
      alerts: { ...chosen.alerts, previewText: false },
      updatesOn: false,
      updateChannel: 'beta',
    });
    expect(underPolicy(chosen, {})).toEqual(chosen);
  });

  it('offers the named servers and no other', () => {
    const { policy } = readPolicy(WRITTEN);
    expect(() => requireOffered(policy, 'https://gws.example.com')).not.toThrow();
    expect(() => requireOffered(policy, 'https://evil.example.com')).toThrow('server-not-offered');
    expect(() => requireOffered({}, 'https://anywhere.example.com')).not.toThrow();
  });
});
