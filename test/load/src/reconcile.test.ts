import { describe, expect, it } from 'vitest';
import { type DifferenceKind, reconcile } from './reconcile.js';

type Run = Parameters<typeof reconcile>[0];

const sms = (number: number, fate: 'accepted' | 'unsure' | 'refused' = 'accepted') => ({
  id: `SM${number}`,
  receiptId: `r${number}`,
  from: `+62${number}`,
  fate,
});
const receipt = (number: number) => ({
  id: `r${number}`,
  isSettled: true,
  complaintId: `r${number}`,
});
const complaint = (number: number) => ({ id: `r${number}`, receiptIds: [`r${number}`] });
const reply = (number: number) => ({ to: `+62${number}`, isAccepted: true });

/** Two messages, each stored, opened and answered once. */
const balanced: Run = {
  sent: [sms(1), sms(2)],
  receipts: [receipt(1), receipt(2)],
  complaints: [complaint(1), complaint(2)],
  replies: [reply(1), reply(2)],
};

describe('reconcile', () => {
  it('finds nothing when every message was stored, opened and answered once', () => {
    expect(reconcile(balanced)).toEqual({
      sent: 2,
      accepted: 2,
      unsure: 0,
      receipts: 2,
      complaints: 2,
      replies: 2,
      repliesRejected: 0,
      differences: [],
    });
  });

  const planted: [DifferenceKind, string, Partial<Run>][] = [
    [
      'accepted, not stored',
      'SM2',
      { receipts: [receipt(1)], complaints: [complaint(1)], replies: [reply(1)] },
    ],
    ['refused, yet stored', 'SM2', { sent: [sms(1), sms(2, 'refused')] }],
    ['not settled', 'SM2', { receipts: [receipt(1), { ...receipt(2), isSettled: false }] }],
    ['in no complaint', 'SM2', { complaints: [complaint(1)] }],
    [
      'in more than one complaint',
      'SM2',
      { complaints: [complaint(1), complaint(2), { id: 'other', receiptIds: ['r2'] }] },
    ],
    [
      'its complaint is missing',
      'SM2',
      { receipts: [receipt(1), { ...receipt(2), complaintId: undefined }] },
    ],
    [
      'complaint without a receipt',
      'other',
      { complaints: [complaint(1), complaint(2), { id: 'other', receiptIds: ['r9'] }] },
    ],
    ['no reply', 'SM2', { replies: [reply(1)] }],
    ['more than one reply', 'SM2', { replies: [reply(1), reply(2), reply(2)] }],
    ['a reply nobody asked for', '+629', { replies: [reply(1), reply(2), reply(9)] }],
    ['stored, never sent', 'r2', { sent: [sms(1)], replies: [reply(1)] }],
  ];
  it.each(planted)('reports: %s', (kind, about, change) => {
    expect(reconcile({ ...balanced, ...change }).differences).toEqual([{ kind, about }]);
  });

  it('takes a broken attempt as stored or not', () => {
    const sent = [sms(1), sms(2, 'unsure')];
    expect(reconcile({ ...balanced, sent }).differences).toEqual([]);
    const onlyFirst = { receipts: [receipt(1)], complaints: [complaint(1)], replies: [reply(1)] };
    expect(reconcile({ ...balanced, ...onlyFirst, sent }).differences).toEqual([]);
  });

  it('excuses a reply the provider rejected, but not a second accepted one', () => {
    const rejected = { ...reply(2), isAccepted: false };
    expect(reconcile({ ...balanced, replies: [reply(1), rejected] }).differences).toEqual([]);
    expect(reconcile({ ...balanced, replies: [reply(1), rejected, reply(2)] }).differences).toEqual([]);
    expect(
      reconcile({ ...balanced, replies: [reply(1), rejected, reply(2), reply(2)] }).differences,
    ).toMatchObject([{ kind: 'more than one reply' }]);
  });
});
