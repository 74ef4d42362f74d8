import { fromWire, inboundKind, type Publication, quarantineKind } from '@kanal/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLetterCall, createLetterAdapter, signLetters } from '../test/letter-adapter.js';
import { recordingLog } from '../test/quiet-log.js';
import type { ChannelAdapter, InboundDraft, WebhookRequest } from './channel-adapter.js';
import { createIngest } from './ingest.js';
import type { Persisted } from './persist.js';
import type { LargePart } from './quarantine.js';

const adapter = createLetterAdapter('http://127.0.0.1:9');
const from = '+6281200000001';

async function ingested(
  request: WebhookRequest,
  of: ChannelAdapter = adapter,
  persisted: Persisted = 'published',
  isObjectStoreThere = true,
) {
  const publications: Publication[] = [];
  const large: LargePart[] = [];
  const ingest = createIngest({
    adapter: of,
    conversationKey: Buffer.alloc(32, 7),
    persist: async (handedOver) => {
      publications.push(...handedOver);
      return persisted;
    },
    putLarge: async (part) => {
      if (!isObjectStoreThere) throw new Error('away');
      // Before any record that names it.
      expect(publications).toEqual([]);
      large.push(part);
    },
    log: recordingLog().log,
  });
  const [route] = of.routes;
  if (!route) throw new Error('the adapter has a route');
  return { ...(await ingest(route, request)), publications, large };
}

/** The adapter with its drafts changed. */
function drafting(change: (draft: InboundDraft) => InboundDraft): ChannelAdapter {
  const routes = adapter.routes.map((route) => ({
    ...route,
    parse: (request: WebhookRequest) => {
      const parsed = route.parse(request);
      return { ...parsed, messages: parsed.messages.map(change) };
    },
  }));
  return { ...adapter, routes };
}

const twoLetters = aLetterCall([
  { id: 'a', from, text: 'Jalan berlubang' },
  { id: 'b', from, file: 'https://files.example/1.jpg' },
]);

describe('ingest', () => {
  it('publishes every event of a call, each file after its message', async () => {
    const { outcome, publications } = await ingested(twoLetters);
    expect(outcome).toEqual({
      outcome: 'accepted',
      counts: { messages: 2, statuses: 0, lookups: 0, privacyRequests: 0, ignored: 0, malformed: 0 },
    });
    expect(publications.map(({ stream }) => stream)).toEqual(['INBOUND', 'INBOUND', 'MEDIA']);
    const [first] = publications;
    const message = fromWire(inboundKind, first?.headers['ce-type'] ?? '', first?.body ?? Buffer.alloc(0));
    expect(message).toMatchObject({
      text: 'Jalan berlubang',
      sentAt: '2026-11-24T03:00:00.000Z',
      receivedAt: '2026-11-24T03:00:00.000Z',
    });
    expect(first?.subject).toBe(`inbound.sms.${first?.subject.split('.')[2]}.${message.conversation}`);
  });

  it.each([
    { persisted: 'published', outcome: 'accepted' },
    { persisted: 'spooled', outcome: 'spooled' },
    { persisted: 'nowhere', outcome: 'unavailable' },
  ] as const)('is $outcome when the events are $persisted', async ({ persisted, outcome }) => {
    expect((await ingested(twoLetters, adapter, persisted)).outcome.outcome).toBe(outcome);
  });

  it.each([
    { persisted: 'published', outcome: 'quarantined' },
    { persisted: 'spooled', outcome: 'quarantined' },
    { persisted: 'nowhere', outcome: 'unavailable' },
  ] as const)('is $outcome when an unreadable call is $persisted', async ({ persisted, outcome }) => {
    const broken = aLetterCall([], { body: Buffer.from('{"letters": 7') });
    const run = await ingested(broken, adapter, persisted);
    expect(run.outcome.outcome).toBe(outcome);
    expect(run.publications.map(({ subject }) => subject)).toEqual(['inbound.sms.quarantine']);
  });

  it('keeps the bytes of an unreadable call, and none of them in the reason', async () => {
    const body = Buffer.from('nama saya Sari, nomor +6281200000001');
    const { publications } = await ingested(aLetterCall([], { body }));
    const [record] = publications;
    const webhook = fromWire(
      quarantineKind,
      record?.headers['ce-type'] ?? '',
      record?.body ?? Buffer.alloc(0),
    );
    expect(webhook.body).toEqual({ in: 'message', base64: body.toString('base64') });
    expect(webhook.reason).toBe('SyntaxError');
  });

  it('keeps what is too large for a record in the object store first, and names it in the record', async () => {
    const body = Buffer.from('x'.repeat(900_000));
    const { outcome, publications, large } = await ingested(aLetterCall([], { body }));
    expect(outcome.outcome).toBe('quarantined');
    const [record] = publications;
    const webhook = fromWire(quarantineKind, record?.headers['ce-type'] ?? '', record?.body ?? body);
    expect(webhook.body).toEqual({ in: 'object-store', key: large[0]?.key, sizeBytes: body.byteLength });
    expect(large.map(({ bytes }) => Buffer.from(bytes))).toEqual([body]);
  });

  it('takes no call whose large part cannot be kept: the provider calls again', async () => {
    const body = Buffer.from('x'.repeat(900_000));
    const { outcome, publications } = await ingested(aLetterCall([], { body }), adapter, 'published', false);
    expect(outcome.outcome).toBe('unavailable');
    expect(publications).toEqual([]);
  });

  it('publishes nothing of a forged call', async () => {
    const { outcome, publications } = await ingested({ ...twoLetters, headers: {} });
    expect(outcome).toEqual({ outcome: 'forged', reason: 'missing-signature' });
    expect(publications).toEqual([]);
  });

  it('takes a check that throws for a forgery', async () => {
    const [route] = adapter.routes;
    const verify = () => {
      throw new Error('broken');
    };
    const of = { ...adapter, routes: route ? [{ ...route, verify }] : [] };
    expect((await ingested(twoLetters, of)).outcome).toEqual({ outcome: 'forged', reason: 'verify-failed' });
  });

  it('keeps a call whose draft does not fit the contract, and lets its other events go on', async () => {
    const of = drafting((draft) => (draft.externalId === 'a' ? { ...draft, sentAt: 'kemarin' } : draft));
    const { outcome, publications } = await ingested(twoLetters, of);
    expect(outcome).toEqual({
      outcome: 'accepted',
      counts: { messages: 1, statuses: 0, lookups: 0, privacyRequests: 0, ignored: 0, malformed: 1 },
    });
    expect(publications.map(({ stream, subject }) => `${stream} ${subject.split('.').at(-1)}`)).toEqual([
      expect.stringMatching(/^INBOUND [a-z2-7]{16}$/),
      expect.stringMatching(/^MEDIA /),
      'INBOUND quarantine',
    ]);
  });

  it('quarantines a message that is too large for NATS', async () => {
    const attachments = Array.from({ length: 32 }, () => ({
      type: 'image' as const,
      providerRef: 'x',
      caption: '\u0000'.repeat(8192),
    }));
    const { outcome, publications } = await ingested(
      twoLetters,
      drafting((draft) => ({ ...draft, attachments })),
    );
    expect(outcome).toMatchObject({ outcome: 'accepted', counts: { messages: 0, malformed: 2 } });
    expect(publications).toHaveLength(1);
  });

  it('replaces a raw payload that is too large by its size', async () => {
    const { publications } = await ingested(
      aLetterCall([{ id: 'a', from, text: 'x', note: 'é'.repeat(20_000) }]),
    );
    const [first] = publications;
    const message = fromWire(inboundKind, first?.headers['ce-type'] ?? '', first?.body ?? Buffer.alloc(0));
    expect(message.raw).toEqual({ kanalTruncated: true, bytes: expect.any(Number) });
    expect(message.text).toBe('x');
  });

  it('never fails, whatever is signed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.json().map((json) => Buffer.from(json)),
          fc.array(fc.jsonValue()).map((letters) => Buffer.from(JSON.stringify({ letters }))),
          fc
            .array(fc.record({ id: fc.string(), from: fc.string(), text: fc.string() }, { requiredKeys: [] }))
            .map((letters) => Buffer.from(JSON.stringify({ letters }))),
        ),
        fc.string(),
        async (body, query) => {
          const headers = { 'x-signature': signLetters(body), 'content-type': query };
          const { outcome } = await ingested(aLetterCall([], { body, query, headers }));
          expect(['accepted', 'quarantined']).toContain(outcome.outcome);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('refuses a route whose bodies an adapter could not hold', () => {
    const routes = adapter.routes.map((route) => ({ ...route, maxBodyBytes: 9_000_000 }));
    expect(() =>
      createIngest({
        adapter: { ...adapter, routes },
        conversationKey: Buffer.alloc(32),
        persist: async () => 'nowhere',
        putLarge: async () => undefined,
        log: recordingLog().log,
      }),
    ).toThrow(expect.objectContaining({ code: 'KANAL_ADAPTER_ROUTE' }));
  });
});
