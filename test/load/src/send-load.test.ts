import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type LoadPlan, noAnswer, notSent } from './load-plan.js';
import { sendLoad } from './send-load.js';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function serve(listener: RequestListener): Promise<{ host: string; port: number }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

const requests = (count: number) =>
  Array.from({ length: count }, (_, number) => Buffer.from(`GET /${number} HTTP/1.1\r\nHost: x\r\n\r\n`));

const open = (ratePerSecond: number, connections = 8): LoadPlan => ({
  kind: 'open',
  connections,
  ratePerSecond,
  pattern: 'constant',
  seed: 1,
});

describe('sendLoad', () => {
  const plans: LoadPlan[] = [{ kind: 'closed', connections: 8, maxMs: 5_000 }, open(2_000)];
  it.each(plans)('sends each request once and records its answer ($kind)', async (plan) => {
    const seen: string[] = [];
    const at = await serve((request, response) => {
      seen.push(request.url ?? '');
      response.writeHead(request.url === '/3' ? 403 : 200).end('ok');
    });
    const outcome = await sendLoad({ ...at, plan, requests: requests(100) });
    expect(new Set(seen).size).toBe(100);
    expect(seen).toHaveLength(100);
    expect([...outcome.statuses]).toEqual(Array.from({ length: 100 }, (_, slot) => (slot === 3 ? 403 : 200)));
    expect(outcome.latenciesMs.every((ms) => ms > 0)).toBe(true);
  });

  it('counts the wait of open arrivals behind a stalled answer', async () => {
    const stallMs = 200;
    let isFirst = true;
    const at = await serve((_request, response) => {
      if (isFirst) setTimeout(() => response.end(), stallMs);
      else response.end();
      isFirst = false;
    });
    // One connection and one arrival a millisecond: request n waits for what is left of the stall.
    const { latenciesMs } = await sendLoad({ ...at, plan: open(1_000, 1), requests: requests(100) });
    expect(Math.min(...latenciesMs)).toBeGreaterThan(stallMs - 110);
  });

  it('sends all copies of a request before it goes on to the next', async () => {
    const waiting: { url: string; answer: () => void }[] = [];
    const rounds: string[][] = [];
    const at = await serve((request, response) => {
      waiting.push({ url: request.url ?? '', answer: () => response.end() });
      if (waiting.length < 16) return;
      rounds.push(waiting.map(({ url }) => url));
      for (const { answer } of waiting.splice(0)) answer();
    });
    const outcome = await sendLoad({ ...at, plan: { kind: 'copies', copies: 16 }, requests: requests(3) });
    expect(rounds).toEqual(['/0', '/1', '/2'].map((url) => Array(16).fill(url)));
    expect([...outcome.statuses]).toEqual(Array(48).fill(200));
  });

  it('records a broken connection as no answer and goes on with a new one', async () => {
    const at = await serve((request, response) => {
      if (request.url === '/5') request.socket.destroy();
      else response.end();
    });
    const plan: LoadPlan = { kind: 'closed', connections: 2, maxMs: 5_000 };
    const { statuses, latenciesMs } = await sendLoad({ ...at, plan, requests: requests(20) });
    expect([...statuses]).toEqual(Array.from({ length: 20 }, (_, slot) => (slot === 5 ? noAnswer : 200)));
    expect(latenciesMs[5]).toBeNaN();
  });

  it('sends nothing new when the time of a closed load is over', async () => {
    const at = await serve((_request, response) => setTimeout(() => response.end(), 20));
    const plan: LoadPlan = { kind: 'closed', connections: 2, maxMs: 50 };
    const { statuses } = await sendLoad({ ...at, plan, requests: requests(1_000) });
    expect(statuses[0]).toBe(200);
    expect(statuses.at(-1)).toBe(notSent);
    expect(statuses).not.toContain(noAnswer);
  });

  it('rejects when nobody listens', async () => {
    const at = await serve(() => {});
    for (const stop of stops.splice(0)) stop();
    await expect(sendLoad({ ...at, plan: open(100), requests: requests(1) })).rejects.toThrow('ECONNREFUSED');
  });
});
