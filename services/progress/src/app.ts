import type { RequestListener } from 'node:http';
import type { Log } from '@kanal/runtime';
import { isTransientStoreError, type ProgressReader } from '@kanal/store/progress';
import express, { type NextFunction, type Request, type Response } from 'express';
import { languageOf, languages } from './language.js';
import { countMiss, createLimits, type LimitSettings } from './limits.js';
import type { PageMetrics, Route } from './metrics.js';
import type { Outcome } from './outcome.js';
import { outcomeToHttp } from './outcome-to-http.js';
import { readTicket } from './read-ticket.js';
import { security } from './security.js';
import type { TrustProxy } from './trust-proxy.js';
import type { PageVoice } from './voice.js';

/** What the page needs. */
export interface ProgressAppOptions {
  readonly reader: Pick<ProgressReader, 'findProgress'>;
  readonly voice: PageVoice;
  readonly limits: LimitSettings;
  readonly clientKey: (address: string) => string;
  readonly trustProxy: TrustProxy;
  readonly metrics: PageMetrics;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * The public page, apart from listening: `/` with a form, and `/aduan/<ticket>`. Logs and metrics learn which of the
 * two was asked for and what became of it, never a ticket and never who asked.
 */
export function createProgressApp(options: ProgressAppOptions): RequestListener {
  const { reader, voice, trustProxy, metrics, log, now } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', trustProxy);
  let isProxyNoticed = false;

  const limits = createLimits(options.limits, options.clientKey, (request, response, retryAfterSeconds) =>
    answer(request, response, routeOf(request), { outcome: 'too-many', retryAfterSeconds }),
  );

  app.use((request, response, next) => {
    response.locals['startedMs'] = performance.now();
    if (trustProxy === false && !isProxyNoticed && request.headers['x-forwarded-for'] !== undefined) {
      isProxyNoticed = true;
      log.warn({ whatToDo: 'set TRUST_PROXY if there is a proxy in front' }, 'progress.proxy-not-trusted');
    }
    security(request, response, next);
  });
  app.use(...limits.requests);

  app.get('/', (request, response) => {
    const { nomor: typed } = request.query;
    if (typeof typed !== 'string' || typed.trim() === '') {
      return answer(request, response, 'form', { outcome: 'form' });
    }
    const read = readTicket(typed, voice.ticketPrefix);
    const isTicket = read.kind !== 'none';
    answer(
      request,
      response,
      'form',
      isTicket ? { outcome: 'moved', ticket: read.ticket } : { outcome: 'not-a-ticket', typed },
    );
  });

  app.get('/aduan/:ticket', limits.misses, async (request: Request<{ ticket: string }>, response) => {
    answer(request, response, 'complaint', await lookUp(request.params.ticket, response));
  });

  app.use((request: Request, response: Response) =>
    answer(request, response, 'other', { outcome: 'no-such-page' }),
  );
  // Four parameters make it Express's error handler: an address with broken escapes ends here.
  app.use((err: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(err);
    const route = routeOf(request);
    if (isClientError(err)) return answer(request, response, route, { outcome: 'not-a-ticket', typed: '' });
    if (isTransientStoreError(err)) log.warn({ err }, 'progress.database-away');
    else log.error({ err }, 'progress.failed');
    answer(request, response, route, { outcome: 'unavailable' });
  });
  return app;

  async function lookUp(typed: string, response: Response): Promise<Outcome> {
    const read = readTicket(typed, voice.ticketPrefix);
    if (read.kind === 'none') return { outcome: 'not-a-ticket', typed };
    if (read.kind === 'otherwise-written') return { outcome: 'moved', ticket: read.ticket };
    const progress = await reader.findProgress(read.ticket);
    if (progress) return { outcome: 'shown', progress };
    countMiss(response);
    return { outcome: 'not-found', ticket: read.ticket };
  }

  function answer(request: Request, response: Response, route: Route, outcome: Outcome): void {
    const asked = request.query['bahasa'];
    const accepted = request.acceptsLanguages(...languages);
    const { status, headers, body } = outcomeToHttp(outcome, {
      voice,
      language: languageOf(asked, accepted),
      isLanguageAsked: languages.some((language) => language === asked),
      nowMs: now(),
    });
    const durationMs = performance.now() - Number(response.locals['startedMs']);
    metrics.answered(route, outcome.outcome, durationMs / 1_000);
    log.info({ route, outcome: outcome.outcome, durationMs: Math.round(durationMs) }, 'progress.answered');
    response.status(status).set(headers).send(body);
  }
}

function routeOf({ path }: Request): Route {
  if (path === '/') return 'form';
  return path.startsWith('/aduan/') ? 'complaint' : 'other';
}

/** Express's own refusals of what somebody sent carry a status below 500. */
function isClientError(err: unknown): boolean {
  return err instanceof Error && 'status' in err && typeof err.status === 'number' && err.status < 500;
}
