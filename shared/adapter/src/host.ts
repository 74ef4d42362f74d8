import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Health, Log, Metrics } from '@kanal/runtime';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { AdminPage } from './channel-adapter.js';
import { livenessAnswer, outcomeToHttp, readinessToHttp } from './outcome-to-http.js';
import { type WebhookListener, writeAnswer } from './webhook-listener.js';

/** What the host needs. */
export interface HostOptions {
  readonly webhooks: WebhookListener;
  readonly page: AdminPage | undefined;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly log: Log;
}

/**
 * The adapter's HTTP face, apart from listening: the webhooks, and on Express `/livez` (the process runs),
 * `/readyz` (it should get traffic), `/metrics` and the adapter's own page. Publish only the webhook paths to the world.
 * Everything else is 404 without a word.
 */
export function createHost({ webhooks, page, health, metrics, log }: HostOptions): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(helmet());
  app.get('/livez', (request, response) => {
    writeAnswer(request, response, livenessAnswer);
  });
  app.get('/readyz', (request, response) => {
    writeAnswer(request, response, readinessToHttp(health.ready()));
  });
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  if (page) {
    app.get(page.path, async (_request, response) => {
      response
        .set('cache-control', 'no-store')
        .type('html')
        .send(await page.render());
    });
  }
  app.use((request: Request, response: Response) => notFound(request, response));
  // Four parameters make it Express's error handler: a path with broken escapes ends here.
  app.use((err: unknown, request: Request, response: Response, next: NextFunction) => {
    log.info({ err }, 'host.request-refused');
    if (response.headersSent) next(err);
    else notFound(request, response);
  });
  return (request, response) => {
    if (!webhooks(request, response)) app(request, response);
  };
}

function notFound(request: IncomingMessage, response: ServerResponse): void {
  writeAnswer(request, response, outcomeToHttp({ outcome: 'not-found' }));
}
