import { inboundMessageSchema } from '@kanal/contracts';
import type { Graph, GraphAnswer, GraphCall } from '@kanal/graph';
import { describe, expect, test } from 'vitest';
import { aMetaAdapter } from './fixtures/a-meta-adapter.js';
import { fixtureAccounts, fixtureApp } from './fixtures/read-fixtures.js';
import { lookUpMention } from './look-up-mention.js';

const { instagramId } = fixtureApp;
const usage = { percent: 0, regainMs: 0 };
const comment = {
  id: '1790_22',
  text: 'Tolong @kabupaten lampu mati',
  timestamp: '2026-11-24T03:00:00+0000',
  username: 'warga.satu',
  media: { id: '1790_11' },
};

function partOf(value: object, account: string = instagramId): Uint8Array {
  const changes = [{ field: 'mentions', value }];
  return Buffer.from(
    JSON.stringify({ object: 'instagram', entry: [{ id: account, time: 1_795_489_200, changes }] }),
  );
}

const inComment = partOf({ media_id: '1790_11', comment_id: '1790_22' });
const inCaption = partOf({ media_id: '1790_11' });

async function ask(answer: GraphAnswer, part = inComment) {
  const calls: (GraphCall & { login: string })[] = [];
  const graphOf = (login: string): Graph => ({
    call: async (call) => {
      calls.push({ ...call, login });
      return answer;
    },
  });
  const graphs = { facebook: graphOf('facebook'), instagram: graphOf('instagram') };
  const found = await lookUpMention(part, AbortSignal.timeout(1_000), { accounts: fixtureAccounts, graphs });
  return { found, calls };
}

const done = (data: unknown): GraphAnswer => ({ answer: 'done', data, usage });

describe('a mention in a comment', () => {
  test('is asked for by both ids, and is a public message of somebody known by name', async () => {
    const { found, calls } = await ask(done({ mentioned_comment: comment, id: instagramId }));
    expect(calls).toMatchObject([
      {
        login: 'instagram',
        method: 'GET',
        path: instagramId,
        query: { fields: expect.stringContaining('mentioned_comment.comment_id(1790_22){') },
        token: fixtureApp.instagramToken,
      },
    ]);
    expect(found).toEqual({
      lookedUp: 'found',
      parsed: {
        statuses: [],
        ignored: [],
        malformed: [],
        messages: [
          {
            channel: 'instagram',
            account: instagramId,
            kind: 'mention',
            visibility: 'public',
            externalId: '1790_11:1790_22',
            counterpart: {
              externalId: '@warga.satu',
              aliases: [{ type: 'username', value: 'warga.satu' }],
              username: 'warga.satu',
            },
            sentAt: '2026-11-24T03:00:00.000Z',
            text: 'Tolong @kabupaten lampu mati',
            attachments: [],
            raw: expect.anything(),
          },
        ],
      },
    });
  });

  test.each([
    ['no name', { username: null }],
    ['no time', { timestamp: 'kemarin' }],
    ['no word', { text: null }],
    ['a very long name', { username: 'x'.repeat(600) }],
  ])('with %s fits the contract', async (_label, fields) => {
    const { found } = await ask(done({ mentioned_comment: { ...comment, ...fields } }));
    const [message] = found.lookedUp === 'found' ? found.parsed.messages : [];
    const at = '2026-11-24T03:00:00.000Z';
    const byKit = {
      schemaVersion: 3,
      id: 'a'.repeat(32),
      adapter: 'meta',
      conversation: 'a'.repeat(16),
      receivedAt: at,
    };
    expect(inboundMessageSchema.safeParse({ sentAt: at, ...message, ...byKit }).error).toBeUndefined();
    expect(message?.counterpart.externalId).toMatch(/^@./);
  });
});

describe('a mention in a caption', () => {
  const media = { id: '1790_11', caption: 'Jalan @kabupaten rusak', username: 'warga.satu' };

  test('is asked for by the post’s id', async () => {
    const { found, calls } = await ask(done({ mentioned_media: media }), inCaption);
    expect(calls[0]?.query).toEqual({
      fields: expect.stringContaining('mentioned_media.media_id(1790_11){'),
    });
    expect(found).toMatchObject({
      parsed: { messages: [{ kind: 'mention', externalId: '1790_11', text: 'Jalan @kabupaten rusak' }] },
    });
  });
});

test.each<[string, GraphAnswer, string]>([
  ['has been taken away', { answer: 'error', status: 400, code: 100, subcode: 33, usage }, 'gone'],
  ['is answered with nothing', done({ id: instagramId }), 'gone'],
  ['is asked with an expired token', { answer: 'error', status: 401, code: 190, usage }, 'later'],
  ['is asked without a permission', { answer: 'error', status: 403, code: 10, usage }, 'later'],
  ['is asked too often', { answer: 'error', status: 400, code: 4, usage }, 'later'],
  ['is asked in a way that Meta does not take', { answer: 'error', status: 400, code: 100, usage }, 'later'],
  ['meets a code nobody knows', { answer: 'error', status: 500, code: 1, usage }, 'later'],
  ['is asked without an answer', { answer: 'unclear', cause: 'timeout' }, 'later'],
  ['is asked without a connection', { answer: 'not-connected' }, 'later'],
])('a mention that %s', async (_label, answer, expected) => {
  expect((await ask(answer)).found).toEqual({ lookedUp: expected });
});

test('a mention of an account that is not ours any more waits for the setting', async () => {
  const { found, calls } = await ask(done({}), partOf({ media_id: '1790_11' }, '17840000000009999'));
  expect(found).toEqual({ lookedUp: 'later' });
  expect(calls).toEqual([]);
});

test('the adapter’s own lookup says so when nobody can be asked', async () => {
  const adapter = aMetaAdapter('http://127.0.0.1:9');
  expect(await adapter.lookUp?.(inComment, AbortSignal.timeout(1_000))).toEqual({ lookedUp: 'later' });
});
