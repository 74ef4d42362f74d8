import { describe, expect, it } from 'vitest';
import { reconcileBySender } from './reconcile-by-sender.js';

const receipt = (id: string) => ({ id, isSettled: true, complaintId: id });
const complaint = (id: string, receiptIds = [id]) => ({ id, receiptIds });
const reply = (to: string) => ({ to, isAccepted: true });
const good = {
  senders: ['a', 'b'],
  confirmed: new Set(['a', 'b']),
  receipts: [receipt('1'), receipt('2')],
  complaints: [complaint('1'), complaint('2')],
  replies: [reply('a'), reply('b')],
};

describe('reconcileBySender', () => {
  it('balances when each has one receipt, one complaint and one reply', () => {
    expect(reconcileBySender(good)).toMatchObject({ accepted: 2, unsure: 0, replies: 2, differences: [] });
  });

  it('misses a confirmation, and takes the message as it is', () => {
    const unsure = { ...good, confirmed: new Set(['a']) };
    const differences = [{ kind: 'never confirmed', about: 'b' }];
    expect(reconcileBySender(unsure).differences).toEqual(differences);
    const without = { receipts: [receipt('1')], complaints: [complaint('1')], replies: [reply('a')] };
    expect(reconcileBySender({ ...unsure, ...without })).toMatchObject({ unsure: 1, differences });
  });

  it.each([
    ['lost', { receipts: [receipt('1')], complaints: [complaint('1')] }, 'accepted, not stored'],
    [
      'doubled',
      {
        receipts: [receipt('1'), receipt('2'), receipt('3')],
        complaints: [complaint('1'), complaint('2'), complaint('3')],
      },
      'stored, never sent',
    ],
    ['twice in one complaint', { complaints: [complaint('1', ['1', '2'])] }, 'stored, never sent'],
    ['in no complaint', { complaints: [complaint('1')] }, 'in no complaint'],
    [
      'in two',
      { complaints: [complaint('1'), complaint('2'), complaint('3', ['1'])] },
      'in more than one complaint',
    ],
    ['not settled', { receipts: [receipt('1'), { ...receipt('2'), isSettled: false }] }, 'not settled'],
    ['not answered', { replies: [reply('a')] }, 'no reply'],
    ['answered with a refusal only', { replies: [reply('a'), { to: 'b', isAccepted: false }] }, 'no reply'],
    ['answered twice', { replies: [reply('a'), reply('b'), reply('b')] }, 'more than one reply'],
    ['answered unasked', { replies: [reply('a'), reply('b'), reply('c')] }, 'a reply nobody asked for'],
  ])('%s', (_label, change, kind) => {
    const { differences } = reconcileBySender({ ...good, ...change });
    expect(differences.map((difference) => difference.kind)).toEqual([kind]);
  });
});
