import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { newTicket } from '@kanal/domain';
import { createLog, createMetrics, type Listening, listen } from '@kanal/runtime';
import { openProgressReader } from '@kanal/store/progress';
import { testDatabase } from '@kanal/testing';
import { MongoClient } from 'mongodb';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { aContext } from '../test/a-progress.js';
import { createProgressApp, type ProgressAppOptions } from './app.js';
import { createClientKey } from './client-key.js';
import { createPageMetrics } from './metrics.js';

const { uri, database } = testDatabase();
const client = new MongoClient(uri);
const complaints = client.db(database).collection<{ _id: string; [field: string]: unknown }>('complaints');
const quiet = createLog({ service: 'test', level: 'silent' });
const reader = openProgressReader({ uri, database, log: quiet });
/** Of a server that is not there. */
const awayReader = openProgressReader({ uri: 'mongodb://127.0.0.1:1', database, log: quiet });
afterAll(async () => {
  await Promise.all([reader.close(), awayReader.close(), client.close()]);
});

const at = new Date('2026-11-24T03:00:00Z');
const aTicket = () =>
  newTicket({ prefix: 'BTN', atMs: at.getTime(), timeZone: 'Asia/Jakarta', random: randomBytes });

async function aComplaint(changes: Record<string, unknown> = {}): Promise<string> {
  const ticket = aTicket();
  const history = [{ state: 'diterima', at, actor: 'router' }];
  await complaints.insertOne({ _id: ticket, ticket, state: 'diterima', history, secret: false, ...changes });
  return ticket;
}

/** A running page. `get` asks it as a client behind the proxy that it was told to trust, if any. */
async function startPage(options: Partial<ProgressAppOptions> = {}) {
  const logged: string[] = [];
  const metrics = createMetrics('progress');
  const app = createProgressApp({
    reader,
    voice: aContext().voice,
    limits: { perClientPerMinute: 1_000, perMinute: 1_000, missesPerClientPerHour: 1_000 },
    clientKey: createClientKey(randomBytes(32)),
    trustProxy: false,
    metrics: createPageMetrics(metrics),
    log: createLog({
      service: 'progress',
      level: 'trace',
      destination: { write: (line) => logged.push(line) },
    }),
    now: Date.now,
    ...options,
  });
  const listening: Listening = await listen(app, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => listening.close());
  return {
    port: listening.port,
    get: (path: string, headers: Record<string, string> = {}) =>
      fetch(`http://127.0.0.1:${listening.port}${path}`, {
        redirect: 'manual',
        headers: { connection: 'close', ...headers },
      }),
    logged: () => logged.join(''),
    metrics: () => metrics.registry.metrics(),
  };
}

describe('a ticket', () => {
  it('opens its own page only, and any other way of writing it leads there', async () => {
    const page = await startPage();
    const ticket = await aComplaint();
    const shown = await page.get(`/aduan/${ticket}`);
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain(`<h1>Aduan <span class="no">${ticket}</span></h1>`);
    const typed = ticket.toLowerCase().replaceAll('-', ' ');
    for (const path of [
      `/aduan/${encodeURIComponent(typed)}`,
      `/?${new URLSearchParams({ nomor: typed })}`,
    ]) {
      const moved = await page.get(path);
      expect([moved.status, moved.headers.get('location')]).toEqual([303, `/aduan/${ticket}`]);
    }
  });

  it('with a wrong check character is answered without a look-up', async () => {
    const page = await startPage({ reader: awayReader });
    const ticket = aTicket();
    const wrong = ticket.slice(0, -1) + (ticket.endsWith('Q') ? 'R' : 'Q');
    const refused = await page.get(`/aduan/${wrong}`);
    expect(refused.status).toBe(404);
    expect(await refused.text()).toContain('Nomor tidak sesuai');
    const looked = await page.get(`/aduan/${ticket}`);
    expect([looked.status, looked.headers.get('retry-after')]).toEqual([503, '120']);
  });

  it('of a secret complaint gets the very answer of one that nobody has', async () => {
    const page = await startPage();
    const secret = await aComplaint({ secret: true, handOff: { trackingId: '9165816' } });
    const unknown = aTicket();
    const answers = await Promise.all(
      [secret, unknown].map(async (ticket) => {
        const response = await page.get(`/aduan/${ticket}?bahasa=en`);
        const { date: _, ...headers } = Object.fromEntries(response.headers);
        return {
          status: response.status,
          headers,
          body: (await response.text()).replaceAll(ticket, 'TICKET'),
        };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(404);
    expect(page.logged()).not.toContain('secret');
  });
});

describe('every answer', () => {
  it.each(['/', '/aduan/x', '/nowhere', '/?nomor=x', '/aduan/%E0%A4%A'])(
    'is kept by nobody, framed by nobody, indexed by nobody, and sets nothing: %s',
    async (path) => {
      const response = await (await startPage()).get(path);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex, nofollow, noarchive',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringMatching(/^default-src 'none';style-src 'sha256-[^']+';/),
      });
      for (const name of ['set-cookie', 'x-powered-by', 'etag', 'server']) {
        expect(response.headers.get(name)).toBeNull();
      }
    },
  );

  it('is in the browser’s language, and in another when asked', async () => {
    const { get } = await startPage();
    const language = async (path: string, accepted?: string) =>
      (await get(path, accepted === undefined ? {} : { 'accept-language': accepted })).headers.get(
        'content-language',
      );
    expect(await language('/')).toBe('id');
    expect(await language('/', 'en-US,en;q=0.9')).toBe('en');
    expect(await language('/', 'ms,id;q=0.8,en;q=0.5')).toBe('id');
    expect(await language('/?bahasa=id', 'en')).toBe('id');
    expect(await language('/', 'x'.repeat(4_000))).toBe('id');
  });
});

describe('whatever is sent', () => {
  const raw = async (port: number, request: string) => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.end(request, 'latin1');
    let answer = '';
    socket.setEncoding('latin1');
    for await (const chunk of socket) answer += chunk;
    return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
  };
  const get = (path: string, more = '') =>
    `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${more}\r\n`;

  it.each([
    ['broken escapes', get('/aduan/%E0%A4%A')],
    ['a null byte', get('/aduan/BTN%00-261124')],
    ['a lone surrogate', get('/aduan/%ED%A0%80')],
    ['an operator', get('/?nomor[$gt]=')],
    ['a number twice', get('/?nomor=a&nomor=b&bahasa=en&bahasa=id')],
    ['names of objects', get('/aduan/__proto__?__proto__=1&constructor=1&bahasa=constructor')],
    ['a path upwards', get('/aduan/..%2f..%2fetc%2fpasswd')],
    ['a long path', get(`/aduan/${'A'.repeat(15_000)}`)],
    ['a longer path than can be read', get(`/aduan/${'A'.repeat(40_000)}`)],
    ['ten thousand separators', get(`/?nomor=BTN${'-'.repeat(10_000)}261124`)],
    ['many languages', get('/', `Accept-Language: ${'en;q=0.1,'.repeat(1_000)}\r\n`)],
    ['another method', 'DELETE /aduan/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
    ['a body', 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\na=b'],
    ['an absolute address', get('http://evil.example/aduan/x')],
    ['bytes that are no HTTP', '\x16\x03\x01\x02\x00'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ])('is no fault of ours: %s', async (_label, request) => {
    const page = await startPage();
    const status = await raw(page.port, request);
    expect(status).toBeGreaterThanOrEqual(200);
    expect(status).toBeLessThan(500);
    expect(page.logged()).not.toContain('progress.failed');
  });
});

it('logs and counts which page was asked for and what became of it, never for what', async () => {
  const page = await startPage();
  const ticket = await aComplaint();
  const secret = await aComplaint({ secret: true });
  await page.get(`/aduan/${ticket}`, { 'x-forwarded-for': '203.0.113.7', 'user-agent': 'an old phone' });
  await page.get(`/aduan/${secret}`);
  await page.get(`/aduan/${encodeURIComponent(ticket.toLowerCase())}`);
  await page.get(`/?${new URLSearchParams({ nomor: `jalan rusak ${ticket}` })}`);
  await page.get('/?nomor=jalan+rusak');
  const lines = page
    .logged()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const answered = lines.filter(({ msg }) => msg === 'progress.answered');
  expect(answered.map(({ route, outcome }) => [route, outcome])).toEqual([
    ['complaint', 'shown'],
    ['complaint', 'not-found'],
    ['complaint', 'moved'],
    ['form', 'moved'],
    ['form', 'not-a-ticket'],
  ]);
  const told = page.logged() + (await page.metrics());
  expect(told).toContain(
    'kanal_progress_requests_total{route="complaint",outcome="shown",service="progress"} 1',
  );
  expect(told).not.toMatch(/BTN-|btn-|rusak|203\.0\.113|127\.0\.0\.1|phone/);
  // Once, and without the address.
  expect(lines.filter(({ msg }) => msg === 'progress.proxy-not-trusted')).toHaveLength(1);
});

describe('the limits', () => {
  const generous = { perClientPerMinute: 1_000, perMinute: 1_000, missesPerClientPerHour: 1_000 };
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const statuses = async (
    page: Awaited<ReturnType<typeof startPage>>,
    times: number,
    path = '/',
    headers: Record<string, string> = {},
  ) => {
    const seen: number[] = [];
    for (let i = 0; i < times; i++) seen.push((await page.get(path, headers)).status);
    return seen;
  };

  it('ends one client’s requests, says for how long, and leaves the others theirs', async () => {
    const page = await startPage({
      limits: { ...generous, perClientPerMinute: 2 },
      trustProxy: ['loopback'],
    });
    expect(await statuses(page, 3, '/', from('192.0.2.1'))).toEqual([200, 200, 429]);
    expect(await statuses(page, 1, '/', from('192.0.2.2'))).toEqual([200]);
    const refused = await page.get('/', from('192.0.2.1'));
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).toMatch(/Coba lagi \d+ menit lagi/);
    // What a client claims of itself does not count: the proxy's word is the last one.
    expect(await statuses(page, 1, '/', from('198.51.100.9, 192.0.2.1'))).toEqual([429]);
  });

  it('believes nobody about an address unless told to', async () => {
    const page = await startPage({ limits: { ...generous, perClientPerMinute: 2 } });
    expect(await statuses(page, 2, '/', from('192.0.2.1'))).toEqual([200, 200]);
    expect(await statuses(page, 1, '/', from('192.0.2.2'))).toEqual([429]);
  });

  it('ends everybody’s together, of which one client over its own uses nothing up', async () => {
    const limits = { ...generous, perClientPerMinute: 2, perMinute: 4 };
    const page = await startPage({ limits, trustProxy: ['loopback'] });
    expect(await statuses(page, 5, '/', from('192.0.2.1'))).toEqual([200, 200, 429, 429, 429]);
    expect(await statuses(page, 2, '/', from('192.0.2.2'))).toEqual([200, 200]);
    expect(await statuses(page, 1, '/', from('192.0.2.3'))).toEqual([429]);
  });

  it('ends guessing early, for unknown and secret tickets alike, and counts no typing mistake', async () => {
    const page = await startPage({ limits: { ...generous, missesPerClientPerHour: 2 } });
    const known = `/aduan/${await aComplaint()}`;
    expect(await statuses(page, 3, known)).toEqual([200, 200, 200]);
    expect(await statuses(page, 3, '/aduan/BTN-261124-ABCDEFG')).toEqual([404, 404, 404]);
    expect(await statuses(page, 1, `/aduan/${await aComplaint({ secret: true })}`)).toEqual([404]);
    expect(await statuses(page, 2, `/aduan/${aTicket()}`)).toEqual([404, 429]);
    expect(await statuses(page, 1, known)).toEqual([429]);
    expect(await statuses(page, 1)).toEqual([200]);
  });
});
