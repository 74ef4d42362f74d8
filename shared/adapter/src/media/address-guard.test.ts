import { describe, expect, it } from 'vitest';
import { checkLiteral, guardedLookup, isPublicAddress } from './address-guard.js';

const forbidden = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '192.0.0.192',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:8.8.8.8',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::a00:1',
  '2002:7f00:1::',
  '2001::1',
  '2001:db8::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '100::1',
  '',
  'localhost',
  'not an address',
];

describe('isPublicAddress', () => {
  it.each(forbidden)('refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '104.16.1.1', '2606:4700::1111', '2404:6800:4003::200e'])('takes %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('checkLiteral', () => {
  it.each([
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://0/',
    'http://①②⑦.⓪.⓪.①/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[0:0:0:0:0:ffff:7f00:1]/',
  ])('refuses the host of %s', (url) => {
    expect(() => checkLiteral(new URL(url).hostname)).toThrow(
      expect.objectContaining({ code: 'KANAL_MEDIA_FORBIDDEN' }),
    );
  });

  it('leaves names to the look-up', () => {
    expect(() => checkLiteral('files.example')).not.toThrow();
  });
});

describe('guardedLookup', () => {
  const lookedUp = (all: { address: string; family: number }[]) =>
    new Promise((resolve, reject) => {
      const lookup = guardedLookup((_hostname, _options, callback) => callback(null, all));
      lookup('files.example', { all: true }, (error, address) => (error ? reject(error) : resolve(address)));
    });

  it('passes public addresses on as they are', async () => {
    const addresses = [{ address: '8.8.8.8', family: 4 }];
    expect(await lookedUp(addresses)).toEqual(addresses);
  });

  it('refuses a name with one private address among public ones', async () => {
    const addresses = [
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    await expect(lookedUp(addresses)).rejects.toMatchObject({ code: 'KANAL_MEDIA_FORBIDDEN' });
  });

  it('refuses a name without addresses', async () => {
    await expect(lookedUp([])).rejects.toMatchObject({ code: 'KANAL_MEDIA_FORBIDDEN' });
  });
});
