import type { InboundMessage } from '@kanal/contracts';
import { describe, expect, it } from 'vitest';
import type { ChangedMessage, Facts } from './facts.js';
import { decided, head, hourMs, keysOf, none, sentMs } from './fixtures/deciding.js';

/** Messages that change others, come from our side, or cannot be shown. */
const onInstagram = { channel: 'instagram', adapter: 'meta' } as const;
const latest = head(hourMs);
const older = { ...latest, id: 'd'.repeat(32), serial: 1, lastMessageAt: new Date(0) };
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
      'an edit that asks for protection',
      { ...edit, text: 'Lampu padam, tolong nama saya dirahasiakan, saya ingin anonim' },
      changed({ standing: 'kept', heldBy: older }),
      { decision: 'edit', of: older, marks: { anonymous: true } },
    ],
    [
      'an edit that cries for help',
      { ...edit, text: 'Tolong, rumah kebakaran di Curug sekarang!' },
      changed({ standing: 'kept', heldBy: older }),
      { decision: 'edit', of: older, marks: { emergency: true } },
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
    const made = decided({ ...onInstagram, ...of }, facts);
    expect(made).toMatchObject(expected);
    if (made.decision !== 'open') expect(keysOf(made)).toEqual([]);
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
    expect(decided({ ...onInstagram, ...ours }, facts)).toMatchObject(expected);
  });
});

describe('a message that cannot be shown', () => {
  const asks = (of: Partial<InboundMessage>, facts: Partial<Facts>) =>
    'ask' in decided({ ...onInstagram, ...unreadable, ...of }, { ...none, latest, ...facts });
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
    keysOf(decided({ ...onInstagram, ...of }, { ...none, latest }, { commentReplies }));

  it('names no ticket of the one who asks, and does where the answer is private', () => {
    expect(answerTo(asked, 'public')).toEqual(['status-hint-public']);
    expect(answerTo(asked, 'private')).toEqual(['status']);
    expect(answerTo({ ...asked, kind: 'mention' }, 'private')).toEqual(['status-hint-public']);
  });
});
