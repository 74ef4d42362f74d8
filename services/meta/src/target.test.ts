import { describe, expect, test } from 'vitest';
import type { MetaAccount } from './accounts.js';
import { anOutbound } from './fixtures/a-meta-adapter.js';
import { fixtureAccounts, fixtureApp } from './fixtures/read-fixtures.js';
import { readTarget } from './target.js';

const hourMs = 3_600_000;
const nowMs = Date.parse('2026-11-24T04:00:00.000Z');
const agoMs = (ms: number) => new Date(nowMs - ms).toISOString();
const accountOf = (id: string) => fixtureAccounts.get(id) as MetaAccount;
const page = accountOf(fixtureApp.pageId);
const instagram = accountOf(fixtureApp.instagramId);
const pageInstagram = accountOf(fixtureApp.pageInstagramId);

const toPage = (of: Parameters<typeof anOutbound>[0]) => readTarget(anOutbound(of), page, nowMs);
const toInstagram = (of: Parameters<typeof anOutbound>[0]) => readTarget(anOutbound(of), instagram, nowMs);

describe('a message to a person', () => {
  test.each([
    ['at once', 0, 'ack', { messaging_type: 'RESPONSE' }],
    ['by a person, at once', 0, 'human', { messaging_type: 'RESPONSE' }],
    ['in the last moment of a day', 24 * hourMs, 'notify', { messaging_type: 'RESPONSE' }],
    [
      'by a person, after a day',
      24 * hourMs + 1,
      'human',
      { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' },
    ],
    [
      'by a person, in the last moment of a week',
      7 * 24 * hourMs,
      'human',
      { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' },
    ],
  ] as const)('%s', (_label, ms, intent, expected) => {
    const target = toPage({ intent, lastInboundAt: agoMs(ms) });
    expect(target).toMatchObject({
      path: `${fixtureApp.pageId}/messages`,
      body: { recipient: { id: anOutbound().to }, ...expected },
    });
    if (!('tag' in expected)) expect('body' in target && target.body).not.toHaveProperty('tag');
  });

  test.each(['ack', 'ask', 'status', 'notify'] as const)(
    'is never tagged as a person’s when it is a machine’s %s',
    (intent) => {
      expect(toPage({ intent, lastInboundAt: agoMs(24 * hourMs + 1) })).toEqual({
        code: 'KANAL_META_WINDOW_CLOSED',
        reason: expect.stringContaining('only a person may still answer'),
      });
    },
  );

  test('after a week has nobody’s way', () => {
    expect(toPage({ intent: 'human', lastInboundAt: agoMs(7 * 24 * hourMs + 1) })).toEqual({
      code: 'KANAL_META_WINDOW_CLOSED',
      reason: expect.stringContaining('wait for the citizen'),
    });
  });

  test('carries our id in Messenger, and nothing but its text on Instagram', () => {
    const { text, id } = anOutbound();
    expect(toPage({})).toMatchObject({ body: { message: { text, metadata: id } } });
    const target = toInstagram({});
    expect('body' in target && target.body['message']).toEqual({ text });
  });

  test.each([
    ['by itself', instagram, fixtureApp.instagramId],
    ['by the page it is connected to', pageInstagram, fixtureApp.pageId],
  ])('of an Instagram account is sent %s', (_label, account, id) => {
    expect(readTarget(anOutbound(), account, nowMs)).toMatchObject({ path: `${id}/messages` });
  });

  test.each(['story-reply', 'mention'] as const)('answers a %s in private too', (kind) => {
    expect(toInstagram({ kind })).toMatchObject({ body: { recipient: { id: anOutbound().to } } });
  });
});

describe('a text', () => {
  test.each([
    ['2,000 characters of two units each', 'messenger', '🙏'.repeat(2000), true],
    ['2,001 characters', 'messenger', 'a'.repeat(2001), false],
    ['1,000 bytes', 'instagram', 'a'.repeat(1000), true],
    ['1,001 bytes', 'instagram', 'a'.repeat(1001), false],
    ['250 characters of four bytes each', 'instagram', '🙏'.repeat(250), true],
    ['251 characters of four bytes each', 'instagram', '🙏'.repeat(251), false],
  ])('of %s in %s', (_label, channel, text, isSent) => {
    const target = channel === 'messenger' ? toPage({ text }) : toInstagram({ text });
    if (isSent) expect(target).toHaveProperty('path');
    else expect(target).toEqual({ code: 'KANAL_META_TOO_LONG', reason: expect.stringContaining('shorten') });
  });

  test('of a public answer may be as long as a comment', () => {
    const comment = { kind: 'comment', visibility: 'public', inReplyTo: '11_22' } as const;
    expect(toPage({ ...comment, text: 'a'.repeat(8000) })).toHaveProperty('path');
    expect(toPage({ ...comment, text: 'a'.repeat(8001) })).toMatchObject({ code: 'KANAL_META_TOO_LONG' });
    expect(toInstagram({ ...comment, text: 'a'.repeat(2200) })).toHaveProperty('path');
    expect(toInstagram({ ...comment, text: 'a'.repeat(2201) })).toMatchObject({
      code: 'KANAL_META_TOO_LONG',
    });
  });
});

describe('an answer to a comment', () => {
  const comment = { kind: 'comment', inReplyTo: '11_22' } as const;

  test('in public goes under it', () => {
    const { text } = anOutbound();
    expect(toPage({ ...comment, visibility: 'public' })).toEqual({
      path: '11_22/comments',
      body: { message: text },
    });
    expect(toInstagram({ ...comment, visibility: 'public' })).toEqual({
      path: '11_22/replies',
      body: { message: text },
    });
  });

  test('in public has no window', () => {
    expect(
      toPage({ ...comment, visibility: 'public', lastInboundAt: agoMs(90 * 24 * hourMs) }),
    ).toHaveProperty('path');
  });

  test.each([
    ['of a page', toPage, fixtureApp.pageId],
    ['of an Instagram account', toInstagram, fixtureApp.instagramId],
  ])('%s in private is the one private reply, by the comment and not by the person', (_label, to, id) => {
    expect(to({ ...comment, visibility: 'private', lastInboundAt: agoMs(7 * 24 * hourMs) })).toMatchObject({
      path: `${id}/messages`,
      body: { recipient: { comment_id: '11_22' }, messaging_type: 'RESPONSE' },
    });
  });

  test('in private is too late after a week', () => {
    const late = { ...comment, visibility: 'private', lastInboundAt: agoMs(7 * 24 * hourMs + 1) } as const;
    expect(toPage(late)).toEqual({
      code: 'KANAL_META_WINDOW_CLOSED',
      reason: expect.stringContaining('answer it in public'),
    });
  });

  test.each(['public', 'private'] as const)('that is not named, in %s', (visibility) => {
    expect(toPage({ kind: 'comment', visibility })).toMatchObject({ code: 'KANAL_META_NO_COMMENT' });
  });

  test('cannot lead to another path', () => {
    expect(toPage({ ...comment, visibility: 'public', inReplyTo: '../1/messages' })).toMatchObject({
      path: '..%2F1%2Fmessages/comments',
    });
  });
});

describe('an answer to a mention elsewhere', () => {
  const mention = { kind: 'mention', visibility: 'public', to: '@warga.satu' } as const;

  test.each([
    ['in a comment', '1790_11:1790_22', { media_id: '1790_11', comment_id: '1790_22' }],
    ['in a caption', '1790_11', { media_id: '1790_11' }],
  ])('%s', (_label, inReplyTo, ids) => {
    expect(toInstagram({ ...mention, inReplyTo })).toEqual({
      path: `${fixtureApp.instagramId}/mentions`,
      body: { ...ids, message: anOutbound().text },
    });
  });

  test('cannot be private: nobody has told us who it is', () => {
    expect(toInstagram({ ...mention, visibility: 'private', inReplyTo: '1790_11' })).toMatchObject({
      code: 'KANAL_META_MENTION_PRIVATE',
    });
  });

  test('that is not named', () => {
    expect(toInstagram(mention)).toMatchObject({ code: 'KANAL_META_NO_COMMENT' });
  });
});
