import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createHealth } from './health.js';
import { createLog } from './log.js';
import { createShutdown } from './shutdown.js';

function setUp(timeoutMs = 5_000) {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({
    service: 'test',
    level: 'info',
    destination: { write: (line) => lines.push(JSON.parse(line)) },
  });
  const health = createHealth();
  const signals = new EventEmitter();
  const exits: number[] = [];
  let onExit: (code: number) => void = () => {};
  const exited = new Promise<number>((resolve) => {
    onExit = resolve;
  });
  const exit = (code: number) => {
    exits.push(code);
    onExit(code);
  };
  const shutdown = createShutdown({ log, health, timeoutMs, exit, signals });
  return { shutdown, health, signals, exits, exited, lines, events: () => lines.map((line) => line['msg']) };
}

const never = () => new Promise<void>(() => {});

test.each(['SIGTERM', 'SIGINT'])(
  '%s runs the phases in order, whatever the order of adding, and exits 0',
  async (signal) => {
    const { shutdown, health, signals, exited, lines } = setUp();
    const order: string[] = [];
    const step = (name: string) => async () => {
      order.push(`${name} begins, ready: ${health.ready().ready}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(`${name} ends`);
    };
    for (const phase of ['telemetry', 'store', 'ingress', 'bus', 'consumers'] as const) {
      shutdown.add(phase, phase, step(phase));
    }
    signals.emit(signal, signal);

    expect(await exited).toBe(0);
    expect(order).toEqual(
      ['ingress', 'consumers', 'bus', 'store', 'telemetry'].flatMap((phase) => [
        `${phase} begins, ready: false`,
        `${phase} ends`,
      ]),
    );
    expect(lines.filter((line) => line['msg'] === 'shutdown.step-done')).toHaveLength(5);
    expect(lines[1]).toMatchObject({ phase: 'ingress', step: 'ingress', durationMs: expect.any(Number) });
  },
);

test('steps of one phase run side by side', async () => {
  const { shutdown, exits } = setUp();
  let release = () => {};
  shutdown.add('bus', 'waits for the other', () => new Promise((resolve) => (release = resolve)));
  shutdown.add('bus', 'the other', () => release());
  await shutdown.stop('test');
  expect(exits).toEqual([0]);
});

test.each([
  ['rejects', () => Promise.reject(new Error('broken'))],
  [
    'throws',
    () => {
      throw new Error('broken');
    },
  ],
])('a step that %s is logged, stops nothing, and makes the exit code 1', async (_, step) => {
  const { shutdown, exits, lines } = setUp();
  let isStoreClosed = false;
  shutdown.add('ingress', 'server', step);
  shutdown.add('store', 'mongodb', () => {
    isStoreClosed = true;
  });
  await shutdown.stop('test');
  expect(isStoreClosed).toBe(true);
  expect(exits).toEqual([1]);
  expect(lines).toContainEqual(
    expect.objectContaining({
      msg: 'shutdown.step-failed',
      step: 'server',
      err: expect.objectContaining({ message: 'broken' }),
    }),
  );
});

test('a step that hangs is named and ended at the time limit with 1', async () => {
  const { shutdown, exited, lines } = setUp(30);
  shutdown.add('consumers', 'hanging', never);
  void shutdown.stop('test');
  expect(await exited).toBe(1);
  expect(lines.at(-1)).toMatchObject({ msg: 'shutdown.timed-out', unfinished: ['hanging'] });
});

test('the time limit is over when the stop is', async () => {
  const { shutdown, exits } = setUp(20);
  await shutdown.stop('test');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(exits).toEqual([0]);
});

test('a second signal exits with 1 at once', async () => {
  const { shutdown, signals, exits, events } = setUp();
  shutdown.add('consumers', 'hanging', never);
  signals.emit('SIGTERM', 'SIGTERM');
  expect(exits).toEqual([]);
  signals.emit('SIGINT', 'SIGINT');
  expect(exits).toEqual([1]);
  expect(events().at(-1)).toBe('shutdown.forced');
});

test('stopping twice runs each step once', async () => {
  const { shutdown, exits } = setUp();
  let runs = 0;
  shutdown.add('bus', 'nats', () => {
    runs++;
  });
  await Promise.all([shutdown.stop('a'), shutdown.stop('b')]);
  expect([runs, exits]).toEqual([1, [0]]);
});

test.each(['uncaughtException', 'unhandledRejection'])(
  '%s is logged and exits with 1 without any step',
  (event) => {
    const { shutdown, signals, exits, lines } = setUp();
    let hasRun = false;
    shutdown.add('ingress', 'server', () => {
      hasRun = true;
    });
    signals.emit(event, new Error('no route to +6281234567890'));
    expect([exits, hasRun]).toEqual([[1], false]);
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'fatal',
        msg: 'process.crash',
        err: expect.objectContaining({ message: 'no route to [phone]' }),
      }),
    ]);
  },
);
