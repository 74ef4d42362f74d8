import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/test-sandbox.js';
import { setXStage, type XStage, xApp } from '../../../test/x-stage.js';

const mentions = `users/${xApp.userId}/mentions`;
const json = async (response: Response | Promise<Response>) => (await response).json();

/** Five mentions and more, by as many people. */
async function hear({ write }: XStage, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    ids.push((await write({ from: `Warga ${number}`, body: `@lapor1708 aduan ${number}` })).messageId);
  }
  return ids;
}

test('mentions: newest first, in pages, since an id and until one', async () => {
  const stage = await setXStage();
  const ids = await hear(stage, 7);
  const first = await json(stage.call(`${mentions}?max_results=5`));
  expect(first.data.map(({ id }: { id: string }) => id)).toEqual(ids.slice(2).reverse());
  expect(first.meta).toEqual({
    result_count: 5,
    newest_id: ids[6],
    oldest_id: ids[2],
    next_token: expect.any(String),
  });
  const second = await json(
    stage.call(`${mentions}?max_results=5&pagination_token=${first.meta.next_token}`),
  );
  expect(second.data.map(({ id }: { id: string }) => id)).toEqual([ids[1], ids[0]]);
  expect(second.meta).not.toHaveProperty('next_token');
  const since = await json(stage.call(`${mentions}?since_id=${ids[4]}`));
  expect(since.meta).toMatchObject({ result_count: 2, oldest_id: ids[5] });
  expect((await json(stage.call(`${mentions}?until_id=${ids[1]}`))).meta).toMatchObject({ result_count: 1 });
  const none = await json(stage.call(`${mentions}?since_id=${ids[6]}`));
  expect(none).toEqual({ meta: { result_count: 0 } });
  const later = new Date(Date.now() + 60_000).toISOString();
  expect((await json(stage.call(`${mentions}?start_time=${later}`))).meta.result_count).toBe(0);
});

test('mentions: the newest 800 only', async () => {
  const { control, call } = await setXStage();
  await control('x/mentions', { count: 805, tells: 'poll' });
  let [pages, seen, token] = [0, 0, ''];
  do {
    const { meta } = await json(call(`${mentions}?max_results=100${token}`));
    pages += 1;
    seen += meta.result_count;
    token = meta.next_token === undefined ? '' : `&pagination_token=${meta.next_token}`;
  } while (token !== '');
  expect([pages, seen]).toEqual([8, 800]);
});

test('fields and expansions: what was asked for, and no more', async () => {
  const { call, write } = await setXStage();
  const { messageId } = await write({
    body: 'Lihat @lapor1708 #jalan https://example.id/a',
    media: [{ contentType: 'image/jpeg', content: Buffer.from('foto') }],
    extraParams: { followers: 42, metrics: { likes: 3 } },
  });
  const bare = await json(call(`tweets/${messageId}`));
  expect(Object.keys(bare.data).sort()).toEqual(['edit_history_tweet_ids', 'id', 'text']);
  const fields =
    'author_id,created_at,conversation_id,entities,public_metrics,lang,attachments,edit_controls';
  const full = await json(
    call(
      `tweets/${messageId}?tweet.fields=${fields}&expansions=author_id,attachments.media_keys&user.fields=public_metrics&media.fields=url`,
    ),
  );
  expect(full.data).toMatchObject({
    conversation_id: messageId,
    lang: 'in',
    public_metrics: { like_count: 3 },
    edit_controls: { edits_remaining: 5, is_edit_eligible: true },
    entities: {
      mentions: [{ start: 6, end: 16, username: 'lapor1708', id: xApp.userId }],
      hashtags: [{ tag: 'jalan' }],
    },
  });
  expect(full.data.entities.urls[1].expanded_url).toMatch(/\/photo\/1$/);
  expect(full.includes.users).toEqual([
    {
      id: full.data.author_id,
      name: 'Siti Aminah',
      username: 'SitiAminah',
      public_metrics: expect.objectContaining({ followers_count: 42 }),
    },
  ]);
  const [{ url, type }] = full.includes.media;
  expect(type).toBe('photo');
  expect(await (await fetch(url)).text()).toBe('foto');
  expect((await fetch(`${url}x`)).status).toBe(404);
});

test('a long post: its beginning in text, all of it in note_tweet', async () => {
  const { call, write, events } = await setXStage();
  const body = `@lapor1708 ${'panjang '.repeat(100)}`.trim();
  const { messageId } = await write({ body });
  const { data } = await json(call(`tweets/${messageId}?tweet.fields=note_tweet`));
  expect([...data.text]).toHaveLength(280);
  expect(data.note_tweet.text).toBe(body);
  expect(events()[0]?.payload.note_tweet.text).toBe(body);
});

test('gone and protected posts are errors beside what is there', async () => {
  const { call, write, control } = await setXStage();
  const [there, gone, hidden] = [
    await write({}),
    await write({}),
    await write({ from: 'Rahasia', extraParams: { isProtected: true } }),
  ];
  await control('x/deletions', { id: gone?.messageId });
  const response = await call(`tweets?ids=${there?.messageId},${gone?.messageId},${hidden?.messageId}`);
  expect(response.status).toBe(200);
  const { data, errors } = await json(response);
  expect(data).toMatchObject([{ id: there?.messageId }]);
  expect(errors).toMatchObject([
    { title: 'Not Found Error', resource_id: gone?.messageId, parameter: 'ids' },
    { title: 'Authorization Error', resource_id: hidden?.messageId },
  ]);
  expect((await json(call(mentions))).meta.result_count).toBe(1);
});

test.each([
  [`${mentions}?max_results=4`, 'max_results'],
  [`${mentions}?max_results=101`, 'max_results'],
  [`${mentions}?since_id=abc`, 'since_id'],
  [`${mentions}?pagination_token=abc`, 'pagination_token'],
  [`${mentions}?start_time=kemarin`, 'start_time'],
  [`${mentions}?tweet.fields=nothing`, 'tweet.fields'],
  [`${mentions}?expansions=nothing`, 'expansions'],
  ['tweets?ids=a', 'ids'],
])('400: %s', async (path, parameter) => {
  const { call } = await setXStage();
  const response = await call(path);
  expect(response.status).toBe(400);
  const { title, errors } = await json(response);
  expect(title).toBe('Invalid Request');
  expect(Object.keys(errors[0].parameters)).toEqual([parameter]);
});

test('who may ask: the account or the app, where X says so', async () => {
  const { call, calls } = await setXStage();
  expect((await call(mentions, { token: xApp.bearerToken })).status).toBe(200);
  const me = await call('users/me', { token: xApp.bearerToken });
  expect(me.status).toBe(403);
  expect(await me.json()).toMatchObject({ title: 'Unsupported Authentication' });
  expect((await call(mentions, { token: 'another' })).status).toBe(401);
  expect((await call('users/99/mentions')).status).toBe(404);
  expect((await call('nothing')).status).toBe(404);
  expect((await calls()).at(-1)).toMatchObject({ violations: ['the sandbox knows no GET at this path'] });
});

test('direct messages, all and of one person', async () => {
  const { call, write } = await setXStage();
  const { citizen } = await write({ kind: 'dm', body: 'satu' });
  await write({ kind: 'dm', from: 'Budi Santoso', body: 'dua' });
  const all = await json(call('dm_events?dm_event.fields=sender_id,created_at&expansions=sender_id'));
  expect(all.data.map(({ text }: { text: string }) => text)).toEqual(['dua', 'satu']);
  expect(all.includes.users).toHaveLength(2);
  const one = await json(
    call(`dm_conversations/with/${citizen}/dm_events?dm_event.fields=dm_conversation_id`),
  );
  expect(one).toMatchObject({
    data: [{ text: 'satu', event_type: 'MessageCreate' }],
    meta: { result_count: 1 },
  });
  expect(one.data[0].dm_conversation_id.split('-').sort()).toEqual([citizen, xApp.userId].sort());
});

test('what was written and answered outlives a restart of the sandbox', async () => {
  const dataDir = await temporaryFolder();
  const before = await setXStage({ dataDir });
  const { messageId } = await before.write({ body: 'Halo @lapor1708', extraParams: { tells: 'poll' } });
  const { citizen } = await before.write({ kind: 'dm', body: 'rahasia' });
  await before.call('tweets', { body: { text: 'terima kasih', reply: { in_reply_to_tweet_id: messageId } } });
  await before.sandbox.close();
  const { call } = await setXStage({ dataDir });
  const { data, includes } = await json(call(`${mentions}?expansions=author_id`));
  expect(data).toMatchObject([{ id: messageId, text: 'Halo @lapor1708' }]);
  expect(includes.users).toMatchObject([{ username: 'SitiAminah' }]);
  expect((await json(call(`users/${xApp.userId}/tweets`))).data).toMatchObject([
    { text: '@SitiAminah terima kasih' },
  ]);
  const sent = await call(`dm_conversations/with/${citizen}/messages`, { body: { text: 'halo' } });
  expect(sent.status).toBe(201);
});
