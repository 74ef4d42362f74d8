import type { Publication } from '@kanal/contracts';
import { createMetrics } from '@kanal/runtime';
import { describe, expect, it } from 'vitest';
import { createLetterAdapter } from '../test/letter-adapter.js';
import { recordingLog } from '../test/quiet-log.js';
import { createAdapterMetrics } from './adapter-metrics.js';
import type { Intake } from './channel-adapter.js';
import { openConnection } from './open-connection.js';
import type { Persisted } from './persist.js';

/** The invented provider's letters, as if they came over a connection. */
async function connected(persisted: Persisted = 'published') {
  const letters = createLetterAdapter('http://127.0.0.1:9');
  const [route] = letters.routes;
  if (!route) throw new Error('the adapter has a route');
  const publications: Publication[] = [];
  const metrics = createMetrics('test');
  let intake: Intake | undefined;
  const connection = openConnection({
    adapter: {
      ...letters,
      connection: {
        route: { name: 'letters.connection', parse: route.parse },
        open: (given) => {
          intake = given;
          return { health: () => undefined, stop: async () => undefined };
        },
      },
    },
    conversationKey: Buffer.alloc(32, 7),
    persist: async (handedOver) => {
      publications.push(...handedOver);
      return persisted;
    },
    putLarge: async () => undefined,
    metrics: createAdapterMetrics(metrics),
    log: recordingLog().log,
    now: () => Date.UTC(2026, 10, 24, 3),
  });
  const accept = async (body: string) => intake?.accept(Buffer.from(body));
  return { connection, accept, publications, counted: () => metrics.registry.metrics() };
}

const letter = (fields: object) =>
  JSON.stringify({ letters: [{ id: 'a', from: '+6281200000001', ...fields }] });

describe('what comes over a connection', () => {
  it.each(['published', 'spooled'] as const)('is confirmed when it is %s', async (persisted) => {
    const { accept, publications, counted } = await connected(persisted);
    expect(await accept(letter({ text: 'Lampu jalan mati' }))).toBe(true);
    expect(publications.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^inbound\.sms\.\d+\./),
    ]);
    expect(await counted()).toMatch(/events_total\{.*route="letters.connection".*event="message".*\} 1/);
  });

  it('is not confirmed when it could not be kept', async () => {
    const { accept } = await connected('nowhere');
    expect(await accept(letter({ text: 'Lampu jalan mati' }))).toBe(false);
  });

  it('that cannot be read is quarantined with its bytes, and confirmed', async () => {
    const { accept, publications } = await connected();
    expect(await accept('{')).toBe(true);
    expect(publications.map(({ subject }) => subject)).toEqual(['inbound.sms.quarantine']);
    expect(JSON.parse(Buffer.from(publications[0]?.body ?? []).toString())).toMatchObject({
      route: 'letters.connection',
      body: { in: 'message', base64: Buffer.from('{').toString('base64') },
    });
  });

  it('that holds nothing for us is confirmed', async () => {
    const { accept, publications } = await connected('nowhere');
    expect(await accept(letter({ type: 'typing' }))).toBe(true);
    expect(publications).toEqual([]);
  });
});
