import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { aDatabase } from '../../test/database.js';
import { type AuthDocument, type AuthRecords, adoptRecords, LeaseLostError } from './auth-records.js';
import { type LeaseDocument, leaseMs, renewLease, returnLease, type TakenLease, takeLease } from './lease.js';

const { db, keys, close } = aDatabase();
afterAll(close);

const auth = db.collection<AuthDocument>('baileysAuth');
const leases = db.collection<LeaseDocument>('baileysLeases');
let session = '';
let serial = 0;
beforeEach(() => {
  session = `62812000${serial++}`;
});

const start = Date.UTC(2026, 10, 24, 3);
const later = start + leaseMs + 1;
let lost: string[] = [];

async function take(owner: string, atMs: number): Promise<TakenLease> {
  const lease = await takeLease(leases, session, owner, atMs);
  if (!lease) throw new Error(`${owner} did not get the lease`);
  return lease;
}

const adopt = (lease: TakenLease): Promise<AuthRecords> =>
  adoptRecords(lease, { auth, leases, ...keys, onLost: () => lost.push(lease.owner) });

async function owned(owner: string, atMs: number): Promise<AuthRecords> {
  return adopt(await take(owner, atMs));
}

const put = (records: AuthRecords, id: string, value: string | null) =>
  records.write([{ type: 'session', id, value }]);
const get = async (records: AuthRecords, ...ids: string[]) =>
  Object.fromEntries(await records.read('session', ids));

describe('the lease of a linked device', () => {
  it('is one process’s until it runs out or is given back', async () => {
    const first = await take('first', start);
    expect(await takeLease(leases, session, 'second', start + leaseMs - 1)).toBeUndefined();
    expect(await renewLease(leases, first, start + 10_000)).toBe(start + 10_000 + leaseMs);
    expect(await takeLease(leases, session, 'second', later)).toBeUndefined();
    await returnLease(leases, first);
    expect((await take('second', start + 10_001)).fence).toBe(first.fence + 1);
    expect(await renewLease(leases, first, start + 10_002)).toBeUndefined();
  });

  it('is given to one of many that ask at once', async () => {
    const owners = Array.from({ length: 12 }, (_, n) => `owner ${n}`);
    const taken = await Promise.all(owners.map((owner) => takeLease(leases, session, owner, start)));
    expect(taken.filter((lease) => lease !== undefined)).toHaveLength(1);
  });
});

describe('the secrets of a linked device', () => {
  beforeEach(() => {
    lost = [];
  });

  it('are read by the next owner as the one before left them', async () => {
    const first = await owned('first', start);
    await put(first, 'a', 'one');
    await put(first, 'b', 'two');
    await put(first, 'b', null);
    expect(await get(await owned('second', later), 'a', 'b')).toEqual({ a: 'one' });
  });

  it('cannot be changed by an owner that was taken for dead', async () => {
    const first = await owned('first', start);
    await put(first, 'a', 'one');
    const second = await owned('second', later);
    await expect(put(first, 'a', 'stale')).rejects.toThrow(LeaseLostError);
    expect(lost).toEqual(['first']);
    await put(first, 'a', null);
    expect(await get(second, 'a')).toEqual({ a: 'one' });
  });

  it('are not added to by an owner that was taken for dead, for the next owner or the one after', async () => {
    const first = await owned('first', start);
    const second = await owned('second', later);
    await put(first, 'late', 'stale');
    expect(await get(second, 'late')).toEqual({});
    const third = await owned('third', later + leaseMs + 1);
    expect(await get(third, 'late')).toEqual({});
    await put(third, 'late', 'fresh');
    expect(await get(third, 'late')).toEqual({ late: 'fresh' });
  });

  it('stand when an owner died while it took over', async () => {
    const first = await owned('first', start);
    await put(first, 'a', 'one');
    await put(first, 'b', 'two');
    const second = await take('second', later);
    // It had stamped some of the records, and died before it had stamped all.
    await auth.updateOne(
      { _id: { $gte: `${session}:`, $lt: `${session};` } },
      { $set: { fence: second.fence } },
    );
    expect(await get(await owned('third', later + leaseMs + 1), 'a', 'b')).toEqual({ a: 'one', b: 'two' });
  });

  it('are not taken over by an owner that has lost the lease meanwhile', async () => {
    const first = await take('first', start);
    await take('second', later);
    await expect(adopt(first)).rejects.toThrow(LeaseLostError);
  });

  it('are written by one owner in many places at once', async () => {
    const records = await owned('first', start);
    await Promise.all(Array.from({ length: 20 }, (_, n) => put(records, 'same', `write ${n}`)));
    expect(await get(records, 'same')).toEqual({ same: expect.stringMatching(/^write \d+$/) });
    expect(lost).toEqual([]);
  });

  it('lie in the database sealed, and without a phone number in their ids', async () => {
    const records = await owned('first', start);
    await put(records, '6281299990001.0', 'rahasia dapur');
    const stored = JSON.stringify(
      await auth.find({ _id: { $gte: `${session}:`, $lt: `${session};` } }).toArray(),
    );
    expect(stored).toContain(session);
    expect(stored).not.toContain('6281299990001');
    expect(stored).not.toContain('rahasia');
    expect(stored).not.toContain(Buffer.from('rahasia dapur').toString('base64'));
  });

  it('are forgotten on request, and no other device’s', async () => {
    const records = await owned('first', start);
    await put(records, 'a', 'one');
    const mine = session;
    session = `${session}9`;
    const neighbour = await owned('neighbour', start);
    await put(neighbour, 'a', 'theirs');
    session = mine;
    await records.wipe();
    expect(await get(records, 'a')).toEqual({});
    expect(await get(neighbour, 'a')).toEqual({ a: 'theirs' });
  });
});
