import { collectDefaultMetrics, Registry } from 'prom-client';

export { Counter, Gauge, Histogram } from 'prom-client';

/** The metrics of one process. `registry.metrics()` is what `/metrics` answers. */
export interface Metrics {
  registry: Registry;
}

/**
 * A registry of its own, with the Node.js defaults and the label `service` on everything.
 * Metrics are made with prom-client's classes: `new Counter({ name, help, registers: [metrics.registry] })`.
 * Label values are few and fixed: never an id, a phone number or a text.
 */
export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return { registry };
}
