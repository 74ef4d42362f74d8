import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createCallHttp, type HttpOutcome } from './call-http.js';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const notConnected = { outcome: 'not-connected' };

async function listen(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

async function listenHttp(answer: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(answer))}/`;
}

/** A raw server, which can misbehave as no HTTP library does. */
async function listenRaw(onData: (write: (text: string) => void, end: () => void) => void): Promise<string> {
  const server = createTcpServer((socket) => {
    closing.push(() => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('data', () =>
      onData(
        (text) => socket.write(text),
        () => socket.destroy(),
      ),
    );
  });
  return `127.0.0.1:${await listen(server)}/`;
}

const body = { contentType: 'application/json', text: '{"body":"é"}' };
const posting = (url: string, signal = AbortSignal.timeout(5_000)) =>
  ({ method: 'POST', url, headers: { authorization: 'Basic x' }, body, signal }) as const;

function post(url: string, signal?: AbortSignal): Promise<HttpOutcome> {
  return createCallHttp()(posting(url, signal));
}

describe('answered', () => {
  test('with status, headers and body, whatever the status', async () => {
    const url = await listenHttp((request, response) => {
      request.setEncoding('utf8');
      request.on('data', (body) => {
        response.writeHead(429, { 'retry-after': '7' });
        response.end(`${request.headers.authorization} ${request.headers['content-type']} ${body}`);
      });
    });
    expect(await post(url)).toMatchObject({
      outcome: 'answered',
      status: 429,
      headers: { 'retry-after': '7' },
      body: 'Basic x application/json {"body":"é"}',
    });
  });

  test('without a body to a GET', async () => {
    const url = await listenHttp((request, response) => {
      response.end(
        `${request.method} ${request.headers['content-type']} ${request.headers['content-length']}`,
      );
    });
    const call = { method: 'GET', url, headers: {}, signal: AbortSignal.timeout(5_000) } as const;
    expect(await createCallHttp()(call)).toMatchObject({ body: 'GET undefined undefined' });
  });

  test('one call after the other on one connection', async () => {
    const ports = new Set<number | undefined>();
    const url = await listenHttp((request, response) => {
      ports.add(request.socket.remotePort);
      response.end();
    });
    const callHttp = createCallHttp();
    for (let call = 0; call < 3; call++) {
      await callHttp(posting(url));
    }
    expect(ports.size).toBe(1);
  });

  test('64 calls under way at once', async () => {
    const waiting: (() => void)[] = [];
    const url = await listenHttp((_request, response) => {
      waiting.push(() => response.end());
      if (waiting.length === 64) for (const answer of waiting) answer();
    });
    const callHttp = createCallHttp();
    const calls = Array.from({ length: 64 }, () => callHttp(posting(url, AbortSignal.timeout(10_000))));
    expect((await Promise.all(calls)).filter(({ outcome }) => outcome === 'answered')).toHaveLength(64);
  });
});

describe('not connected: nothing was written', () => {
  test('when Node refuses what is to be written', async () => {
    const url = await listenHttp((_request, response) => response.end());
    const call = { ...posting(url), headers: { authorization: 'Bearer a\nb' } };
    expect(await createCallHttp()(call)).toEqual(notConnected);
  });

  test('the port is closed', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await post(`http://127.0.0.1:${port}/`)).toEqual(notConnected);
  });

  test('the name does not exist', async () => {
    expect(await post('http://provider.invalid/')).toEqual(notConnected);
  });

  test('the other side does not speak TLS', async () => {
    const address = await listenRaw((write) => write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await post(`https://${address}`)).toEqual(notConnected);
  });

  test('the TLS handshake breaks off', async () => {
    const address = await listenRaw((_write, end) => end());
    expect(await post(`https://${address}`)).toEqual(notConnected);
  });

  test('the TLS handshake never ends', async () => {
    const address = await listenRaw(() => undefined);
    expect(await post(`https://${address}`, AbortSignal.timeout(200))).toEqual(notConnected);
  });

  test('the signal was aborted before', async () => {
    expect(await post('http://127.0.0.1:9/', AbortSignal.abort())).toEqual(notConnected);
  });
});

describe('no answer: it may have been taken', () => {
  test('the connection breaks after the request', async () => {
    const address = await listenRaw((_write, end) => end());
    expect(await post(`http://${address}`)).toEqual({ outcome: 'no-answer', cause: 'ECONNRESET' });
  });

  test('the connection breaks in the midst of the answer', async () => {
    const address = await listenRaw((write, end) => {
      write('HTTP/1.1 201 Created\r\ncontent-length: 100\r\n\r\n{"sid":');
      setTimeout(end, 50);
    });
    expect(await post(`http://${address}`)).toEqual({ outcome: 'no-answer', cause: 'ECONNRESET' });
  });

  test('the answer is no HTTP', async () => {
    const address = await listenRaw((write) => write('hello\r\n\r\n'));
    expect(await post(`http://${address}`)).toMatchObject({ outcome: 'no-answer' });
  });

  test('the signal is aborted while we wait', async () => {
    const url = await listenHttp(() => undefined);
    expect(await post(url, AbortSignal.timeout(200))).toEqual({ outcome: 'no-answer', cause: 'ABORT_ERR' });
  });

  test('a connection used before breaks', async () => {
    let calls = 0;
    const url = await listenHttp((request, response) => {
      if (++calls === 1) response.end();
      else request.socket.destroy();
    });
    const callHttp = createCallHttp();
    expect(await callHttp(posting(url))).toMatchObject({ outcome: 'answered' });
    expect(await callHttp(posting(url))).toMatchObject({ outcome: 'no-answer' });
    expect(calls).toBe(2);
  });
});
