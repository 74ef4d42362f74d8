import { type DeliveryState, type DeliveryStatus, stableId } from '@kanal/contracts';
import { testDatabase } from '@kanal/testing';
import { MongoClient } from 'mongodb';
import { afterAll, describe, expect, it } from 'vitest';
import { createDeliveryStore } from './deliveries.js';
import { initial } from './migrations/0001-initial.js';
import { createWriteTogether } from './write-together.js';

const { uri, database } = testDatabase();
const client = new MongoClient(uri);
const db = client.db(database);
await initial.up(db);
const store = createDeliveryStore(db.collection('deliveries'), createWriteTogether(client));
afterAll(() => client.close());

let serial = 0;
function status(state: DeliveryState, of: Partial<DeliveryStatus>): DeliveryStatus {
  return {
    schemaVersion: 1,
    id: stableId('status', String(serial++)),
    channel: 'sms',
    account: '+6215000000',
    status: state,
    at: '2026-11-24T03:00:00.000Z',
    ...of,
  };
}

const delivery = async (id: string) => (await store.findDeliveries([id])).get(id);

describe('a delivery', () => {
  it('is raised by whoever has the higher rank, also when two make it at once', async () => {
    const ids = Array.from({ length: 50 }, (_, i) => stableId('made-at-once', String(i)));
    const states: DeliveryState[] = ['sending', 'accepted', 'sent', 'delivered'];
    for (const outboundId of ids) {
      await Promise.all(states.map((state) => store.recordStatuses([status(state, { outboundId })])));
    }
    const found = await store.findDeliveries(ids);
    expect(ids.filter((id) => found.get(id)?.status !== 'delivered')).toEqual([]);
  });

  it('drops the error of a state it has left', async () => {
    const outboundId = stableId('left');
    await store.recordStatuses([
      status('unknown', { outboundId, code: 'KANAL_TIMEOUT', reason: 'no answer' }),
    ]);
    await store.recordStatuses([status('delivered', { outboundId })]);
    expect(await delivery(outboundId)).not.toHaveProperty('code');
    expect(await delivery(outboundId)).not.toHaveProperty('reason');
  });

  it("learns the provider's id from a status that ranks lower", async () => {
    const outboundId = stableId('learns');
    await store.recordStatuses([status('sent', { outboundId })]);
    await store.recordStatuses([status('accepted', { outboundId, providerMessageId: 'SM-learns' })]);
    await store.recordStatuses([status('delivered', { providerMessageId: 'SM-learns' })]);
    expect((await delivery(outboundId))?.status).toBe('delivered');
  });

  it("does not take another channel's callback for its own", async () => {
    const outboundId = stableId('channels');
    await store.recordStatuses([status('accepted', { outboundId, providerMessageId: 'same-in-both' })]);
    await store.recordStatuses([status('read', { channel: 'whatsapp', providerMessageId: 'same-in-both' })]);
    expect((await delivery(outboundId))?.status).toBe('accepted');
  });

  it.each(['before', 'after'])(
    'matches a private reply to a comment that Messenger tells of, %s it is known',
    async (when) => {
      const outboundId = stableId('private-reply', when);
      const providerMessageId = `m_private-${when}`;
      const sent = status('accepted', { channel: 'facebook', outboundId, providerMessageId });
      const told = status('delivered', { channel: 'messenger', providerMessageId });
      for (const each of when === 'before' ? [told, sent] : [sent, told]) await store.recordStatuses([each]);
      expect(await delivery(outboundId)).toMatchObject({ channel: 'facebook', status: 'delivered' });
    },
  );

  it('loses no callback that comes together with the status that names it', async () => {
    const lost: string[] = [];
    for (let i = 0; i < 40; i++) {
      const outboundId = stableId('together', String(i));
      const providerMessageId = `SM-together-${i}`;
      await Promise.all([
        store.recordStatuses([status('accepted', { outboundId, providerMessageId })]),
        store.recordStatuses([status('delivered', { providerMessageId })]),
        store.recordStatuses([status('sent', { providerMessageId })]),
      ]);
      if ((await delivery(outboundId))?.status !== 'delivered') lost.push(outboundId);
    }
    expect(lost).toEqual([]);
    expect(await db.collection('deliveries').countDocuments({ isOrphan: true, channel: 'sms' })).toBe(0);
  });
});
