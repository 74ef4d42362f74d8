import { describe, expect, it } from 'vitest';
import { check, type ViolationKind } from './check.js';
import { receiptId, replyId } from './derived-ids.js';
import type { Evidence } from './evidence.js';

const account = '+6281200001708';
const sid = (number: number) => `SM${number}`;
const citizen = (number: number) => `+62${number}`;
const receiptOf = (number: number) => receiptId('sms', account, sid(number));
const ackOf = (number: number) => replyId(receiptOf(number), 'ack');

const post = (number: number, status: number | 'none' = 200, from = number) => ({
  kind: 'webhook' as const,
  messageId: sid(number),
  receiptId: receiptOf(number),
  citizen: citizen(from),
  status: status === 'none' ? undefined : status,
  isForged: false,
});
const forged = (number: number) => ({ ...post(number, 403), isForged: true });
const delivered = (number: number) => ({
  ...post(number),
  kind: 'callback' as const,
  tells: { state: 'delivered', replyId: ackOf(number) },
});
const call = (number: number) => ({
  citizen: citizen(number),
  isAccepted: true,
  replyId: ackOf(number),
  violations: [],
});
const receipt = (number: number, outcome = 'opened', complaint = number) => ({
  id: receiptOf(number),
  state: 'settled',
  outcome,
  complaintId: receiptOf(complaint),
});
const complaint = (number: number, messages: readonly number[] = [number]) => ({
  id: receiptOf(number),
  ticket: `BTN-${number}`,
  messageIds: messages.map(receiptOf),
  outboxIds: [],
});
const delivery = (number: number, status = 'delivered') => ({ id: ackOf(number), status });

/** Citizen 1 wrote twice about one thing, citizen 2 once; the provider repeated itself. */
const kept: Evidence = {
  posts: [post(1), post(1), post(2, 'none'), post(2), post(3, 200, 1), delivered(1)],
  calls: [call(1), call(2)],
  receipts: [receipt(1), receipt(2), receipt(3, 'appended', 1)],
  complaints: [complaint(1, [1, 3]), complaint(2)],
  deliveries: [delivery(1), delivery(2, 'sent')],
  conversationOutboxIds: [],
};

describe('check', () => {
  it('finds nothing where every promise was kept, and counts', () => {
    expect(check(kept)).toEqual({
      sent: 3,
      accepted: 3,
      repeats: 1,
      receipts: 3,
      complaints: 2,
      replies: 2,
      unknown: 0,
      rejected: 0,
      violations: [],
    });
  });

  const planted: [ViolationKind, string, Partial<Evidence>][] = [
    ['accepted, not recorded', sid(4), { posts: [...kept.posts, post(4)] }],
    [
      'recorded, never sent',
      receiptOf(2),
      {
        posts: kept.posts.filter((each) => each.messageId !== sid(2)),
        calls: [call(1)],
        deliveries: [delivery(1), delivery(2, 'unknown')],
      },
    ],
    [
      'recorded although forged',
      sid(4),
      { posts: [...kept.posts, forged(4)], receipts: [...kept.receipts, receipt(4, 'set-aside')] },
    ],
    [
      'not settled',
      sid(3),
      { receipts: [receipt(1), receipt(2), { ...receipt(3, 'appended', 1), state: 'received' }] },
    ],
    ['in no complaint', sid(3), { complaints: [complaint(1), complaint(2)] }],
    ['in more than one complaint', sid(3), { complaints: [complaint(1, [1, 3]), complaint(2, [2, 3])] }],
    ['twice in its complaint', sid(3), { complaints: [complaint(1, [1, 3, 3]), complaint(2)] }],
    [
      'its receipt names another complaint',
      sid(3),
      { receipts: [receipt(1), receipt(2), receipt(3, 'appended', 2)] },
    ],
    [
      'complaint holds a message nobody recorded',
      receiptOf(2),
      { complaints: [complaint(1, [1, 3]), complaint(2, [2, 9])] },
    ],
    [
      'left in an outbox',
      'entry',
      { complaints: [complaint(1, [1, 3]), { ...complaint(2), outboxIds: ['entry'] }] },
    ],
    ['left in an outbox', 'entry', { conversationOutboxIds: ['entry'] }],
    [
      'two complaints with one ticket',
      'BTN-1',
      { complaints: [complaint(1, [1, 3]), { ...complaint(2), ticket: 'BTN-1' }] },
    ],
    [
      'more answers than questions',
      citizen(2),
      {
        calls: [call(1), call(2), { ...call(2), replyId: replyId(receiptOf(2), 'status') }],
        deliveries: [...kept.deliveries, { id: replyId(receiptOf(2), 'status'), status: 'sent' }],
      },
    ],
    ['not answered and nobody can see it', receiptOf(2), { calls: [call(1)] }],
    ['its status fell behind', ackOf(1), { deliveries: [delivery(1, 'sent'), delivery(2)] }],
    ['its status was never recorded', ackOf(2), { deliveries: [delivery(1)] }],
    [
      'call against the specification',
      'To is missing',
      { calls: [call(1), { ...call(2), violations: ['To is missing'] }] },
    ],
  ];
  it.each(planted)('reports: %s', (kind, about, change) => {
    expect(check({ ...kept, ...change }).violations).toEqual([{ kind, about }]);
  });

  it('reports an answer given twice by its id and by its number', () => {
    expect(check({ ...kept, calls: [call(1), call(2), call(2)] }).violations).toEqual([
      { kind: 'answered more than once', about: ackOf(2) },
      { kind: 'more answers than questions', about: citizen(2) },
    ]);
  });

  it('reports an answer that belongs to no message', () => {
    const stray = { ...call(2), citizen: citizen(9), replyId: undefined };
    expect(check({ ...kept, calls: [...kept.calls, stray] }).violations).toEqual([
      { kind: 'answer without a question', about: citizen(9) },
      { kind: 'more answers than questions', about: citizen(9) },
    ]);
  });

  it.each(['unknown', 'rejected'])(
    'takes an answer that is missing for one that can be seen: %s',
    (status) => {
      const books = check({ ...kept, calls: [call(1)], deliveries: [delivery(1), delivery(2, status)] });
      expect(books.violations).toEqual([]);
      expect(books[status as 'unknown' | 'rejected']).toBe(1);
    },
  );

  it('lets a message that never got a 200 be recorded or not, and answered once if it was', () => {
    const posts = [post(1), post(3, 200, 1), post(2, 'none')];
    expect(check({ ...kept, posts }).violations).toEqual([]);
    expect(
      check({
        ...kept,
        posts,
        calls: [call(1)],
        receipts: [receipt(1), receipt(3, 'appended', 1)],
        complaints: [complaint(1, [1, 3])],
        deliveries: [delivery(1)],
      }).violations,
    ).toEqual([]);
  });

  it('believes no callback that was forged', () => {
    const lie = { ...delivered(2), isForged: true, status: 403 };
    expect(check({ ...kept, posts: [...kept.posts, lie] }).violations).toEqual([]);
  });

  it('counts attempts after the first 200 as repeats, whatever they were answered', () => {
    expect(check({ ...kept, posts: [...kept.posts, post(2), post(2, 503)] }).repeats).toBe(3);
  });
});
