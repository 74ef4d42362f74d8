import { describe, expect, it } from 'vitest';
import { parseOptions } from './options.js';

describe('parseOptions', () => {
  it('measures in full by default and briefly with --quick', () => {
    expect(parseOptions([])).toEqual({
      channel: 'sms',
      seconds: 8,
      rate: undefined,
      complaints: 6000,
      profile: undefined,
      withoutCallbacks: false,
      similar: false,
      decide: false,
      isQuick: false,
      minutes: 11,
      markdown: false,
    });
    expect(parseOptions(['--quick'])).toMatchObject({ seconds: 2, complaints: 1000 });
    expect(parseOptions(['--channel', 'smpp'])).toMatchObject({ seconds: 60, rate: 500 });
    expect(parseOptions(['--channel', 'smpp', '--quick'])).toMatchObject({ seconds: 5, rate: 50 });
    expect(parseOptions(['--quick', '--seconds', '5'])).toMatchObject({ seconds: 5, complaints: 1000 });
  });

  it.each([
    [['--seconds', '0']],
    [['--seconds', 'ten']],
    [['--rate', '1000000']],
    [['--profile', 'console']],
    [['--profile', 'whatsapp']],
    [['--channel', 'x']],
    [['--fast']],
    [['extra']],
  ])('refuses %j', (args) => {
    expect(() => parseOptions(args)).toThrow();
  });
});
