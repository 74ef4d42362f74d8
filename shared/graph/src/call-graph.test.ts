import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallHttp } from '@kanal/adapter';
import { afterEach, expect, it } from 'vitest';
import { createGraph, type Graph } from './call-graph.js';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function graphAt(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<Graph> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    answer(request, response, body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return createGraph({ baseUrl, version: 'v23.0', appSecret: 'rahasia', callHttp: createCallHttp() });
}

const call = () =>
  ({
    method: 'POST',
    path: '1001/messages',
    body: { text: 'Terima kasih' },
    token: 'token-1',
    signal: AbortSignal.timeout(5_000),
  }) as const;

it('posts JSON under the version, with the token in a header and its proof in the query', async () => {
  let seen: unknown;
  const graph = await graphAt((request, response, body) => {
    seen = { method: request.method, url: request.url, authorization: request.headers.authorization, body };
    response.setHeader('x-app-usage', '{"call_count":81}');
    response.end('{"messages":[{"id":"wamid.1"}]}');
  });
  expect(await graph.call(call())).toEqual({
    answer: 'done',
    data: { messages: [{ id: 'wamid.1' }] },
    usage: { percent: 81, regainMs: 0 },
  });
  const proof = createHmac('sha256', 'rahasia').update('token-1').digest('hex');
  expect(seen).toEqual({
    method: 'POST',
    url: `/v23.0/1001/messages?appsecret_proof=${proof}`,
    authorization: 'Bearer token-1',
    body: '{"text":"Terima kasih"}',
  });
});

it.each([
  [
    'an error of Meta’s',
    400,
    '{"error":{"message":"x","code":131047,"error_subcode":7}}',
    { answer: 'error', status: 400, code: 131047, subcode: 7 },
  ],
  ['an error without a subcode', 401, '{"error":{"code":190}}', { answer: 'error', status: 401, code: 190 }],
  ['a page of a proxy', 502, '<html>', { answer: 'unclear', cause: "status 502 without an error of Meta's" }],
  ['a success that is no JSON', 200, 'OK', { answer: 'unclear' }],
  ['an error of another shape', 500, '{"error":"x"}', { answer: 'unclear' }],
])('%s', async (_, status, body, expected) => {
  const graph = await graphAt((_request, response) => response.writeHead(status).end(body));
  expect(await graph.call(call())).toMatchObject(expected);
});

it('cannot tell when the connection breaks', async () => {
  const graph = await graphAt((request) => request.socket.destroy());
  expect(await graph.call(call())).toEqual({ answer: 'unclear', cause: 'ECONNRESET' });
});

it('can tell when nobody listens', async () => {
  const graph = createGraph({
    baseUrl: 'http://127.0.0.1:9',
    version: 'v23.0',
    appSecret: 'x',
    callHttp: createCallHttp(),
  });
  expect(await graph.call(call())).toEqual({ answer: 'not-connected' });
});
