import { randomBytes } from 'node:crypto';
import type { DeliveryStatus, InboundMessage } from '@kanal/contracts';
import { stableId } from '@kanal/contracts';
import { createLog } from '@kanal/runtime';
import { anAssessment, anInboundMessage, anOutboundMessage, testDatabase } from '@kanal/testing';
import fc from 'fast-check';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBlindIndex } from './crypto/blind-index.js';
import { createKeyRing } from './crypto/key-ring.js';
import type { ComplaintChange, OutboxEntry } from './documents.js';
import { connectStore, type Store } from './store.js';

const { uri, database } = testDatabase();
const oldKey = randomBytes(32);
const blindIndex = createBlindIndex(randomBytes(32));
const log = createLog({ service: 'test', level: 'fatal' });
const client = new MongoClient(uri, { promoteBuffers: true });
const db = client.db(database);
let store: Store;

beforeAll(async () => {
  store = connectStore({ uri, database, keyRing: createKeyRing(new Map([[1, oldKey]])), blindIndex, log });
  await store.migrate({ apply: true, now: Date.now });
});
afterAll(async () => {
  await store.close();
  await client.close();
});

const at = new Date('2026-11-24T03:00:00.000Z');
let tickets = 0;
const nextTicket = () => `BTN-261124-T${String(tickets++).padStart(6, '0')}`;

function replyTo(message: InboundMessage): OutboxEntry {
  const payload = anOutboundMessage({
    id: stableId('reply', message.id),
    to: message.counterpart.externalId,
  });
  return { id: payload.id, kind: 'reply', createdAt: at, dueAt: at, trace: {}, payload };
}

function opening(
  message: InboundMessage,
  ticket = nextTicket(),
  serial = 1,
): Extract<ComplaintChange, { change: 'open' }> {
  const entries = [replyTo(message)];
  return {
    change: 'open',
    complaint: {
      id: message.id,
      ticket,
      state: 'diterima',
      serial,
      message,
      openedAt: at,
      assessment: anAssessment(),
      marks: {},
      entries,
    },
  };
}

const dueAt = async (when: Date) => (await store.dueOutbox(when, 0, 1_000, {})).entries;

const append = (complaintId: string, message: InboundMessage): ComplaintChange => ({
  change: 'append',
  complaintId,
  messageId: message.id,
  at: new Date(message.sentAt),
  role: 'follow-up',
  marks: {},
  markedAt: at,
  entries: [],
});

describe('receipts', () => {
  it('are new once, whoever asks, and tell what became of the message afterwards', async () => {
    const messages = [anInboundMessage(), anInboundMessage()];
    const [first, second] = messages.map(({ id }) => id);
    const all = await Promise.all(Array.from({ length: 16 }, () => store.insertReceipts(messages)));
    expect(all.filter((known) => known.get(first ?? '') === 'new')).toHaveLength(1);
    await store.settleReceipts(
      [{ id: first ?? '', outcome: 'opened', reasons: ['first-message'], complaintId: first ?? '' }],
      at,
    );
    await store.settleReceipts([{ id: first ?? '', outcome: 'set-aside', reasons: [] }], at);
    const again = await store.insertReceipts([...messages, anInboundMessage({ externalId: 'SMnew' })]);
    expect([...again.values()]).toEqual([
      { state: 'settled', outcome: 'opened', complaintId: first },
      { state: 'received' },
      'new',
    ]);
    expect((await store.findMessages([second ?? ''])).get(second ?? '')?.message).toEqual(messages[1]);
  });

  it('are counted by channel and outcome in a period, its beginning included and its end not', async () => {
    const receivedAt = ['2031-01-01T00:00:00.000Z', '2031-01-01T12:00:00.000Z', '2031-01-02T00:00:00.000Z'];
    const messages = [...receivedAt, ...receivedAt].map((when, i) =>
      anInboundMessage({ externalId: `books-${i}`, receivedAt: when }),
    );
    await store.insertReceipts(messages);
    const settled = messages.slice(0, 4).map(({ id }) => ({ id, outcome: 'opened' as const, reasons: [] }));
    await store.settleReceipts(settled, at);
    const counted = await store.countOutcomes(new Date('2031-01-01'), new Date('2031-01-02'));
    expect(new Set(counted)).toEqual(
      new Set([
        { channel: 'sms', outcome: 'opened', count: 3 },
        { channel: 'sms', outcome: 'received', count: 1 },
      ]),
    );
  });

  it('keep a stored file when a failure is told after it, and wait for a message that is not there yet', async () => {
    const message = anInboundMessage();
    const result = (outcome: 'stored' | 'failed') => ({
      schemaVersion: 1 as const,
      id: stableId('media', message.id),
      messageId: message.id,
      index: 0,
      channel: 'sms' as const,
      at: at.toISOString(),
      result:
        outcome === 'stored'
          ? { outcome, objectKey: 'k', sha256: '0'.repeat(64), sizeBytes: 1, mimeType: 'image/png' }
          : { outcome, code: 'KANAL_MEDIA_GONE', reason: 'gone' },
    });
    expect(await store.recordMedia(result('failed'))).toBe('early');
    await store.insertReceipts([message]);
    for (const outcome of ['failed', 'stored', 'failed', 'stored'] as const) {
      expect(await store.recordMedia(result(outcome))).toBe('recorded');
    }
    const media = (await store.findMessages([message.id])).get(message.id)?.receipt.media;
    expect(media?.map((entry) => entry.result.outcome)).toEqual(['stored']);
  });
});

describe('complaints', () => {
  it('open once per message and once per conversation, however many routers try', async () => {
    const first = anInboundMessage();
    const rivals = Array.from({ length: 50 }, (_, i) =>
      anInboundMessage({ externalId: `rival-${i}`, counterpart: first.counterpart }),
    );
    const results = await Promise.all(
      [first, first, ...rivals].map(async (message) => (await store.commitComplaints([opening(message)]))[0]),
    );
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    expect(new Set(results)).toEqual(
      results.includes('already')
        ? new Set(['done', 'already', 'serial-taken'])
        : new Set(['done', 'serial-taken']),
    );
    const open = await store.findLatestComplaints([first.conversation]);
    expect(open.size).toBe(1);
  });

  it('tell a taken ticket from a taken conversation, each change of a batch on its own', async () => {
    const [a, b, c, d] = [anInboundMessage(), anInboundMessage(), anInboundMessage(), anInboundMessage()];
    const ticket = nextTicket();
    expect(await store.commitComplaints([opening(a, ticket)])).toEqual(['done']);
    const more = anInboundMessage({ externalId: 'more', counterpart: a.counterpart });
    expect(
      await store.commitComplaints([
        opening(a),
        opening(b, ticket),
        opening(more),
        opening(c),
        append(a.id, d),
      ]),
    ).toEqual(['already', 'ticket-taken', 'serial-taken', 'done', 'already']);
    expect((await store.findHeadsByTicket([ticket])).get(ticket)?.id).toBe(a.id);
  });

  it('take a follow-up once, and make room for the next of their conversation', async () => {
    const message = anInboundMessage();
    const later = anInboundMessage({
      externalId: 'later',
      counterpart: message.counterpart,
      sentAt: '2026-11-24T09:00:00.000Z',
    });
    await store.commitComplaints([opening(message)]);
    expect(await store.commitComplaints([append(message.id, later)])).toEqual(['done']);
    expect(await store.commitComplaints([append(message.id, later)])).toEqual(['already']);
    expect(
      (await store.findLatestComplaints([message.conversation])).get(message.conversation)?.lastMessageAt,
    ).toEqual(new Date(later.sentAt));
    const next = anInboundMessage({ externalId: 'next', counterpart: message.counterpart });
    expect(await store.commitComplaints([opening(next, nextTicket(), 2)])).toEqual(['done']);
    expect(await store.commitComplaints([append(stableId('nowhere'), anInboundMessage())])).toEqual(['gone']);
    const holding = await store.findComplaintsHolding([message, later, next, anInboundMessage()]);
    expect(
      new Map([...holding].map(([id, { outcome, complaint }]) => [id, `${outcome} ${complaint.id}`])),
    ).toEqual(
      new Map([
        [message.id, `opened ${message.id}`],
        [later.id, `appended ${message.id}`],
        [next.id, `opened ${next.id}`],
      ]),
    );
  });

  it('take nothing more once they are closed, but know what they took before', async () => {
    const [message, before] = [anInboundMessage(), anInboundMessage({ externalId: 'before' })];
    await store.commitComplaints([opening(message)]);
    expect(await store.commitComplaints([append(message.id, before)])).toEqual(['done']);
    const complaints = db.collection<{ _id: string }>('complaints');
    await complaints.updateOne({ _id: message.id }, { $set: { state: 'selesai' } });
    const after = anInboundMessage({ externalId: 'after' });
    expect(await store.commitComplaints([append(message.id, before), append(message.id, after)])).toEqual([
      'already',
      'gone',
    ]);
  });

  it('are found by their reporter’s number, name or id as it is typed, newest first', async () => {
    const counterpart = {
      externalId: '+6281288880001',
      aliases: [
        { type: 'phone' as const, value: '+6281288880001' },
        { type: 'username' as const, value: 'Budi_Contoh' },
      ],
    };
    const [first, second] = [1, 2].map((n) =>
      anInboundMessage({ externalId: `by-identity-${n}`, counterpart }),
    );
    if (!first || !second) throw new Error('two messages');
    const older = opening(first);
    const later = opening(second, nextTicket(), 2);
    const newer = { ...later, complaint: { ...later.complaint, openedAt: new Date(at.getTime() + 1) } };
    await store.commitComplaints([older, newer, opening(anInboundMessage())]);
    const lines = [newer, older].map(({ complaint: { ticket, state, openedAt } }) => ({
      ticket,
      state,
      channel: 'sms',
      openedAt,
    }));
    for (const typed of ['+6281288880001', '0812-8888-0001', '@budi_contoh']) {
      expect(await store.findComplaintsByIdentity(typed, 10)).toEqual(lines);
    }
    expect(await store.findComplaintsByIdentity('+6281288880001', 1)).toEqual(lines.slice(0, 1));
    expect(await store.findComplaintsByIdentity('+6281288880002', 10)).toEqual([]);
  });
});

describe('outboxes', () => {
  it('give up an entry exactly once, and keep the reply in the record of what was said', async () => {
    const message = anInboundMessage();
    const change = opening(message);
    await store.commitComplaints([change]);
    const mine = (await dueAt(at)).filter(({ owner }) => owner.id === message.id);
    expect(mine.map(({ entry }) => entry)).toEqual(change.complaint.entries);
    await store.markPublished(mine, at);
    await store.markPublished(mine, at);
    expect((await dueAt(at)).filter(({ owner }) => owner.id === message.id)).toEqual([]);
    const found = await store.findComplaint(change.complaint.ticket);
    expect(found?.replies).toEqual([
      { id: mine[0]?.entry.id, publishedAt: at, payload: mine[0]?.entry.payload },
    ]);
    expect(found?.narrative).toBe(message.text);
    expect(found?.reporter).toEqual(message.counterpart);
  });

  it('keep every reply of a complaint, and of a conversation the latest fifty answers', async () => {
    const message = anInboundMessage();
    const entries = Array.from({ length: 60 }, (_, i) => {
      const payload = anOutboundMessage({ id: stableId('many', message.id, String(i)) });
      return { id: payload.id, kind: 'reply' as const, createdAt: at, dueAt: at, trace: {}, payload };
    });
    const change = opening(message);
    await store.commitComplaints([{ change: 'open', complaint: { ...change.complaint, entries } }]);
    await store.changeConversations([{ message, entries }]);
    const ids = entries.map(({ id }) => id);
    for (const entry of entries) {
      await store.markPublished([{ owner: { collection: 'complaints', id: message.id }, entry }], at);
      await store.markPublished(
        [{ owner: { collection: 'conversations', id: message.conversation }, entry }],
        at,
      );
    }
    const found = await store.findComplaint(change.complaint.ticket);
    expect(found?.replies.map(({ id }) => id)).toEqual(ids);
    const conversations = db.collection<{ _id: string; replies: { id: string }[] }>('conversations');
    const conversation = await conversations.findOne({ _id: message.conversation });
    expect(conversation?.replies.map(({ id }) => id)).toEqual(ids.slice(-50));
  });

  it('hold nothing up for an entry that does not open', async () => {
    const [sealed, message] = [anInboundMessage(), anInboundMessage()];
    await store.commitComplaints([opening(sealed), opening(message)]);
    const complaints = db.collection<{ _id: string }>('complaints');
    await complaints.updateOne({ _id: sealed.id }, { $set: { 'outbox.0.key.v': 99 } });
    const owners = (await dueAt(at)).map(({ owner }) => owner.id);
    await complaints.deleteOne({ _id: sealed.id });
    expect(owners).toContain(message.id);
    expect(owners).not.toContain(sealed.id);
  });

  it('are walked through part by part, to the end and from the beginning again', async () => {
    const messages = Array.from({ length: 5 }, () => anInboundMessage());
    await store.commitComplaints(messages.map((message) => opening(message)));
    const whole = (await dueAt(at)).map(({ entry }) => entry.id);
    const walked: string[] = [];
    let place = {};
    do {
      const { entries, next } = await store.dueOutbox(at, 0, 2, place);
      walked.push(...entries.map(({ entry }) => entry.id));
      place = next;
    } while (Object.keys(place).length > 0);
    // Whichever collection ends first begins again meanwhile, so some are seen twice and none is left out.
    expect(new Set(walked)).toEqual(new Set(whole));
    expect(whole.length).toBeGreaterThanOrEqual(messages.length);
  });

  it('hold nothing back that is due, and nothing early', async () => {
    const message = anInboundMessage();
    const entry = { ...replyTo(message), dueAt: new Date(at.getTime() + 1) };
    await store.changeConversations([{ message, entries: [entry] }]);
    const due = async (when: Date) =>
      (await dueAt(when)).filter(({ owner }) => owner.id === message.conversation);
    expect(await due(at)).toEqual([]);
    expect(await due(entry.dueAt)).toHaveLength(1);
  });
});

describe('conversations', () => {
  it('write a change once, also when its entry was published meanwhile', async () => {
    const message = anInboundMessage();
    const change = { message, entries: [replyTo(message)], consent: { state: 'out' as const, at } };
    await Promise.all(Array.from({ length: 8 }, () => store.changeConversations([change])));
    const due = (await dueAt(at)).filter(({ owner }) => owner.id === message.conversation);
    expect(due).toHaveLength(1);
    await store.markPublished(due, at);
    await store.changeConversations([change]);
    expect((await dueAt(at)).filter(({ owner }) => owner.id === message.conversation)).toEqual([]);
    const known = await store.loadConversations([message.conversation]);
    expect(known.get(message.conversation)?.consent).toEqual(change.consent);
  });

  it('let several writers create one and lose no entry', async () => {
    const messages = Array.from({ length: 12 }, (_, i) =>
      anInboundMessage({
        externalId: `together-${i}`,
        counterpart: { externalId: '+628120000999', aliases: [] },
      }),
    );
    await Promise.all(
      messages.map((message) => store.changeConversations([{ message, entries: [replyTo(message)] }])),
    );
    const due = (await dueAt(at)).filter(({ owner }) => owner.id === messages[0]?.conversation);
    expect(due).toHaveLength(12);
  });

  it('keep the later consent when an older one is written after it', async () => {
    const message = anInboundMessage();
    const change = (state: 'in' | 'out', when: number) =>
      store.changeConversations([{ message, entries: [], consent: { state, at: new Date(when) } }]);
    await change('in', at.getTime() + 2);
    await change('out', at.getTime() + 1);
    expect(
      (await store.loadConversations([message.conversation])).get(message.conversation)?.consent?.state,
    ).toBe('in');
  });

  it('are not opted out by a STOP older than the last START', async () => {
    const message = anInboundMessage();
    await store.changeConversations([{ message, entries: [], consent: { state: 'in', at } }]);
    await store.optOut([{ conversation: message.conversation, at: new Date(at.getTime() - 1) }]);
    expect(
      (await store.loadConversations([message.conversation])).get(message.conversation)?.consent?.state,
    ).toBe('in');
    await store.optOut([{ conversation: message.conversation, at }]);
    expect(
      (await store.loadConversations([message.conversation])).get(message.conversation)?.consent?.state,
    ).toBe('out');
  });
});

describe('deliveries', () => {
  const status = (outboundId: string | undefined, of: DeliveryStatus['status']): DeliveryStatus => ({
    schemaVersion: 1,
    id: stableId('status', outboundId ?? 'none', of),
    channel: 'sms',
    account: '+6281200001708',
    status: of,
    at: at.toISOString(),
    providerMessageId: `SM-${outboundId ?? 'orphan'}`,
    ...(outboundId && { outboundId }),
  });

  it('end at the highest rank in whatever order and grouping the statuses come', async () => {
    const all = [
      'queued',
      'sending',
      'unknown',
      'accepted',
      'sent',
      'rejected',
      'delivered',
      'read',
    ] as const;
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...all], { minLength: 1 }), fc.nat(7), async (order, cut) => {
        const id = stableId('delivery', String(run++));
        const statuses = order.map((of) => status(id, of));
        await store.recordStatuses(statuses.slice(0, cut));
        await store.recordStatuses(statuses.slice(cut));
        const highest = all.filter((of) => order.includes(of)).at(-1);
        expect((await store.findDeliveries([id])).get(id)?.status).toBe(highest);
      }),
      { numRuns: 40 },
    );
  });

  it('take in a callback that came before its reply was known', async () => {
    const id = stableId('delivery', 'late');
    const callback = { ...status(undefined, 'delivered'), providerMessageId: 'SM-late' };
    await store.recordStatuses([callback]);
    await store.recordStatuses([{ ...status(id, 'accepted'), providerMessageId: 'SM-late' }]);
    expect((await store.findDeliveries([id])).get(id)).toMatchObject({ status: 'delivered', rank: 40 });
    await store.recordStatuses([{ ...callback, id: stableId('x'), status: 'read' }]);
    expect((await store.findDeliveries([id])).get(id)?.status).toBe('read');
  });
});

describe('before the migrations', () => {
  it('a store is not ready, says so, and refuses to begin a batch', async () => {
    const bare = connectStore({
      uri,
      database: `${database}_bare`,
      keyRing: createKeyRing(new Map([[1, oldKey]])),
      blindIndex,
      log,
    });
    await expect.poll(() => bare.health()).toBe('migrations are pending: run kanal migrate --apply');
    expect(() => bare.assertReady()).toThrow(
      expect.objectContaining({ code: 'KANAL_STORE_NOT_READY', retryable: true }),
    );
    expect((await bare.migrate({ apply: false, now: Date.now })).length).toBeGreaterThan(0);
    await bare.migrate({ apply: true, now: Date.now });
    await expect.poll(() => bare.health(), { timeout: 10_000 }).toBeUndefined();
    expect(() => bare.assertReady()).not.toThrow();
    await bare.close();
  });
});

describe('at rest', () => {
  it('nothing personal can be read in any collection', async () => {
    const planted = ['+628120007777', 'Siti Contoh', 'siti_contoh', 'rahasia sekali', 'Jl. Contoh 7'];
    const message = anInboundMessage({
      counterpart: {
        externalId: '+628120007777',
        aliases: [{ type: 'phone', value: '+628120007777' }],
        displayName: 'Siti Contoh',
        username: 'siti_contoh',
      },
      text: 'rahasia sekali di Jl. Contoh 7',
      raw: { From: '+628120007777' },
    });
    await store.insertReceipts([message]);
    await store.commitComplaints([opening(message)]);
    await store.changeConversations([{ message, entries: [replyTo(message)] }]);
    const everything: string[] = [];
    for (const { name } of await db.listCollections().toArray()) {
      for (const document of await db.collection(name).find().toArray()) {
        everything.push(
          JSON.stringify(document, (_key, value) =>
            value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
          ),
        );
      }
    }
    for (const word of planted) expect(everything.filter((text) => text.includes(word))).toEqual([]);
    expect(everything.some((text) => text.includes(message.id))).toBe(true);
  });

  it('keys can be rotated: the new one alone opens everything afterwards', async () => {
    const message = anInboundMessage({ text: 'sebelum kunci diganti' });
    const { complaint } = opening(message);
    await store.insertReceipts([message]);
    await store.commitComplaints([{ change: 'open', complaint }]);
    const newKey = randomBytes(32);
    const both = connectStore({
      uri,
      database,
      keyRing: createKeyRing(
        new Map([
          [1, oldKey],
          [2, newKey],
        ]),
      ),
      blindIndex,
      log,
    });
    const request = { schemaVersion: 1, adapter: 'meta', channel: 'messenger', subject: '7000' } as const;
    const [id, requestedAt] = [stableId('privacy-request', 'rewrap'), at.toISOString()];
    await store.recordPrivacyRequests([{ ...request, id, confirmationCode: 'HAPUS-0001', requestedAt }]);
    expect(await both.rewrapKeys({ apply: false })).toBeGreaterThan(0);
    await both.rewrapKeys({ apply: true });
    expect(await both.rewrapKeys({ apply: false })).toBe(0);
    expect(await db.collection('privacyRequests').distinct('key.v')).toEqual([2]);
    await both.close();
    const onlyNew = connectStore({
      uri,
      database,
      keyRing: createKeyRing(new Map([[2, newKey]])),
      blindIndex,
      log,
    });
    expect(await onlyNew.answers()).toBe(true);
    expect((await onlyNew.findMessages([message.id])).get(message.id)?.message.text).toBe(
      'sebelum kunci diganti',
    );
    await expect.poll(() => onlyNew.health()).toBeUndefined();
    expect((await onlyNew.findComplaint(complaint.ticket))?.replies).toHaveLength(1);
    await onlyNew.close();
  });
});
