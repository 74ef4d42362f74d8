import { expect, it } from 'vitest';
import { countDeliveries, type DeliveryLine } from './read-deliveries.js';

const startMs = Date.UTC(2026, 10, 24, 3);
const line = (
  citizen: string,
  atMs: number,
  outcome: DeliveryLine['outcome'] | 'lost' | 'ok',
  part?: string,
): DeliveryLine => ({
  kind: 'webhook',
  provider: 'smpp',
  at: new Date(startMs + atMs).toISOString(),
  citizen,
  params: part === undefined ? {} : { part },
  outcome:
    outcome === 'ok'
      ? { kind: 'answered', status: 200, tookMs: 4 }
      : outcome === 'lost'
        ? { kind: 'failed', reason: 'lost', tookMs: 4 }
        : outcome,
});

it('a message is confirmed when the last delivery of each of its parts is', () => {
  const refused = { kind: 'answered', status: 503, tookMs: 1 } as const;
  const counted = countDeliveries([
    line('whole', 10, 'ok'),
    line('parts', 20, 'ok', '2/2'),
    line('parts', 30, 'lost', '1/2'),
    line('parts', 1_034, 'ok', '1/2'),
    line('half', 1_040, 'ok', '1/2'),
    line('refused', 1_050, 'ok', '1/2'),
    line('refused', 1_060, refused, '2/2'),
  ]);
  expect(counted).toEqual({
    confirmed: new Set(['whole', 'parts']),
    unsure: new Set(['half', 'refused']),
    responsesMs: [4, 4, 4, 4, 4],
    lost: 1,
    rebindMs: 1_000,
  });
});

it('what was sent before the session ended tells nothing of the next', () => {
  const counted = countDeliveries([line('one', 100, 'lost'), line('two', 102, 'ok')]);
  expect(counted.rebindMs).toBeUndefined();
});
