import { describe, expect, it } from 'vitest';
import { createTerminal } from './terminal.js';

describe('the terminal', () => {
  it('shows the QR code, then the code beside it, each once, and that it is unofficial', () => {
    const written: string[] = [];
    const terminal = createTerminal((text) => written.push(text));
    terminal.opened('http://127.0.0.1:1/?token=x');
    const state = { state: 'pairing', sinceMs: 0 } as const;
    for (const secrets of [{ qr: 'a' }, { qr: 'a' }, { qr: 'a', code: 'ABCD1234' }])
      terminal.changed(state, secrets);
    terminal.changed({ state: 'open', sinceMs: 0 }, {});
    expect(written).toEqual([
      expect.stringMatching(/TIDAK RESMI[\s\S]*token=x/),
      expect.stringMatching(/█[\s\S]*Perangkat tertaut/),
      expect.stringContaining('ABCD-1234'),
      expect.stringContaining('Terhubung / Connected'),
    ]);
  });

  it('is silent where there is none', () => {
    expect(() => createTerminal(undefined).changed({ state: 'open', sinceMs: 0 }, { qr: 'a' })).not.toThrow();
  });
});
