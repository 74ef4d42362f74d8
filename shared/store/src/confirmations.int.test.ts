import { randomBytes } from 'node:crypto';
import { leastComplaints } from '@kanal/domain';
import { testDatabase } from '@kanal/testing';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  type ConfirmationDocument,
  type ConfirmedWordDocument,
  createConfirmationStore,
} from './confirmations.js';
import { createBlindIndex } from './crypto/blind-index.js';
import type { ComplaintDocument } from './documents.js';
import { migrate } from './migrate.js';

const { uri, database } = testDatabase();
const client = new MongoClient(uri);
const db = client.db(database);
const confirmations = db.collection<ConfirmationDocument>('confirmations');
const words = db.collection<ConfirmedWordDocument>('confirmedWords');
const complaints = db.collection<ComplaintDocument>('complaints');
const store = createConfirmationStore(createBlindIndex(randomBytes(32)), {
  confirmations,
  words,
  complaints,
});
beforeAll(() => migrate(db, { apply: true, now: Date.now }));
beforeEach(() => Promise.all([confirmations, words, complaints].map((each) => each.deleteMany({}))));
afterAll(() => client.close());

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 3, minute));
const confirm = (complaintId: string, others: string[], minute = 0, category = 'perhubungan') =>
  store.confirmCategory({
    complaintId,
    category,
    words: { known: ['jalan'], others },
    by: 'operator:uji',
    at: at(minute),
  });
const stored = async () =>
  JSON.stringify([await confirmations.find().toArray(), await words.find().toArray()]);

it('keeps the latest confirmation of a complaint, in whatever order they come', async () => {
  expect(await confirm('a', [], 5)).toBe('new');
  expect(await confirm('a', [], 9, 'kesehatan')).toBe('replaced');
  expect(await confirm('a', [], 7, 'agama')).toBe('superseded');
  expect(await confirm('a', [], 9, 'kesehatan')).toBe('replaced');
  expect(await store.readConfirmations()).toEqual([
    { complaintId: 'a', category: 'kesehatan', at: at(9), by: 'operator:uji', words: ['jalan'] },
  ]);
});

it('opens a word only when enough different complaints have it', async () => {
  for (let i = 1; i < leastComplaints; i++) await confirm(`c-${i}`, ['sukiranto', `nama${i}x`]);
  for (let again = 1; again <= leastComplaints; again++) await confirm('c-1', ['sukiranto'], again);
  expect(await stored()).not.toMatch(/sukiranto|nama/);
  await confirm('c-last', ['sukiranto']);
  const read = await store.readConfirmations();
  expect(read.map((one) => one.words)).toEqual(read.map(() => ['jalan', 'sukiranto']));
  expect(await stored()).not.toMatch(/nama\dx/);
});

it('opens it also when all are confirmed at once', async () => {
  await Promise.all(Array.from({ length: leastComplaints }, (_, i) => confirm(`c-${i}`, ['getek'])));
  expect((await store.readConfirmations())[0]?.words).toEqual(['jalan', 'getek']);
});

it('keeps no words of a complaint that was taken back', async () => {
  const taken = { _id: 'gone', ticket: 'T', conversation: 'c', serial: 1, narrativeOf: { withdrawn: true } };
  await db.collection<{ _id: string }>('complaints').insertOne(taken);
  await confirm('gone', ['sukiranto']);
  expect(await store.readConfirmations()).toEqual([
    expect.objectContaining({ category: 'perhubungan', words: [] }),
  ]);
  expect(await confirmations.findOne({ _id: 'gone' })).toMatchObject({ sealedWords: [] });
});
