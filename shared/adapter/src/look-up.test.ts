import { fromWire, inboundKind, type Lookup, type Publication } from '@kanal/contracts';
import { createMetrics } from '@kanal/runtime';
import { afterEach, describe, expect, it } from 'vitest';
import { createLetterAdapter } from '../test/letter-adapter.js';
import { type LetterProvider, startLetterProvider } from '../test/letter-provider.js';
import { recordingLog } from '../test/quiet-log.js';
import { createAdapterMetrics } from './adapter-metrics.js';
import { createLookUp } from './look-up.js';

let provider: LetterProvider | undefined;
afterEach(() => provider?.close());

const lookup: Lookup = {
  schemaVersion: 1,
  id: 'abcdefghijklmnopqrstuvwxyz234567',
  adapter: 'sms',
  route: 'letters.inbound',
  reason: 'notice',
  partBase64: Buffer.from('{"id":"a","type":"notice"}').toString('base64'),
  receivedAt: '2026-11-24T03:00:00.000Z',
};

async function lookUpAt(letters: readonly unknown[], isProviderThere = true) {
  provider = await startLetterProvider();
  for (const letter of letters) provider.letters.set((letter as { id: string }).id, letter);
  if (!isProviderThere) await provider.close();
  const publications: Publication[] = [];
  const { log, lines } = recordingLog();
  const lookUp = createLookUp({
    adapter: createLetterAdapter(provider.baseUrl),
    conversationKey: Buffer.alloc(32, 7),
    publishAll: async (found) => publications.push(...found),
    largeParts: { put: async () => undefined },
    metrics: createAdapterMetrics(createMetrics('test')),
    log,
    timeoutMs: 2_000,
  });
  return { lookUp, publications, lines };
}

describe('a message that has to be asked for', () => {
  const letter = { id: 'a', from: '+6281200000001', text: 'Lampu jalan mati', file: 'https://f.example/1' };

  it('is published as if it had come whole, with its files; asked for twice, under the same ids', async () => {
    const { lookUp, publications } = await lookUpAt([letter]);
    expect(await lookUp(lookup)).toBe('found');
    expect(await lookUp(lookup)).toBe('found');
    const [message, file, ...again] = publications;
    expect(fromWire(inboundKind, 'kanal.inbound.v3', message?.body ?? Buffer.of())).toMatchObject({
      adapter: 'sms',
      externalId: 'a',
      text: 'Lampu jalan mati',
      receivedAt: lookup.receivedAt,
    });
    expect(file?.stream).toBe('MEDIA');
    expect(again.map(({ id }) => id)).toEqual([message?.id, file?.id]);
  });

  it('that is not there any more is given up', async () => {
    const { lookUp, publications } = await lookUpAt([]);
    expect(await lookUp(lookup)).toBe('gone');
    expect(publications).toEqual([]);
  });

  it('is asked for later when the provider cannot be reached', async () => {
    const { lookUp, lines } = await lookUpAt([letter], false);
    expect(await lookUp(lookup)).toBe('later');
    expect(lines.map(({ msg }) => msg)).toContain('lookup.failed');
  });

  it('that cannot be read goes to quarantine with the event that named it', async () => {
    const { lookUp, publications } = await lookUpAt([{ ...letter, from: '' }]);
    expect(await lookUp(lookup)).toBe('found');
    expect(publications.map(({ subject }) => subject)).toEqual(['inbound.sms.quarantine']);
    expect(Buffer.from(publications[0]?.body ?? []).toString()).toContain(lookup.partBase64);
  });
});
