import { Counter, Gauge, Histogram, type Metrics } from '@kanal/runtime';

/** What a process counts about its use of the bus. Labels are names of streams and consumers. */
export interface BusMetrics {
  readonly published: Counter<'stream' | 'outcome'>;
  readonly batchSize: Histogram<'stream'>;
  readonly batchesRefused: Counter<'stream'>;
  readonly settled: Counter<'consumer' | 'settle'>;
  readonly held: Gauge<'consumer'>;
}

const made = new WeakMap<Metrics['registry'], BusMetrics>();

/** The bus's metrics in this registry; made once, because every consumption of a process shares them. */
export function busMetrics({ registry }: Metrics): BusMetrics {
  const existing = made.get(registry);
  if (existing) return existing;
  const registers = [registry];
  const metrics: BusMetrics = {
    published: new Counter({
      name: 'kanal_bus_published_total',
      help: 'Messages published, by what came of it: stored, duplicate, failed.',
      labelNames: ['stream', 'outcome'],
      registers,
    }),
    batchSize: new Histogram({
      name: 'kanal_bus_batch_messages',
      help: 'Messages in each atomic batch that was stored.',
      labelNames: ['stream'],
      buckets: [2, 4, 8, 16, 32, 64, 128],
      registers,
    }),
    batchesRefused: new Counter({
      name: 'kanal_bus_batches_refused_total',
      help: 'Atomic batches that failed and were published message by message.',
      labelNames: ['stream'],
      registers,
    }),
    settled: new Counter({
      name: 'kanal_bus_settled_total',
      help: 'Deliveries settled, by how: ack, nak, term.',
      labelNames: ['consumer', 'settle'],
      registers,
    }),
    held: new Gauge({
      name: 'kanal_bus_held',
      help: 'Deliveries in this process that are not settled yet.',
      labelNames: ['consumer'],
      registers,
    }),
  };
  made.set(registry, metrics);
  return metrics;
}
