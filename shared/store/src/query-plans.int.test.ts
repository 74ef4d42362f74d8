import { testDatabase } from '@kanal/testing';
import { type Document, type Filter, MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from './migrate.js';

/**
 * Every filter of the repositories, on collections in which a scan would show. Three are missing because they read
 * everything by intent, and no write shall pay for an index of theirs: the rotation of keys, the count of a dry run, and
 * counting the clocks of all open complaints anew.
 */
const { uri, database } = testDatabase();
const client = new MongoClient(uri);
const db = client.db(`${database}_plans`);
afterAll(() => client.close());

interface Row extends Document {
  _id: string;
}

const many = 600;
const startMs = Date.parse('2026-11-24T03:00:00.000Z');
const at = (i: number) => new Date(startMs + i * 1000);
const rows = (toRow: (i: number) => Document): Row[] =>
  Array.from({ length: many }, (_, i) => ({ _id: `id-${i}`, ...toRow(i) }));

beforeAll(async () => {
  await migrate(db, { apply: true, now: Date.now });
  const insert = (name: string, toRow: (i: number) => Document) =>
    db.collection<Row>(name).insertMany(rows(toRow));
  const outboxOf = (i: number) => (i % 200 === 0 ? [{ id: `entry-${i}`, dueAt: at(i) }] : []);
  await insert('complaints', (i) => ({
    ticket: `T-${i}`,
    conversation: `c-${Math.floor(i / 3)}`,
    serial: i % 3,
    state: 'diterima',
    identities: [`phone-${Math.floor(i / 3)}`, `name-${i}`],
    messages: [{ id: `id-${i}` }, { id: `more-${i}` }],
    outbox: outboxOf(i),
    ...(i % 20 === 0 && { clocksNextAt: at(i) }),
    ...(i % 10 === 0 && { mergedInto: { id: `into-${Math.floor(i / 20)}` } }),
  }));
  // One viral post of 500 and some that are like nothing.
  await insert('similarities', (i) => ({
    notedAt: at(i),
    ...(i < 500
      ? { group: 'id-599' }
      : { keys: [`band-a-${i}`, `band-b-${i}`, `here-${Math.floor(i / 2)}`] }),
  }));
  await insert('groups', (i) => ({ suggestedAt: at(i), state: i % 100 === 0 ? 'suggested' : 'dismissed' }));
  await insert('conversations', (i) => ({
    identities: [`phone-${i}`],
    consent: { at: at(i) },
    outbox: outboxOf(i),
  }));
  await insert('deliveries', (i) => ({ providerMessageId: `SM-${i}`, rank: 10 }));
  await insert('receipts', (i) => ({
    receivedAt: at(i),
    state: 'received',
    media: [{ index: 0 }],
    ...(i % 10 === 0 && { edits: `edited-${i}` }),
    ...(i % 50 === 0 && { withdrawn: { at: at(i) } }),
  }));
  await insert('confirmations', (i) => ({ sealedWords: [`w-${i}`, `w-${i % 50}`] }));
  await insert('settings', (i) => ({ kind: `kind-${i % 6}`, version: Math.floor(i / 6) + 1 }));
  await insert('privacyRequests', (i) => ({
    confirmationCode: `CODE-${i}`,
    requestedAt: at(i),
    ...(i < many - 20 && { handled: { at: at(i) } }),
  }));
});

const table: [string, Filter<Row>, number][] = [
  ['complaints', { conversation: { $in: ['c-7', 'c-9'] } }, 6],
  ['complaints', { ticket: { $in: ['T-7', 'T-9'] } }, 2],
  ['complaints', { ticket: 'T-7' }, 1],
  ['complaints', { conversation: { $in: ['c-7'] }, 'messages.id': { $in: ['more-21'] } }, 1],
  ['complaints', { $or: [{ _id: { $in: ['id-7'] } }, { ticket: { $in: ['T-9'] } }] }, 2],
  ['complaints', { _id: 'id-7', state: { $nin: ['selesai'] }, 'messages.id': { $ne: 'new' } }, 1],
  ['complaints', { identities: { $in: ['phone-7', 'name-500', 'id-500'] } }, 4],
  ['complaints', { 'outbox.dueAt': { $lte: at(300) } }, 2],
  ['complaints', { clocksNextAt: { $lte: at(300) } }, 16],
  ['complaints', { _id: 'id-7', clocksRevision: { $exists: false } }, 1],
  ['complaints', { 'mergedInto.id': { $in: ['into-3', 'into-4'] } }, 4],
  ['complaints', { _id: { $in: ['id-7', 'id-10'] }, mergedInto: { $exists: true } }, 1],
  ['similarities', { keys: { $in: ['band-a-599', 'band-b-598', 'here-260', 'nowhere'] } }, 4],
  ['similarities', { _id: 'id-7', group: { $exists: false }, withdrawnAt: { $exists: false } }, 0],
  ['similarities', { _id: { $in: ['id-7', 'id-599'] } }, 2],
  ['similarities', { group: 'id-599' }, 500],
  ['groups', { state: 'suggested' }, 6],
  ['groups', { _id: 'id-100', state: 'suggested' }, 1],
  ['conversations', { 'outbox.dueAt': { $lte: at(300) } }, 2],
  ['conversations', { _id: { $in: ['id-7'] }, consent: { $exists: true } }, 1],
  ['conversations', { _id: 'id-7', 'consent.at': { $lte: at(300) } }, 1],
  ['complaints', { _id: 'id-7', 'changes.id': { $ne: 'new' } }, 1],
  ['complaints', { _id: 'id-7', 'narrativeOf.withdrawn': { $exists: false } }, 1],
  ['conversations', { identities: { $in: ['phone-7', 'phone-9'] } }, 2],
  ['conversations', { _id: 'id-7', $or: [{ askedAt: { $exists: false } }] }, 1],
  ['deliveries', { _id: { $in: ['id-7', 'id-9'] } }, 2],
  ['deliveries', { providerMessageId: { $in: ['SM-7', 'SM-9'] } }, 2],
  ['receipts', { receivedAt: { $gte: at(100), $lt: at(110) } }, 10],
  ['receipts', { _id: { $in: ['id-7', 'id-9'] } }, 2],
  ['receipts', { _id: 'id-7', state: 'received' }, 1],
  ['receipts', { _id: 'id-7', 'media.index': { $ne: 3 } }, 1],
  ['receipts', { edits: { $in: ['edited-10', 'edited-20', 'edited-21'] } }, 2],
  ['receipts', { _id: { $in: ['id-50'] }, withdrawn: { $exists: true } }, 1],
  [
    'receipts',
    {
      $or: [
        { _id: { $in: ['id-50', 'id-51'] }, withdrawn: { $exists: true } },
        { edits: { $in: ['edited-10'] } },
      ],
    },
    2,
  ],
  ['privacyRequests', { confirmationCode: 'CODE-7', 'handled.at': null }, 0],
  ['privacyRequests', { confirmationCode: 'CODE-7', 'handled.at': { $gt: at(0) } }, 1],
  ['privacyRequests', { 'handled.at': null }, 20],
  ['confirmations', { sealedWords: 'w-7' }, 12],
  ['settings', { kind: 'kind-3', version: 7 }, 1],
  ['settings', { kind: 'kind-3' }, 100],
];

/** Beside what is returned: one key to see the end of each interval, and what the rest of the filter sorts out. */
const spare = 3;

it.each(table)('%s %j looks at hardly more than it returns', async (collection, filter, returned) => {
  const plan = await db.collection<Row>(collection).find(filter).explain('executionStats');
  expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
  const { nReturned, totalKeysExamined, totalDocsExamined } = plan['executionStats'];
  expect(nReturned).toBe(returned);
  expect(totalKeysExamined).toBeLessThanOrEqual(returned + spare);
  expect(totalDocsExamined).toBeLessThanOrEqual(returned + spare);
});
