import type { BenchService } from './bench-service.js';
import type { Machine } from './machine.js';
import type { Difference } from './reconcile.js';
import type { CopiesResult } from './run-copies.js';
import type { EndToEndResult } from './run-end-to-end.js';
import type { WebhookResult } from './run-webhooks.js';
import type { YardstickResult } from './run-yardstick.js';

/** Everything a bench found out; this is what the JSON file holds. */
export interface Report {
  /** ISO 8601. */
  readonly startedAt: string;
  readonly command: string;
  readonly channel: BenchService;
  readonly machine: Machine;
  readonly engines: { readonly nats: string; readonly mongodb: string };
  readonly hasCallbacks: boolean;
  readonly secondsPerStep: number;
  readonly yardstick: YardstickResult;
  readonly webhooks: readonly WebhookResult[];
  readonly endToEnd: EndToEndResult;
  readonly copies: CopiesResult;
}

/** Every way in which the books of any run do not balance. Empty is the promise kept. */
export function differencesOf(report: Report): Difference[] {
  const { webhooks, endToEnd, copies } = report;
  const books = [...webhooks.map((run) => run.books), endToEnd.books, endToEnd.half.books, copies.books];
  const inStream = webhooks.flatMap(({ streamDifference }): Difference[] =>
    streamDifference ? [{ kind: 'accepted, not in the stream', about: `${streamDifference} messages` }] : [],
  );
  return [...inStream, ...books.flatMap((book) => book.differences)];
}
