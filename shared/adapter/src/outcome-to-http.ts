import type { ProviderAnswer } from './channel-adapter.js';
import type { IngestOutcome } from './ingest-outcome.js';

/** An HTTP answer. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const nothing = { headers: {}, body: '' };

/** After this the rest of the request is not worth reading: the connection ends with the answer. */
const closing = { headers: { connection: 'close' }, body: '' };

/**
 * What the caller reads for each outcome. This file holds every HTTP status of the kit.
 * A refusal is empty: nothing in it helps a forger. A 5xx is only ever said for our own state, never for what
 * somebody sent, because a provider repeats a call that got one.
 * @param answer what the route's provider wants to read in a 200.
 */
export function outcomeToHttp(
  outcome: IngestOutcome,
  answer: ProviderAnswer = { contentType: 'text/plain', body: '' },
): HttpAnswer {
  switch (outcome.outcome) {
    case 'accepted':
    case 'spooled':
    case 'quarantined':
      return { status: 200, headers: { 'content-type': answer.contentType }, body: answer.body };
    case 'challenge':
      return { status: 200, headers: { 'content-type': outcome.contentType }, body: outcome.body };
    case 'forged':
      return { status: 403, ...nothing };
    case 'too-large':
      return { status: 413, ...closing };
    case 'overloaded':
      return { status: 503, headers: retryAfter(outcome.retryAfterMs), body: '' };
    case 'unavailable':
      return { status: 503, headers: retryAfter(outcome.retryAfterMs), body: '' };
    case 'bad-request':
      return { status: 400, ...closing };
    case 'not-found':
      return { status: 404, ...nothing };
    default:
      return unreachable(outcome);
  }
}

/** What `/livez` answers: that the process runs is all it says. */
export const livenessAnswer: HttpAnswer = {
  status: 200,
  headers: { 'content-type': 'text/plain' },
  body: 'ok',
};

/** What `/readyz` answers: 503 takes this instance out of the balancer, the body says why. */
export function readinessToHttp(readiness: {
  readonly ready: boolean;
  readonly reasons: Readonly<Record<string, string>>;
}): HttpAnswer {
  return {
    status: readiness.ready ? 200 : 503,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(readiness),
  };
}

function retryAfter(afterMs: number): Record<string, string> {
  return { 'retry-after': String(Math.max(1, Math.ceil(afterMs / 1000))) };
}

function unreachable(outcome: never): never {
  throw new Error(`no HTTP answer for ${JSON.stringify(outcome)}`);
}
