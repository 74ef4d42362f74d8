import { createLog, createMetrics } from '@kanal/runtime';
import { createBus } from '../src/bus.js';
import { consume } from '../src/consume.js';
import { inboundConsumers } from '../src/topology.js';

/**
 * A process that takes partitions and does nothing else: argument 1 is the server's URL. Prints one line of JSON per
 * delivery. Killed by the test that starts it.
 */
const url = process.env['NATS_URL'] ?? '';
const log = createLog({ service: 'child', level: 'silent' });
const metrics = createMetrics('child');
const bus = createBus({ url, name: 'child', log, metrics });
consume(bus, {
  consumer: inboundConsumers,
  laneOf: ({ subject }) => subject,
  maxBatch: 16,
  maxHeld: 512,
  concurrency: 2,
  handle: async (batch) => {
    for (const { consumer, sequence } of batch)
      process.stdout.write(`${JSON.stringify({ consumer, sequence })}\n`);
    return batch.map(() => ({ settle: 'ack' }));
  },
  log,
  metrics,
});
