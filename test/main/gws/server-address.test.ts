/** Server addresses as people write them. */
import { describe, expect, it } from 'vitest';
import { apiBase, readServerAddress } from '../../../main/gws/server-address.ts';

describe('readServerAddress', () => {
  it.each([
    ['gws.example.com', 'https://gws.example.com'],
    ['  https://gws.example.com/  ', 'https://gws.example.com'],
    ['http://10.0.0.5:8090/api/v2', 'http://10.0.0.5:8090'],
    ['https://gws.example.com/genesys/api/v2/', 'https://gws.example.com/genesys'],
    ['localhost:8090', 'https://localhost:8090'],
  ])('reads %s', (typed, server) => {
    expect(readServerAddress(typed)).toBe(server);
  });

  it.each([
    '',
    '   ',
    'ftp://gws.example.com',
    'https://',
    'https://user:secret@gws.example.com',
    'file:///etc',
  ])('refuses "%s"', (typed) => {
    expect(() => readServerAddress(typed)).toThrow('server-address-invalid');
  });
});

it('puts the API beneath the server', () => {
  expect(apiBase('https://gws.example.com/genesys')).toBe('https://gws.example.com/genesys/api/v2');
});
