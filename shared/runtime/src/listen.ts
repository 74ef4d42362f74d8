import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that is listening. */
export interface Listening {
  readonly port: number;
  /** Takes no new connection and resolves when every running request has its answer. */
  close(): Promise<void>;
}

/**
 * Listens with time limits, so that no slow client holds a connection for long: 10 s for the headers, 15 s for the
 * whole request. Idle connections live 65 s, longer than a balancer keeps its own (60 s is usual), because the one
 * that closes first loses a request now and then.
 * @throws when the address cannot be had, e.g. the port is taken.
 */
export async function listen(
  listener: RequestListener,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 2_000,
    },
    listener,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        // A connection that was busy at the close becomes idle later and would otherwise stay open.
        const sweep = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearInterval(sweep);
          resolve();
        });
      }),
  };
}
