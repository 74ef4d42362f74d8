import { expect, test } from 'vitest';
import { createHealth } from './health.js';

test('ready without checks, and while all are fine', () => {
  const health = createHealth();
  expect(health.ready()).toEqual({ ready: true, reasons: {} });
  health.addCheck('nats', () => undefined);
  expect(health.ready()).toEqual({ ready: true, reasons: {} });
});

test('every failing check gives its reason, and recovers by itself', () => {
  let nats: string | undefined = 'reconnecting';
  const health = createHealth();
  health.addCheck('nats', () => nats);
  health.addCheck('store', () => 'no primary');
  expect(health.ready()).toEqual({ ready: false, reasons: { nats: 'reconnecting', store: 'no primary' } });
  nats = undefined;
  expect(health.ready()).toEqual({ ready: false, reasons: { store: 'no primary' } });
});

test('a check that throws counts as failed and tells nothing else', () => {
  const health = createHealth();
  health.addCheck('store', () => {
    throw new Error('rahasia');
  });
  expect(health.ready()).toEqual({ ready: false, reasons: { store: 'the check itself failed' } });
});

test('stopping is for good', () => {
  const health = createHealth();
  health.setStopping();
  expect(health.ready()).toEqual({ ready: false, reasons: { shutdown: 'stopping' } });
});
