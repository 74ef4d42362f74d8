import type { InboundMessage } from '@kanal/contracts';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.js';
import type { ChangedMessage, ComplaintHead, ConversationPolicy, Facts } from './facts.js';

/** Messages that change others, come from our side, or cannot be shown. */
const hourMs = 3_600_000;
const policy: ConversationPolicy = {
  agencyName: 'Pemprov Banten',
  laporAddress: 'lapor.go.id',
  timeZone: 'Asia/Jakarta',
  ticketPrefix: 'BTN',
  followUpWindowMs: 48 * hourMs,
  commentReplies: 'public',
};
const sentAt = '2026-11-24T03:00:00.000Z';
const sentMs = Date.parse(sentAt);

function message(of: Partial<InboundMessage>): InboundMessage {
  return {
    schemaVersion: 3,
    id: 'a'.repeat(32),
    adapter: 'meta',
    channel: 'instagram',
    account: '17841400000000000',
    kind: 'direct',
    visibility: 'private',
    externalId: 'm_1',
    conversation: 'b'.repeat(16),
    counterpart: { externalId: '7000000000000000', aliases: [] },
    attachments: [],
    sentAt,
    receivedAt: sentAt,
    raw: {},
    ...of,
  };
}

const latest: ComplaintHead = {
  id: 'c'.repeat(32),
  ticket: 'BTN-261125-7K3PXZV',
  state: 'diterima',
  serial: 3,
  lastMessageAt: new Date(sentMs - hourMs),
  messageCount: 3,
};
const older = { ...latest, id: 'd'.repeat(32), serial: 1, lastMessageAt: new Date(0) };
const none: Facts = { quoted: new Map() };
const changed = (of: ChangedMessage): Facts => ({ ...none, latest, changed: of });
const deletion = { deleted: true, original: 'm_0' } as const;
const edit = { edited: true, original: 'm_0', text: 'Lampu padam sejak Senin' } as const;
const unreadable = { unsupported: true } as const;

describe('a message that changes another', () => {
  const table: [string, Partial<InboundMessage>, Facts, object][] = [
    [
      'a deletion of what a complaint holds',
      deletion,
      changed({ standing: 'withdrawn', heldBy: older }),
      { decision: 'withdraw', from: older },
    ],
    [
      'a deletion of what no complaint holds',
      deletion,
      changed({ standing: 'withdrawn' }),
      { decision: 'withdraw' },
    ],
    [
      'a deletion of somebody else’s message',
      deletion,
      changed({ standing: 'elsewhere' }),
      { decision: 'set-aside', reason: 'original-elsewhere' },
    ],
    ['a deletion of nothing in particular', { deleted: true }, none, { reason: 'original-unnamed' }],
    [
      'a deletion that another app’s conversation tells of',
      { ...deletion, noReply: true },
      changed({ standing: 'withdrawn' }),
      { decision: 'withdraw' },
    ],
    [
      'an edit of what a complaint holds',
      edit,
      changed({ standing: 'kept', heldBy: older }),
      { decision: 'edit', of: older },
    ],
    [
      'an edit of what was taken back',
      edit,
      changed({ standing: 'withdrawn', heldBy: older }),
      { decision: 'set-aside', reason: 'original-withdrawn' },
    ],
    [
      'an edit of what never came, as a message of its own',
      edit,
      { ...changed({ standing: 'missing' }) },
      { decision: 'append', to: latest },
    ],
    [
      'the same without a complaint',
      edit,
      { ...none, changed: { standing: 'missing' } },
      { decision: 'open', serial: 1 },
    ],
    [
      'an edit of somebody else’s message, as a message of its own',
      edit,
      changed({ standing: 'elsewhere' }),
      { decision: 'append', to: latest },
    ],
    [
      'an edit to STOP, as words',
      { ...edit, text: 'STOP' },
      changed({ standing: 'missing' }),
      { decision: 'append' },
    ],
    [
      'an edit in another app’s conversation of what came before',
      { ...edit, noReply: true },
      changed({ standing: 'kept', heldBy: older }),
      { decision: 'edit' },
    ],
    [
      'a message that its edit overtook, long after',
      { text: 'Lampu padam', sentAt: '2026-10-01T03:00:00.000Z' },
      { ...none, latest, editHeldBy: older },
      { decision: 'append', to: older },
    ],
    [
      'other ids of the same person',
      { identityChange: true, noReply: true },
      none,
      { decision: 'identities' },
    ],
  ];
  it.each(table)('%s', (_label, of, facts, expected) => {
    const decided = decide(message(of), facts, policy);
    expect(decided).toMatchObject(expected);
    expect(decided).not.toHaveProperty('reply');
    expect(decided).not.toHaveProperty('ask');
  });
});

describe('a message from our side', () => {
  const ours = { author: 'page-inbox', text: 'STOP' } as const;
  it.each<[string, Facts, object]>([
    ['is noted with the complaint, and is no command', { ...none, latest }, { decision: 'note', to: latest }],
    [
      'is noted long after the citizen wrote',
      { ...none, latest: { ...latest, lastMessageAt: new Date(0) } },
      { decision: 'note' },
    ],
    ['is set aside without a complaint', none, { decision: 'set-aside', reason: 'no-open-complaint' }],
    [
      'is set aside when the complaint is closed',
      { ...none, latest: { ...latest, state: 'selesai' } },
      { reason: 'no-open-complaint' },
    ],
  ])('%s', (_label, facts, expected) => {
    expect(decide(message(ours), facts, policy)).toMatchObject(expected);
  });
});

describe('a message that cannot be shown', () => {
  const asks = (of: Partial<InboundMessage>, facts: Partial<Facts>) =>
    'ask' in decide(message({ ...unreadable, ...of }), { ...none, latest, ...facts }, policy);
  it.each<[string, Partial<InboundMessage>, Partial<Facts>, boolean]>([
    ['is asked for', {}, {}, true],
    ['is not asked for within a day', {}, { askedAt: new Date(sentMs - 24 * hourMs + 1) }, false],
    ['is asked for after a day', {}, { askedAt: new Date(sentMs - 24 * hourMs) }, true],
    ['is not asked for when a later one was', {}, { askedAt: new Date(sentMs + hourMs) }, false],
    ['is not asked for after STOP', {}, { consent: { state: 'out', at: new Date(0) } }, false],
    ['is not asked for in public', { visibility: 'public', kind: 'comment' }, {}, false],
    ['is not asked for when it has words', { text: 'Lampu padam' }, {}, false],
  ])('%s', (_label, of, facts, expected) => {
    expect(asks(of, facts)).toBe(expected);
  });
});

describe('STATUS in public', () => {
  const asked = { text: 'status', visibility: 'public', kind: 'comment' } as const;
  const answerTo = (of: Partial<InboundMessage>, commentReplies: 'public' | 'private') =>
    decide(message(of), { ...none, latest }, { ...policy, commentReplies });

  it('names no ticket of the one who asks, and does where the answer is private', () => {
    expect(answerTo(asked, 'public')).toMatchObject({
      decision: 'answer',
      reply: { text: expect.not.stringContaining(latest.ticket) },
    });
    expect(answerTo(asked, 'private')).toMatchObject({
      reply: { text: expect.stringContaining(latest.ticket) },
    });
    expect(answerTo({ ...asked, kind: 'mention' }, 'private')).toMatchObject({
      reply: { text: expect.not.stringContaining(latest.ticket) },
    });
  });
});
