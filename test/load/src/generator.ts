import { citizenMessage } from './citizen-message.js';
import type { LoadOutcome, LoadPlan } from './load-plan.js';
import { sendLoad } from './send-load.js';
import { signedWebhook, type WebhookTarget } from './signed-webhook.js';

/** What the bench asks of the generator's process. */
export interface GeneratorOrder {
  readonly target: WebhookTarget;
  readonly plan: LoadPlan;
  /** The messages: numbers `first` to `first + count - 1` of a series. */
  readonly series: string;
  readonly first: number;
  readonly count: number;
}

/** What it answers: first `ready` when all requests are signed, then, after `go`, the outcome. */
export type GeneratorReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly outcome: LoadOutcome }
  | { readonly kind: 'failed'; readonly reason: string };

// The process behind `startGenerator`: the generator must not share an event loop with what it measures or counts.
process.once('message', (order: GeneratorOrder) => {
  const { hostname, port } = new URL(order.target.url);
  const requests = Array.from({ length: order.count }, (_, index) =>
    signedWebhook(order.target, citizenMessage(order.target.channel, order.series, order.first + index)),
  );
  const report = (message: GeneratorReport) => process.send?.(message);
  process.once('message', () => {
    sendLoad({ host: hostname, port: Number(port), plan: order.plan, requests })
      .then((outcome) => report({ kind: 'done', outcome }))
      .catch((error: unknown) => report({ kind: 'failed', reason: String(error) }));
  });
  report({ kind: 'ready' });
});

// The bench ends the process by letting go of it, when it has the outcome or when it dies itself.
process.once('disconnect', () => process.exit());
