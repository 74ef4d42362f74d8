import { randomBytes } from 'node:crypto';
import type { InboundMessage } from '@kanal/contracts';
import { createLog } from '@kanal/runtime';
import { anAssessment, anInboundMessage, testDatabase } from '@kanal/testing';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBlindIndex } from './crypto/blind-index.js';
import { createKeyRing } from './crypto/key-ring.js';
import type { ComplaintDocument } from './documents.js';
import { connectStore, type Store } from './store.js';

const { uri, database } = testDatabase();
const log = createLog({ service: 'test', level: 'fatal' });
const client = new MongoClient(uri, { promoteBuffers: true });
const complaints = client.db(database).collection<ComplaintDocument>('complaints');
const keyRing = createKeyRing(new Map([[1, randomBytes(32)]]));
let store: Store;

beforeAll(async () => {
  store = connectStore({ uri, database, keyRing, blindIndex: createBlindIndex(randomBytes(32)), log });
  await store.migrate({ apply: true, now: Date.now });
});
afterAll(async () => {
  await store.close();
  await client.close();
});

const at = (minute: number) => new Date(Date.parse('2026-11-24T03:00:00.000Z') + minute * 60_000);
const by = { actor: 'operator:siti', reason: 'satu banjir', at: at(10) };

let opened = 0;
async function open(
  of: Partial<ComplaintDocument> = {},
  overrides: Partial<InboundMessage> = {},
): Promise<{ id: string; ticket: string; message: InboundMessage }> {
  const message = anInboundMessage({ externalId: `merge-${opened}`, ...overrides });
  const ticket = `BTN-261124-M${String(opened++).padStart(6, '0')}`;
  const latest = (await store.findLatestComplaints([message.conversation])).get(message.conversation);
  const serial = (latest?.serial ?? 0) + 1;
  const complaint = {
    id: message.id,
    ticket,
    state: 'diterima' as const,
    serial,
    message,
    openedAt: at(0),
    assessment: anAssessment(),
    marks: {},
    entries: [],
  };
  expect(await store.commitComplaints([{ change: 'open', complaint }])).toEqual(['done']);
  if (Object.keys(of).length > 0) await complaints.updateOne({ _id: message.id }, { $set: of });
  return { id: message.id, ticket, message };
}

const stored = async (id: string): Promise<ComplaintDocument> => {
  const found = await complaints.findOne({ _id: id });
  if (!found) throw new Error(id);
  return found;
};

describe('merging', () => {
  it('keeps what the child was, says who and why, and unmerging gives it all back', async () => {
    const [child, parent] = [await open({ state: 'terverifikasi' }), await open()];
    const before = await stored(child.id);
    expect(await store.merge({ ...by, child: child.id, into: parent.id })).toBe('merged');
    expect(await store.merge({ ...by, child: child.id, into: parent.id })).toBe('already');
    expect(await stored(child.id)).toEqual({
      ...before,
      state: 'digabung',
      mergedInto: { id: parent.id, at: by.at, actor: by.actor, previousState: 'terverifikasi' },
      history: [...before.history, { state: 'digabung', at: by.at, actor: by.actor, reason: by.reason }],
      owed: [
        {
          id: expect.any(String),
          key: 'merged',
          values: {},
          at: by.at,
          ofFamily: true,
        },
      ],
    });
    expect(await store.mergedFrom(parent.id)).toEqual([
      { id: child.id, ticket: child.ticket, into: parent.id },
    ]);
    const again = { actor: 'operator:budi', reason: 'dua kejadian', at: at(20) };
    await store.unmerge({ ...again, child: child.id });
    const merged = { state: 'digabung', at: by.at, actor: by.actor, reason: by.reason };
    expect(await stored(child.id)).toEqual({
      ...before,
      history: [...before.history, merged, { state: 'terverifikasi', ...again }],
      // What was not said yet is not true any more.
      owed: [],
    });
    expect(await store.mergedFrom(parent.id)).toEqual([]);
    await expect(store.unmerge({ ...again, child: child.id })).rejects.toMatchObject({
      code: 'KANAL_MERGE_NOT_MERGED',
      message: expect.stringContaining(child.ticket),
    });
  });

  it.each<[string, Partial<ComplaintDocument>, Partial<ComplaintDocument>, string]>([
    ['a secret one into a public one', { secret: true }, {}, 'KANAL_MERGE_REALMS'],
    ['a public one into a secret one', {}, { secret: true }, 'KANAL_MERGE_REALMS'],
    ['an anonymous one into a public one', { anonymous: true }, {}, 'KANAL_MERGE_REALMS'],
    ['an anonymous one into a secret one', { anonymous: true }, { secret: true }, 'KANAL_MERGE_REALMS'],
    ['into one that is done', {}, { state: 'selesai' }, 'KANAL_MERGE_PARENT_CLOSED'],
    ['into one that is archived', {}, { state: 'diarsipkan' }, 'KANAL_MERGE_PARENT_CLOSED'],
    ['one that is done', { state: 'selesai' }, {}, 'KANAL_MERGE_CHILD_CLOSED'],
  ])('refuses %s, and writes nothing', async (_, ofChild, ofParent, code) => {
    const [child, parent] = [await open(ofChild), await open(ofParent)];
    const before = [await stored(child.id), await stored(parent.id)];
    await expect(store.merge({ ...by, child: child.id, into: parent.id })).rejects.toMatchObject({ code });
    expect([await stored(child.id), await stored(parent.id)]).toEqual(before);
  });

  it('puts two secret ones together', async () => {
    const [child, parent] = [await open({ secret: true }), await open({ secret: true })];
    expect(await store.merge({ ...by, child: child.id, into: parent.id })).toBe('merged');
  });

  it('refuses itself, a circle, one that is merged, a missing one and a missing reason, and says what to do', async () => {
    const [a, b, c] = [await open(), await open(), await open()];
    await store.merge({ ...by, child: a.id, into: b.id });
    await store.merge({ ...by, child: b.id, into: c.id });
    const refusals: [string, string, string, string][] = [
      [c.id, c.id, 'KANAL_MERGE_ITSELF', 'name two'],
      [c.id, a.id, 'KANAL_MERGE_CYCLE', 'unmerge it first'],
      [(await open()).id, a.id, 'KANAL_MERGE_PARENT_MERGED', `part of ${c.ticket}`],
      [a.id, c.id, 'KANAL_MERGE_ELSEWHERE', 'unmerge it first'],
      ['nowhere', c.id, 'KANAL_MERGE_NOT_FOUND', 'nowhere'],
    ];
    for (const [child, into, code, words] of refusals) {
      const merging = store.merge({ ...by, child, into });
      await expect(merging).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
    }
    await expect(
      store.merge({ ...by, reason: ' ', child: (await open()).id, into: c.id }),
    ).rejects.toMatchObject({
      code: 'KANAL_MERGE_NO_REASON',
    });
  });

  it('of two people who merge the same two the other way round lets one, and never both', async () => {
    for (let round = 0; round < 12; round++) {
      const [a, b] = [await open(), await open()];
      const outcomes = await Promise.allSettled([
        store.merge({ ...by, child: a.id, into: b.id }),
        store.merge({ ...by, child: b.id, into: a.id }),
      ]);
      const merged = [await stored(a.id), await stored(b.id)].filter(({ mergedInto }) => mergedInto);
      expect(merged.length).toBe(outcomes.filter(({ status }) => status === 'fulfilled').length);
      expect(merged.length).toBeLessThan(2);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason.code).toMatch(/^KANAL_MERGE_/);
      }
    }
  });
});

describe('those who reported', () => {
  it('are all answered: the parent’s citizen, the children’s, and theirs; each conversation once', async () => {
    const parent = await open();
    const [child, second, grandchild] = [await open(), await open(), await open()];
    const sameCitizen = await open({}, { counterpart: child.message.counterpart });
    await store.merge({ ...by, child: grandchild.id, into: child.id });
    for (const { id } of [child, second, sameCitizen])
      await store.merge({ ...by, child: id, into: parent.id });
    const reporters = await store.reportersOf(parent.id);
    expect(reporters[0]).toEqual({
      complaintId: parent.id,
      ticket: parent.ticket,
      channel: 'sms',
      account: parent.message.account,
      conversation: parent.message.conversation,
      counterpart: parent.message.counterpart,
    });
    expect(reporters.map(({ conversation }) => conversation).toSorted()).toEqual(
      [parent, child, second, grandchild].map(({ message }) => message.conversation).toSorted(),
    );
    expect(await store.reportersOf(second.id)).toHaveLength(1);
  });

  it('go on writing to their own complaint, which is seen with the parent, as long as that is open', async () => {
    const [child, parent] = [await open(), await open({ state: 'ditindaklanjuti' })];
    await store.merge({ ...by, child: child.id, into: parent.id });
    const { conversation } = child.message;
    const latest = async () => (await store.findLatestComplaints([conversation])).get(conversation);
    expect(await latest()).toMatchObject({ id: child.id, state: 'ditindaklanjuti' });
    const later = anInboundMessage({
      externalId: `merge-later-${opened}`,
      counterpart: child.message.counterpart,
      sentAt: '2026-11-24T09:00:00.000Z',
    });
    const append = {
      change: 'append' as const,
      complaintId: child.id,
      messageId: later.id,
      at: new Date(later.sentAt),
      role: 'follow-up' as const,
      marks: {},
      markedAt: new Date(later.sentAt),
      entries: [],
    };
    expect(await store.commitComplaints([append])).toEqual(['done']);
    expect((await store.familyMessages(parent.id)).map(({ id, ticket }) => [id, ticket])).toEqual(
      expect.arrayContaining([
        [parent.id, parent.ticket],
        [child.id, child.ticket],
        [later.id, child.ticket],
      ]),
    );
    expect((await store.familyMessages(parent.id)).at(-1)).toMatchObject({
      id: later.id,
      complaintId: child.id,
    });
    await complaints.updateOne({ _id: parent.id }, { $set: { state: 'selesai' } });
    expect(await latest()).toMatchObject({ id: child.id, state: 'selesai' });
    expect((await store.findHeadsByTicket([child.ticket])).get(child.ticket)?.state).toBe('selesai');
  });

  it('who want to be secret afterwards are taken out, and whoever was merged into them', async () => {
    const [child, parent, root] = [await open({ state: 'ditunda' }), await open(), await open()];
    await store.merge({ ...by, child: child.id, into: parent.id });
    await store.merge({ ...by, child: parent.id, into: root.id });
    await complaints.updateOne({ _id: parent.id }, { $set: { secret: true } });
    const because = { actor: 'router', reason: 'menjadi rahasia', at: at(30) };
    for (let again = 0; again < 2; again++) await store.withdrawFromGroups([parent.id], because);
    expect([await stored(child.id), await stored(parent.id)].map(({ state }) => state)).toEqual([
      'ditunda',
      'diterima',
    ]);
    expect((await stored(child.id)).history.at(-1)).toEqual({ state: 'ditunda', ...because });
    expect(await store.mergedFrom(root.id)).toEqual([]);
    expect((await store.reportersOf(root.id)).map(({ ticket }) => ticket)).toEqual([root.ticket]);
  });
});
