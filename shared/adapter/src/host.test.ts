import { once } from 'node:events';
import { connect } from 'node:net';
import { createHealth, createMetrics, type Listening, listen } from '@kanal/runtime';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aLetterCall, createLetterAdapter, signLetters } from '../test/letter-adapter.js';
import { recordingLog } from '../test/quiet-log.js';
import { createAdapterMetrics } from './adapter-metrics.js';
import { createAdmission } from './admission.js';
import type { AdminPage, WebhookRoute } from './channel-adapter.js';
import { createHost } from './host.js';
import { createIngest } from './ingest.js';
import type { Persist } from './persist.js';
import { createWebhookListener } from './webhook-listener.js';

let listening: Listening | undefined;

afterEach(() => listening?.close());

async function start(
  options: {
    persist?: Persist;
    maxRequests?: number;
    canKeep?: boolean;
    answer?: WebhookRoute['answer'];
    page?: AdminPage;
  } = {},
) {
  const adapter = createLetterAdapter('http://127.0.0.1:9');
  const metrics = createMetrics('test');
  const health = createHealth();
  const { log, lines } = recordingLog();
  const persist = options.persist ?? (async () => 'published' as const);
  const webhooks = createWebhookListener({
    routes: adapter.routes.map((route) => ({
      ...route,
      maxBodyBytes: 64 * 1024,
      answer: options.answer ?? route.answer,
    })),
    ingest: createIngest({
      adapter,
      conversationKey: Buffer.alloc(32, 7),
      persist,
      putLarge: async () => undefined,
      log,
    }),
    admission: createAdmission({ maxRequests: options.maxRequests ?? 10, maxBytes: 1_000_000 }),
    canKeep: () => options.canKeep ?? true,
    metrics: createAdapterMetrics(metrics),
    log,
    now: () => Date.UTC(2026, 10, 24, 3),
  });
  listening = await listen(createHost({ webhooks, page: options.page, health, metrics, log }), {
    host: '127.0.0.1',
    port: 0,
  });
  const { port } = listening;
  const url = `http://127.0.0.1:${port}`;
  const post = (body: Uint8Array, headers: Record<string, string> = { 'x-signature': signLetters(body) }) =>
    fetch(`${url}/webhooks/letters`, { method: 'POST', body: Buffer.from(body), headers });
  return { url, port, post, health, lines };
}

/** What the server answers to bytes that no HTTP client would send. */
async function answerTo(port: number, bytes: string | Uint8Array): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });
  socket.on('error', () => undefined);
  socket.write(bytes);
  await Promise.race([
    once(socket, 'close'),
    vi.waitUntil(() => answer.includes('\r\n\r\n'), { timeout: 5_000 }),
  ]);
  socket.destroy();
  return answer;
}

const { body } = aLetterCall([{ id: 'a', from: '+6281200000001', text: 'Jalan berlubang' }]);

describe('host', () => {
  it('answers an accepted call with what the provider wants to read', async () => {
    const { post } = await start();
    const response = await post(body);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/plain',
      'ok',
    ]);
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  it('answers with what the call asks for, once it is known to be the provider’s', async () => {
    const asked: string[] = [];
    const answer: WebhookRoute['answer'] = (request) => {
      asked.push(Buffer.from(request.body).toString());
      return { contentType: 'application/json', body: '{"code":"K7Q2"}' };
    };
    const { post } = await start({ answer });
    expect((await post(body, { 'x-signature': 'tebakan' })).status).toBe(403);
    expect(asked).toEqual([]);
    const response = await post(body);
    expect([response.status, await response.text()]).toEqual([200, '{"code":"K7Q2"}']);
    expect(asked).toEqual([Buffer.from(body).toString()]);
  });

  it('shows the adapter’s page as it stands now, and nothing in it may be cached or run', async () => {
    let sold = 0;
    const { url } = await start({ page: { path: '/saluran', render: async () => `<p>${++sold}</p>` } });
    await fetch(`${url}/saluran`);
    const response = await fetch(`${url}/saluran`);
    expect([response.status, await response.text()]).toEqual([200, '<p>2</p>']);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect((await fetch(`${(await start()).url}/saluran`)).status).toBe(404);
  });

  it('answers a forged call with 403 and nothing else', async () => {
    const { post, url } = await start();
    const response = await post(body, { 'x-signature': 'salah' });
    expect([response.status, await response.text()]).toEqual([403, '']);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain(
      'kanal_webhook_outcomes_total{route="letters.inbound",outcome="forged",reason="bad-signature",service="test"} 1',
    );
  });

  it('says 503 with Retry-After when the call cannot be kept, and makes nothing of it', async () => {
    let asked = 0;
    const answer = () => {
      asked += 1;
      return { contentType: 'text/plain', body: '' };
    };
    const { post } = await start({ persist: async () => 'nowhere', answer });
    const response = await post(body);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(asked).toBe(0);
  });

  it('refuses a body by its Content-Length, without reading it', async () => {
    const { port } = await start();
    const answer = await answerTo(
      port,
      'POST /webhooks/letters HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  it('refuses a body that turns out too large while it arrives', async () => {
    const { port } = await start();
    const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;
    const head = 'POST /webhooks/letters HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await answerTo(port, head + chunk + chunk + chunk)).toMatch(/^HTTP\/1.1 413 /);
  });

  it('sheds before the body is read when it is full, and takes calls again after', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const persisting = vi.fn(async () => {
      await held;
      return 'published' as const;
    });
    const { post, port } = await start({ maxRequests: 1, persist: persisting });
    const first = post(body);
    await expect.poll(() => persisting.mock.calls.length).toBe(1);
    const answer = await answerTo(
      port,
      'POST /webhooks/letters HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1.1 503 .*retry-after: 2/is);
    release();
    expect((await first).status).toBe(200);
    expect((await post(body)).status).toBe(200);
  });

  it('gives a place back when the caller goes away', async () => {
    const { port, post, lines } = await start({ maxRequests: 1 });
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /webhooks/letters HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\nx');
    await expect.poll(async () => (await post(body)).status).toBe(503);
    socket.destroy();
    await expect.poll(async () => (await post(body)).status).toBe(200);
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'webhook.bad-request', reason: 'aborted' }));
  });

  it('takes the place of a caller that dawdles with its body away', async () => {
    const { port, post, lines } = await start({ maxRequests: 1 });
    const socket = connect(port, '127.0.0.1');
    const answered = once(socket, 'data');
    socket.write('POST /webhooks/letters HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nx');
    await expect.poll(async () => (await post(body)).status, { timeout: 3_000 }).toBe(503);
    const [answer] = await answered;
    expect(String(answer)).toMatch(/^HTTP\/1\.1 400 /);
    expect((await post(body)).status).toBe(200);
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'webhook.bad-request', reason: 'aborted' }));
    socket.destroy();
  }, 15_000);

  it('refuses everything unread when neither NATS nor the spool can take it', async () => {
    const { port } = await start({ canKeep: false });
    const answer = await answerTo(
      port,
      'POST /webhooks/letters HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1.1 503 /);
  });

  it('does not unpack', async () => {
    const { post } = await start();
    const headers = { 'x-signature': signLetters(body), 'content-encoding': 'gzip' };
    expect((await post(body, headers)).status).toBe(400);
  });

  it('is alive, and ready only when its checks are', async () => {
    const { url, health } = await start();
    health.addCheck('intake', () => 'NATS is away and the spool is full');
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, reasons: { intake: 'NATS is away and the spool is full' } },
    ]);
  });

  it.each(['/livez', '/readyz', '/metrics', '/nowhere'])('hardens %s against browsers', async (path) => {
    const { url } = await start();
    const { headers } = await fetch(`${url}${path}`);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}/);
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('logs nothing of a message, its sender or its signature', async () => {
    const { post, lines } = await start();
    await post(body);
    await post(body, { 'x-signature': 'salah' });
    await post(Buffer.from('+6281200000001 bukan JSON'));
    const text = JSON.stringify(lines);
    expect(text).toContain('webhook.quarantined');
    expect(text).not.toMatch(/81200000001|berlubang|bukan JSON|salah/);
    expect(text).not.toContain(signLetters(body));
  });

  it('answers hostile requests below 500, and lives', async () => {
    const { url, post } = await start();
    const token = fc.stringMatching(/^[A-Za-z0-9-]{1,20}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'),
        fc.oneof(
          fc.constant('/webhooks/letters'),
          fc.webPath(),
          fc.constantFrom('/%', '/..%2f..', '//x', '/readyz/%zz'),
        ),
        fc.webQueryParameters(),
        fc.dictionary(token, fc.stringMatching(/^[ -~]{0,40}$/), { maxKeys: 5 }),
        fc.uint8Array({ maxLength: 500 }),
        async (method, path, query, extra, bytes) => {
          const reserved =
            /^(connection|content-length|transfer-encoding|expect|upgrade|host|te|trailer|keep-alive)$/i;
          const headers = Object.fromEntries(Object.entries(extra).filter(([name]) => !reserved.test(name)));
          const isSigned = bytes.byteLength % 2 === 0;
          const hasBody = method !== 'GET' && method !== 'HEAD';
          const response = await fetch(`${url}${path}?${query}`, {
            method,
            headers: { ...headers, ...(isSigned && { 'x-signature': signLetters(bytes) }) },
            ...(hasBody && { body: Buffer.from(bytes) }),
          });
          await response.arrayBuffer();
          expect(response.status).toBeLessThan(500);
        },
      ),
      { numRuns: 300 },
    );
    expect((await post(body)).status).toBe(200);
  });

  it('survives bytes that are no HTTP', async () => {
    const { port, post } = await start();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => undefined);
        socket.end(bytes);
        await once(socket.resume(), 'close');
      }),
      { numRuns: 50 },
    );
    expect((await post(body)).status).toBe(200);
  });

  it('lets running calls end when it closes', async () => {
    let release = (): void => undefined;
    const persisting = vi.fn(
      () =>
        new Promise<'published'>((resolve) => {
          release = () => resolve('published');
        }),
    );
    const { post } = await start({ persist: persisting });
    const running = post(body);
    await expect.poll(() => persisting.mock.calls.length).toBe(1);
    const closed = listening?.close();
    release();
    expect((await running).status).toBe(200);
    await closed;
    listening = undefined;
  });
});
