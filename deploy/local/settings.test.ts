import { describe, expect, it } from 'vitest';
import { LaunchError } from './launch-error.mjs';
import { readSettings } from './settings.mjs';

const machine = { home: '/h', platform: 'linux', root: '/checkout' } as const;

describe('settings', () => {
  it('have defaults inside the checkout', () => {
    expect(readSettings({ env: {}, ...machine })).toEqual({
      root: '/checkout',
      dataDir: '/checkout/.kanal',
      logDir: '/checkout/.kanal/logs',
      cache: '/h/.cache/kanal',
      portBase: 17_080,
    });
  });

  it('come from the environment, and from a flag first', () => {
    const env = { KANAL_PORT_BASE: '18080', KANAL_DATA_DIR: '/data' };
    expect(readSettings({ env, ...machine })).toMatchObject({ dataDir: '/data', portBase: 18_080 });
    const args = ['--port-base', '19080', '--data', 'other'];
    expect(readSettings({ args, env, ...machine })).toMatchObject({
      dataDir: '/checkout/other',
      portBase: 19_080,
    });
  });

  it.each([
    ['a port base that is no number', ['--port-base', 'x'], /1024 to 65000/],
    ['a privileged port base', ['--port-base', '80'], /1024 to 65000/],
    ['a port base without room above', ['--port-base', '65530'], /1024 to 65000/],
    ['an unknown flag', ['--prot-base', '1'], /Usage: npm start/],
  ])('refuse %s', (_label, args, message) => {
    const read = () => readSettings({ args, env: {}, ...machine });
    expect(read).toThrow(LaunchError);
    expect(read).toThrow(message);
  });
});
