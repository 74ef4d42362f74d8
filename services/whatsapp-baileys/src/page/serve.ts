import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '@kanal/runtime';
import type { PageAnswer, PageRequest } from './answer.js';

/** The channel page's server. */
export interface ServedPage {
  readonly port: number;
  close(): Promise<void>;
}

const maxBodyBytes = 4_096;

/** Serves the channel page on 127.0.0.1 and nowhere else. @throws when the port is taken. */
export async function servePage(
  port: number,
  answer: (request: PageRequest) => Promise<PageAnswer>,
  log: Log,
): Promise<ServedPage> {
  const server = createServer((request, response) => {
    readRequest(request)
      .then(answer)
      .then(
        ({ status, headers, body }) => response.writeHead(status, headers).end(body),
        (err: unknown) => {
          log.warn({ err }, 'baileys.page-failed');
          response.destroy();
        },
      );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
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

async function readRequest(request: IncomingMessage): Promise<PageRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) throw new Error('the page was sent more than a form holds');
    chunks.push(chunk);
  }
  const { method = 'GET', url = '/', headers } = request;
  const { host, origin, cookie } = headers;
  return { method, url, host, origin, cookie, body: Buffer.concat(chunks).toString('utf8') };
}
