import { expect, test } from 'vitest';
import { aCloudApiAdapter } from './fixtures/a-cloud-api-adapter.js';

test('a number sends at its own rate, and one person gets a message in six seconds', () => {
  const { rates } = aCloudApiAdapter({ messagesPerSecond: 20 });
  expect(rates.account).toEqual({ perSecond: 20, burst: 20 });
  expect(rates.recipient.burst).toBe(1);
  expect(1 / rates.recipient.perSecond).toBeCloseTo(6);
});
