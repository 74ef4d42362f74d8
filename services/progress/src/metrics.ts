import { Counter, Histogram, type Metrics } from '@kanal/runtime';
import type { OutcomeName } from './outcome.js';

/** Which page was asked for: all that is told of an address. */
export type Route = 'form' | 'complaint' | 'other';

/** What the page tells about itself; never a ticket, never an address. */
export interface PageMetrics {
  answered(route: Route, outcome: OutcomeName, seconds: number): void;
}

/** Registers the page's metrics. */
export function createPageMetrics({ registry }: Metrics): PageMetrics {
  const requests = new Counter({
    name: 'kanal_progress_requests_total',
    help: 'Requests to the public progress page, by route and by what became of them.',
    labelNames: ['route', 'outcome'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'kanal_progress_request_seconds',
    help: 'How long an answer of the public progress page took.',
    labelNames: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  return {
    answered(route, outcome, seconds) {
      requests.inc({ route, outcome });
      duration.observe({ route }, seconds);
    },
  };
}
