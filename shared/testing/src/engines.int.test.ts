import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startOwnMongo, startOwnNats } from './own-engine.js';
import { testDatabase } from './test-database.js';
import { testNats } from './test-nats.js';

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

describe('engines for tests', () => {
  it('gives every caller another account and another database', () => {
    expect(testNats().user).not.toBe(testNats().user);
    expect(testDatabase().database).not.toBe(testDatabase().database);
  });

  it('runs the servers it names', async () => {
    expect(await accepts(Number(new URL(testNats().url).port))).toBe(true);
    expect(await accepts(Number(new URL(testDatabase().uri).port))).toBe(true);
  });

  it.each([
    ['NATS', startOwnNats, 'url'],
    ['MongoDB-wire', startOwnMongo, 'uri'],
  ] as const)('kills and restarts a %s server of its own at the same port', async (_name, start, where) => {
    const engine = await start();
    try {
      const port = Number(new URL((engine as unknown as Record<string, string>)[where] ?? '').port);
      const pid = engine.pid;
      await engine.kill();
      expect(await accepts(port)).toBe(false);
      await engine.restart();
      expect(await accepts(port)).toBe(true);
      expect(engine.pid).not.toBe(pid);
    } finally {
      await engine.remove();
    }
  });
});
