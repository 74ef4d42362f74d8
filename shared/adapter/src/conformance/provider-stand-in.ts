import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProviderAnswer, ProviderCall } from './fixtures.js';

/** An HTTP server in the provider's place that answers from a list and remembers what it was asked. */
export interface ProviderStandIn {
  readonly baseUrl: string;
  readonly calls: readonly ProviderCall[];
  close(): Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startProviderStandIn(answers: readonly ProviderAnswer[]): Promise<ProviderStandIn> {
  const calls: ProviderCall[] = [];
  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    const answer = answers[Math.min(calls.length, answers.length - 1)] ?? 'hang';
    calls.push(call);
    if (answer === 'hang') return;
    if (answer === 'reset') return request.socket.resetAndDestroy();
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readCall(request: IncomingMessage): Promise<ProviderCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const { 'set-cookie': _, ...headers } = request.headers;
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: headers as Record<string, string | undefined>,
    body: decode(text, request.headers['content-type'] ?? ''),
  };
}

function decode(text: string, contentType: string): unknown {
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  if (!contentType.startsWith('application/json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
