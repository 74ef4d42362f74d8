import type { LoadOutcome, LoadPlan } from './load-plan.js';
import { type LoadSummary, summariseLoad } from './load-summary.js';
import { measureUsage, type Usage } from './process-usage.js';
import type { SentMessage } from './reconcile.js';
import { sentMessages } from './sent-message.js';
import type { WebhookTarget } from './signed-webhook.js';
import { startGenerator } from './start-generator.js';

/** A load and what it cost. */
export interface Measurement {
  readonly load: LoadSummary;
  readonly usage: Usage;
}

/** A measurement with every single message, for the books. */
export interface MeasuredRun extends Measurement {
  readonly outcome: LoadOutcome;
  readonly sent: readonly SentMessage[];
}

/** Sends a load from a process of its own and measures what it and the processes named use meanwhile. */
export async function measureLoad(of: {
  readonly target: WebhookTarget;
  readonly plan: LoadPlan;
  readonly series: string;
  readonly first: number;
  readonly count: number;
  readonly pids: Readonly<Record<string, number>>;
}): Promise<MeasuredRun> {
  const { target, plan, series, first, count, pids } = of;
  const generator = await startGenerator({ target, plan, series, first, count });
  try {
    const endUsage = measureUsage({ generator: generator.pid, ...pids });
    const outcome = await generator.go();
    const copies = plan.kind === 'copies' ? plan.copies : 1;
    return {
      load: summariseLoad(outcome),
      usage: endUsage(),
      outcome,
      sent: sentMessages({ target, series, first }, outcome, copies),
    };
  } finally {
    generator.stop();
  }
}

/** A measurement without the single messages, as it stands in the report. */
export function withoutMessages({ load, usage }: MeasuredRun): Measurement {
  return { load, usage };
}
