import { expect, test } from 'vitest';
import { setXStage, xApp } from '../../../test/x-stage.js';

const reply = (id: string, text = 'Pesan Anda diterima, no. BTN-1') => ({
  body: { text, reply: { in_reply_to_tweet_id: id } },
});

test('a reply to who has named us, in the ledger with the one who is answered', async () => {
  const { call, calls, write } = await setXStage();
  const { messageId, citizen } = await write({});
  const response = await call('tweets', reply(messageId));
  expect(response.status).toBe(201);
  const { data } = await response.json();
  expect(data).toEqual({
    id: expect.stringMatching(/^\d{18,19}$/),
    text: '@SitiAminah Pesan Anda diterima, no. BTN-1',
    edit_history_tweet_ids: [data.id],
  });
  expect(await calls()).toMatchObject([
    {
      operation: 'post.create',
      citizen,
      messageId: data.id,
      text: 'Pesan Anda diterima, no. BTN-1',
      verdict: { kind: 'accepted' },
      violations: [],
    },
  ]);
});

test('a quote of ours, and an answer to ours, summon us as well; a post that does neither does not', async () => {
  const { call, write } = await setXStage();
  await call('tweets', { body: { text: 'Kami di sini' } });
  const quote = await write({ kind: 'quote', body: 'lihat ini' });
  const answer = await write({ kind: 'reply', from: 'Budi Santoso', body: 'saya juga' });
  expect((await call('tweets', reply(quote.messageId, 'a'))).status).toBe(201);
  expect((await call('tweets', reply(answer.messageId, 'b'))).status).toBe(201);
  const aside = await write({
    kind: 'quote',
    from: 'Orang Lain',
    body: 'bukan urusan kita',
    extraParams: { post: quote.messageId },
  });
  const refused = await call('tweets', reply(aside.messageId, 'c'));
  expect(refused.status).toBe(403);
  expect((await refused.json()).detail).toMatch(
    /^Reply to this conversation is not allowed because you have not/,
  );
});

test('deleted, protected and unknown originals', async () => {
  const { call, write, control } = await setXStage();
  const { messageId } = await write({});
  const hidden = await write({ from: 'Rahasia', extraParams: { isProtected: true } });
  await control('x/deletions', { id: messageId });
  for (const id of [messageId, hidden.messageId, '12345']) {
    const response = await call('tweets', reply(id));
    expect(response.status).toBe(403);
    expect((await response.json()).detail).toBe(
      'You attempted to reply to a Tweet that is deleted or not visible to you.',
    );
  }
});

test('the same words twice', async () => {
  const { call, write } = await setXStage();
  const [one, two] = [await write({}), await write({ from: 'Budi Santoso' })];
  await call('tweets', reply(one?.messageId ?? ''));
  const again = await call('tweets', reply(two?.messageId ?? ''));
  expect(again.status).toBe(403);
  expect(await again.json()).toEqual({
    title: 'Forbidden',
    detail: 'You are not allowed to create a Tweet with duplicate content.',
    type: 'about:blank',
    status: 403,
  });
});

test.each([
  ['280 letters', 'a'.repeat(280), 201],
  ['281 letters', 'a'.repeat(281), 400],
  ['140 characters that count twice', '語'.repeat(140), 201],
  ['141 of them', '語'.repeat(141), 400],
  ['a link counts 23, however long', `${'a'.repeat(256)} https://example.id/${'b'.repeat(200)}`, 201],
])('length: %s', async (_label, text, status) => {
  const { call } = await setXStage();
  expect((await call('tweets', { body: { text } })).status).toBe(status);
});

test.each([
  ['no text', {}],
  ['an unknown field', { text: 'a', colour: 'red' }],
  ['an id that is none', { text: 'a', reply: { in_reply_to_tweet_id: 'x' } }],
])('400 and a violation: %s', async (_label, body) => {
  const { call, calls } = await setXStage();
  expect((await call('tweets', { body })).status).toBe(400);
  expect((await calls())[0]?.violations).toHaveLength(1);
});

test('as the app nobody may post', async () => {
  const { call } = await setXStage();
  expect((await call('tweets', { body: { text: 'a' }, token: xApp.bearerToken })).status).toBe(403);
});

test('a direct message only to who has written one', async () => {
  const { call, calls, write } = await setXStage();
  const { citizen } = await write({});
  const path = `dm_conversations/with/${citizen}/messages`;
  const early = await call(path, { body: { text: 'Halo' } });
  expect(early.status).toBe(403);
  expect(await early.json()).toMatchObject({
    detail: 'You do not have permission to DM one or more participants.',
  });
  await write({ kind: 'dm', body: 'Halo' });
  const response = await call(path, { body: { text: 'Halo' } });
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({
    data: { dm_conversation_id: expect.stringContaining(citizen), dm_event_id: expect.any(String) },
  });
  expect((await call(path, { body: { text: 'a'.repeat(10_001) } })).status).toBe(400);
  expect((await calls()).map(({ operation, citizen: whom }) => [operation, whom])).toEqual(
    Array.from({ length: 3 }, () => ['dm.create', citizen]),
  );
});
