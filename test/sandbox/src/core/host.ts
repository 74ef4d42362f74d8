import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { ZodError } from 'zod';

/** Headers of the phone page: nothing but its own files, no inline script. */
const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** The sandbox's web server before it listens: health, the phone page, and the routes it is given, tried in order. */
export function createApp(
  routes: readonly { readonly at: string; readonly router: express.Router }[],
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get(['/livez', '/readyz'], (_request, response) => void response.json({ status: 'ok' }));
  for (const { at, router } of routes) app.use(at, router);
  app.use(
    express.static(fileURLToPath(new URL('../../public', import.meta.url)), {
      setHeaders: (response) => {
        for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
      },
    }),
  );
  app.use(answerError);
  return app;
}

const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof ZodError) {
    const problems = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return void response.status(400).json({ problems });
  }
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  const problem = error instanceof Error ? error.message : 'unknown error';
  response.status(status).json({ problems: [problem] });
};

/** A server that listens. */
export interface Listening {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  /** Stops at once: open connections are cut. */
  close(): Promise<void>;
}

/** Listens; port 0 takes a free one. Rejects when the address cannot be had. */
export function listen(app: Express, host: string, port: number): Promise<Listening> {
  const server = createServer(app);
  // Clients keep connections for seconds; an answer must not meet one that has just been closed.
  server.keepAliveTimeout = 65_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      resolve({
        url: `http://${name}:${address.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
