import { randomBytes } from 'node:crypto';
import { createLog } from '@kanal/runtime';
import { aComplaint, anInboundMessage, startOwnMongo, testDatabase } from '@kanal/testing';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startStallingProxy } from '../test/stalling-proxy.js';
import { createBlindIndex } from './crypto/blind-index.js';
import { createKeyRing } from './crypto/key-ring.js';
import { type OpenPath, openProgressReader, type ProgressReader, progressFields } from './progress-reader.js';
import { connectStore, type Store } from './store.js';
import { isTransientStoreError } from './store-error.js';

const { uri, database } = testDatabase();
const log = createLog({ service: 'test', level: 'silent' });
const client = new MongoClient(uri);
const complaints = client.db(database).collection<{ _id: string; [field: string]: unknown }>('complaints');
let store: Store;
let reader: ProgressReader;

beforeAll(async () => {
  const keyRing = createKeyRing(new Map([[1, randomBytes(32)]]));
  store = connectStore({ uri, database, keyRing, blindIndex: createBlindIndex(randomBytes(32)), log });
  await store.migrate({ apply: true, now: Date.now });
  reader = openProgressReader({ uri, database, log });
});
afterAll(async () => {
  await Promise.all([reader.close(), store.close(), client.close()]);
});

/** Opens a complaint as the router does. */
async function openComplaint() {
  const complaint = aComplaint({ message: anInboundMessage({ text: 'Kata-kata yang tidak boleh keluar' }) });
  await store.insertReceipts([complaint.message]);
  await store.commitComplaints([{ change: 'open', complaint }]);
  return complaint;
}

/** Every byte the database sends to a reader while `ask` asks it. */
async function bytesReadBy(ask: (reader: ProgressReader) => Promise<unknown>): Promise<string> {
  const proxy = await startStallingProxy(uri);
  const tapped = openProgressReader({ uri: proxy.uri, database, log });
  try {
    await ask(tapped);
  } finally {
    await tapped.close();
    await proxy.close();
  }
  return proxy.received();
}

describe('the progress of a complaint', () => {
  it('is its state and what has been, without who did it', async () => {
    const { ticket, openedAt } = await openComplaint();
    expect(await reader.findProgress(ticket)).toEqual({
      ticket,
      state: 'diterima',
      history: [{ state: 'diterima', at: openedAt }],
      clocks: [expect.objectContaining({ name: 'verifikasi', dueOn: '2026-11-26' })],
    });
  });

  it('has its number in LAPOR!, its agency and its clocks once there are any, and nothing else of them', async () => {
    const { id, ticket, openedAt } = await openComplaint();
    const clock = {
      name: 'verifikasi',
      kind: 'batas',
      dueOn: '2026-11-27',
      dueAt: openedAt,
      isPrediction: false,
    };
    const set = {
      agency: 'Pemerintah Kabupaten Tangerang',
      handOff: { at: openedAt, by: 'citizen', trackingId: '9165816' },
      clocks: [{ ...clock, warned: [50], basis: { category: 'x' }, pauses: [{ from: openedAt, why: 'x' }] }],
      history: [{ state: 'diarsipkan', at: openedAt, actor: 'petugas', reason: 'duplikat' }],
    };
    await complaints.updateOne({ _id: id }, { $set: set });
    expect(await reader.findProgress(ticket)).toEqual({
      ticket,
      state: 'diterima',
      agency: set.agency,
      trackingId: '9165816',
      history: [{ state: 'diarsipkan', at: openedAt, reason: 'duplikat' }],
      clocks: [{ ...clock, pauses: [{ from: openedAt }] }],
    });
  });

  it('has of a clock as it is kept what is due when, and not how it was counted', async () => {
    const { ticket, clocks } = await openComplaint();
    const [clock] = clocks;
    const read = (await reader.findProgress(ticket))?.clocks;
    expect(read).toHaveLength(clocks.length);
    expect(clock).toMatchObject(read?.[0] ?? {});
    expect(Object.keys(read?.[0] ?? {}).toSorted()).toEqual([
      'dueAt',
      'dueOn',
      'isPrediction',
      'kind',
      'name',
      'pauses',
    ]);
  });

  it('is the same nothing for a secret complaint as for a ticket nobody has', async () => {
    const { id, ticket } = await openComplaint();
    await complaints.updateOne({ _id: id }, { $set: { secret: true } });
    expect(await reader.findProgress(ticket)).toBeUndefined();
    expect(await reader.findProgress('BTN-261124-ZZZZZZZ')).toBeUndefined();
    await complaints.updateOne({ _id: id }, { $set: { secret: false } });
    expect(await reader.findProgress(ticket)).toBeDefined();
  });

  it('is found by one key, and one document is looked at', async () => {
    const { ticket } = await openComplaint();
    const plan = await complaints
      .find({ ticket: { $eq: ticket }, secret: { $ne: true } })
      .explain('executionStats');
    expect(JSON.stringify(plan['queryPlanner'])).toContain('"stage":"IXSCAN"');
    expect(plan['executionStats']).toMatchObject({ totalKeysExamined: 1, totalDocsExamined: 1 });
  });
});

describe('nothing else leaves the database', () => {
  it('of a complaint that holds every field there is', async () => {
    const { id, ticket } = await openComplaint();
    const whole = await complaints.findOne({ _id: id });
    const seen = await bytesReadBy((tapped) => tapped.findProgress(ticket));
    expect(seen).toContain(ticket);
    const heads = new Set(progressFields.map((field) => field.split('.')[0]));
    const others = Object.keys(whole ?? {}).filter((field) => !heads.has(field));
    expect(others).toEqual(
      expect.arrayContaining(['sealedReporter', 'sealedNarrative', 'key', 'identities']),
    );
    expect(others.filter((field) => seen.includes(`${field}\0`))).toEqual([]);
    expect(seen).not.toContain('actor');
    expect(seen).not.toContain(id);
    expect(seen).not.toContain(String(whole?.['conversation']));
  });

  it('of a secret one not a single field', async () => {
    const { id, ticket } = await openComplaint();
    await complaints.updateOne({ _id: id }, { $set: { secret: true } });
    const seen = await bytesReadBy((tapped) => tapped.findProgress(ticket));
    expect(seen).toContain('firstBatch');
    expect(seen).not.toContain(ticket);
  });

  it('because no other field can be named', () => {
    // @ts-expect-error sealed
    const sealed: OpenPath = 'sealedNarrative';
    // @ts-expect-error leads to a person
    const leading: OpenPath = 'identities';
    // @ts-expect-error our own judgement
    const judged: OpenPath = 'assessment';
    // @ts-expect-error inside what is closed
    const inside: OpenPath = 'messages.id';
    for (const field of [sealed, leading, judged, inside]) expect(progressFields).not.toContain(field);
  });

  it('whatever a ticket is made to look like', async () => {
    await openComplaint();
    for (const ticket of ['', '$where', '.*', '{"$gt":""}', { $gt: '' } as unknown as string]) {
      expect(await reader.findProgress(ticket)).toBeUndefined();
    }
  });
});

describe('the health of the reader', () => {
  it('is well while it can read, and says when what it reads is not there', async () => {
    await expect.poll(reader.health).toBeUndefined();
    const elsewhere = openProgressReader({ uri, database, view: 'complaintProgress', log });
    onTestFinished(() => elsewhere.close());
    await expect.poll(elsewhere.health).toBe('there is no complaintProgress in the database yet');
  });

  it('is bad during an outage, whose errors are told from faults, and good again after it', async () => {
    const engine = await startOwnMongo();
    const outliving = openProgressReader({ uri: engine.uri, database: 'outage', log });
    onTestFinished(async () => {
      await outliving.close();
      await engine.remove();
    });
    const maker = new MongoClient(engine.uri);
    await maker.db('outage').createCollection('complaints');
    await maker.close();
    await expect.poll(outliving.health).toBeUndefined();
    await engine.kill();
    // What the driver says at the very moment differs; what it says from then on is an outage.
    const thrown = () => outliving.findProgress('BTN-261124-ZZZZZZZ').catch((error: unknown) => error);
    await expect.poll(async () => isTransientStoreError(await thrown())).toBe(true);
    await expect.poll(outliving.health).toMatch(/does not answer/);
    await engine.restart();
    await expect.poll(outliving.health).toBeUndefined();
  });
});
