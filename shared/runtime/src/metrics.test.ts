import { register } from 'prom-client';
import { expect, test } from 'vitest';
import { Counter, createMetrics } from './metrics.js';

test('own metrics and the defaults carry the service, and registries do not mix', async () => {
  const sms = createMetrics('sms');
  const router = createMetrics('router');
  const counter = new Counter({
    name: 'kanal_webhooks_total',
    help: 'Webhooks.',
    labelNames: ['outcome'],
    registers: [sms.registry],
  });
  counter.inc({ outcome: 'accepted' });

  const text = await sms.registry.metrics();
  expect(text).toContain('kanal_webhooks_total{outcome="accepted",service="sms"} 1');
  expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds\{service="sms"\}/);
  expect(await router.registry.metrics()).not.toContain('kanal_webhooks_total');
  expect(await register.metrics()).toBe('\n');
});
