import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Clock, inSpan, type Log } from '@kanal/runtime';
import { ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import { type AdapterMetrics, countWebhook } from './adapter-metrics.js';
import type { Admission } from './admission.js';
import type { WebhookRequest, WebhookRoute } from './channel-adapter.js';
import type { Ingest, Ingested } from './ingest.js';
import { type HttpAnswer, outcomeToHttp } from './outcome-to-http.js';
import { readBody } from './read-body.js';

/** What the webhook listener needs. */
export interface WebhookListenerOptions {
  readonly routes: readonly WebhookRoute[];
  readonly ingest: Ingest;
  readonly admission: Admission;
  /** Whether JetStream or the spool can take a call of so many bytes now. */
  readonly canKeep: (bytes: number) => boolean;
  readonly metrics: AdapterMetrics;
  readonly log: Log;
  readonly now: Clock;
}

/** Handles the request if it is for one of the routes, and says whether it was. */
export type WebhookListener = (request: IncomingMessage, response: ServerResponse) => boolean;

/** When a provider should call again after it was turned away at the door. */
const overloadedRetryMs = 2_000;
const unavailableRetryMs = 5_000;
const bodyTimeoutMs = 5_000;

/**
 * The way of a webhook call: refuse what there is no room for before its body is read, read the raw bytes, ingest,
 * answer. It stands before Express, which with helmet costs five times all of `node:http` (ADR 0009).
 */
export function createWebhookListener(options: WebhookListenerOptions): WebhookListener {
  const routes = new Map(options.routes.map((route) => [`${route.method} ${route.path}`, route]));
  return (request, response) => {
    const url = request.url ?? '';
    const queryAt = url.indexOf('?');
    const path = queryAt < 0 ? url : url.slice(0, queryAt);
    const route = routes.get(`${request.method} ${path}`);
    if (!route) return false;
    const query = queryAt < 0 ? '' : url.slice(queryAt + 1);
    void handle(route, path, query, request, response, options);
    return true;
  };
}

async function handle(
  route: WebhookRoute,
  path: string,
  query: string,
  request: IncomingMessage,
  response: ServerResponse,
  { ingest, admission, canKeep, metrics, log, now }: WebhookListenerOptions,
): Promise<void> {
  const startedAt = performance.now();
  const receivedAtMs = now();
  metrics.webhooksInFlight.inc();
  let answer = typeof route.answer === 'function' ? undefined : route.answer;
  const ingested = await inSpan(
    `webhook ${route.name}`,
    // A stranger's trace context is not carried on: every call begins a trace of its own.
    { parent: ROOT_CONTEXT, kind: SpanKind.SERVER },
    async (): Promise<Ingested> => {
      const length = declaredLength(request);
      if (length !== undefined && length > route.maxBodyBytes) return only({ outcome: 'too-large' });
      if (!isIdentity(request)) return only({ outcome: 'bad-request', reason: 'content-encoding' });
      const bytes = length ?? route.maxBodyBytes;
      if (!canKeep(bytes)) return only({ outcome: 'unavailable', retryAfterMs: unavailableRetryMs });
      if (!admission.tryEnter(bytes)) return only({ outcome: 'overloaded', retryAfterMs: overloadedRetryMs });
      try {
        const reading = await readBody(request, route.maxBodyBytes, bodyTimeoutMs);
        if (reading.read === 'too-large') return only({ outcome: 'too-large' });
        if (reading.read === 'aborted') return only({ outcome: 'bad-request', reason: 'aborted' });
        const call: WebhookRequest = {
          method: route.method,
          path,
          query,
          headers: flatHeaders(request),
          body: reading.body,
          receivedAtMs,
        };
        const result = await ingest(route, call);
        if (typeof route.answer === 'function' && isKept(result)) answer = route.answer(call);
        return result;
      } finally {
        admission.leave(bytes);
      }
    },
  ).catch((err: unknown): Ingested => {
    // `ingest` never rejects; should it, the provider must call again.
    log.error({ err, route: route.name }, 'webhook.failed');
    return only({ outcome: 'unavailable', retryAfterMs: unavailableRetryMs });
  });
  writeAnswer(request, response, outcomeToHttp(ingested.outcome, answer));
  metrics.webhooksInFlight.dec();
  const seconds = (performance.now() - startedAt) / 1000;
  countWebhook(metrics, { route: route.name, ...ingested, seconds });
  logWebhook(log, route, ingested, seconds);
}

/** Writes the answer; nothing in it may be cached or taken for another type. */
export function writeAnswer(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  if (response.destroyed) return;
  const close = !request.complete && isUnbounded(request) ? { connection: 'close' } : {};
  response.writeHead(answer.status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...answer.headers,
    ...close,
    'content-length': Buffer.byteLength(answer.body),
  });
  response.end(answer.body);
}

/** Only then may an answer be made of what stands in the call, and only then is it read. */
function isKept({ outcome }: Ingested): boolean {
  return ['accepted', 'spooled', 'quarantined'].includes(outcome.outcome);
}

/** 4,000 accepted calls a second would be 4,000 lines that say nothing new: the counters have them. */
function logWebhook(log: Log, route: WebhookRoute, { outcome }: Ingested, seconds: number): void {
  const level = outcome.outcome === 'accepted' && outcome.counts.malformed === 0 ? 'debug' : 'info';
  if (!log.isLevelEnabled(level)) return;
  log[level](
    { route: route.name, ...outcome, durationMs: Math.round(seconds * 1000) },
    `webhook.${outcome.outcome}`,
  );
}

function only(outcome: Ingested['outcome']): Ingested {
  return { outcome, ignoredReasons: [] };
}

/** Node refuses requests whose Content-Length is not a number, or that have two. */
function declaredLength(request: IncomingMessage): number | undefined {
  const length = request.headers['content-length'];
  if (length !== undefined) return Number(length);
  return isUnbounded(request) ? undefined : 0;
}

/** A chunked body tells no length: what is left of it after a refusal is not worth reading. */
function isUnbounded(request: IncomingMessage): boolean {
  return request.headers['transfer-encoding'] !== undefined;
}

/** Signatures are over the bytes as sent, and no provider here compresses: unpacking would only invite bombs. */
function isIdentity(request: IncomingMessage): boolean {
  const encoding = request.headers['content-encoding'];
  return encoding === undefined || encoding === 'identity';
}

function flatHeaders(request: IncomingMessage): WebhookRequest['headers'] {
  const { 'set-cookie': cookies, ...headers } = request.headers;
  const flat = headers as Record<string, string | undefined>;
  return cookies ? { ...flat, 'set-cookie': cookies.join(', ') } : flat;
}
