import type { RetryRules } from '../../core/delivery.js';
import type { PostOutcome } from '../../core/ledger-entry.js';

/** A webhook URL taken apart: what is requested and signed, and how failures are treated. */
export interface WebhookTarget {
  /** The URL without its fragment. */
  readonly url: string;
  readonly retry: RetryRules;
}

/**
 * Reads Twilio's connection overrides from the URL's fragment, such as `#rc=5&rp=all&rt=5000`: connect timeout `ct`
 * 100–10,000 ms (5,000), response timeout `rt` 100–15,000 ms (15,000), total `tt` 100–15,000 ms (15,000), retry count
 * `rc` 0–5 (1), retry policy `rp` out of 4xx, 5xx, ct, rt, all (ct). A value outside its range counts as not given.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 *
 * Not stated there, assumed here: the pause between attempts, and that a connection broken midway falls under `ct`.
 */
export function readConnectionOverrides(webhookUrl: string, pauseMs: number): WebhookTarget {
  const hashAt = webhookUrl.indexOf('#');
  const url = hashAt < 0 ? webhookUrl : webhookUrl.slice(0, hashAt);
  const given = new URLSearchParams(hashAt < 0 ? '' : webhookUrl.slice(hashAt + 1));
  const number = (name: string, least: number, most: number, fallback: number) => {
    const value = Number(given.get(name) ?? Number.NaN);
    return Number.isInteger(value) && value >= least && value <= most ? value : fallback;
  };
  const policies = new Set((given.get('rp') ?? 'ct').split(','));
  return {
    url,
    retry: {
      connectTimeoutMs: number('ct', 100, 10_000, 5_000),
      responseTimeoutMs: number('rt', 100, 15_000, 15_000),
      totalTimeoutMs: number('tt', 100, 15_000, 15_000),
      maxRetries: number('rc', 0, 5, 1),
      pauseMs: () => pauseMs,
      shouldRetry: (outcome) => {
        const failure = failureOf(outcome);
        return failure !== undefined && (policies.has('all') || policies.has(failure));
      },
    },
  };
}

function failureOf(outcome: PostOutcome): '4xx' | '5xx' | 'ct' | 'rt' | undefined {
  if (outcome.kind === 'failed') return outcome.reason === 'response' ? 'rt' : 'ct';
  if (outcome.status >= 500) return '5xx';
  return outcome.status >= 400 ? '4xx' : undefined;
}
