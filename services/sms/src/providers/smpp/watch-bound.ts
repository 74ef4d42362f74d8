import { Gauge, type Metrics } from '@kanal/runtime';
import type { SmppAdapterOptions } from './adapter.js';

/** Shows in the metrics which operator's session is bound. */
export function watchBound(metrics: Metrics): SmppAdapterOptions['onBound'] {
  const bound = new Gauge({
    name: 'kanal_smpp_bound',
    help: 'Whether the session of an operator is bound: 1 or 0',
    labelNames: ['operator'],
    registers: [metrics.registry],
  });
  return (operator, isBound) => bound.set({ operator }, isBound ? 1 : 0);
}
