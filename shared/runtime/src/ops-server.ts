import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health } from './health.js';
import type { Metrics } from './metrics.js';

/** What whoever runs a process asks it: is it alive, should it get traffic, how is it doing. */
export interface OpsParts {
  readonly health: Health;
  readonly metrics: Metrics;
}

/** A listening server. */
export interface OpsServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Answers `/livez`, `/readyz` and `/metrics`. Returns false, and has touched nothing, for any other path, so that
 * it can stand before an application of its own. Reasons of readiness are in words without personal data.
 */
export function createOpsHandler({
  health,
  metrics,
}: OpsParts): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    switch (request.url) {
      case '/livez':
        answer(response, 200, 'application/json', '{"alive":true}');
        return true;
      case '/readyz': {
        const readiness = health.ready();
        answer(response, readiness.ready ? 200 : 503, 'application/json', JSON.stringify(readiness));
        return true;
      }
      case '/metrics':
        metrics.registry.metrics().then(
          (text) => answer(response, 200, metrics.registry.contentType, text),
          () => answer(response, 500, 'text/plain', 'metrics could not be collected\n'),
        );
        return true;
      default:
        return false;
    }
  };
}

/** A server with nothing else, for a process that takes no webhooks. Rejects when the port is in use. */
export async function startOpsServer(of: OpsParts & { host: string; port: number }): Promise<OpsServer> {
  const handle = createOpsHandler(of);
  const server = createServer((request, response) => {
    if (!handle(request, response)) answer(response, 404, 'text/plain', 'not found\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(of.port, of.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body);
}
