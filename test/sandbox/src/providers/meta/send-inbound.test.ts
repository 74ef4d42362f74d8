import { expect, test } from 'vitest';
import { entriesOf, igsid, messagingIn, meta, psid, setMetaStage } from '../../../test/meta-stage.js';
import { signBody } from '../graph/sign.js';

const direct = (body: string) => ({ channel: 'messenger', from: psid, body });
const instagramComment = { channel: 'instagram', kind: 'comment', from: igsid, body: 'Lampu padam' };
const facebookComment = { channel: 'facebook', from: psid, body: 'Lampu padam' };

test('a message on Messenger, signed over exactly its escaped bytes', async () => {
  const { sandbox, product } = await setMetaStage();
  const sent = await sandbox.sendFromCitizen(direct('Jalan berlubang – tolong 🙏'));
  expect(sent).toMatchObject({ isRepeat: false, citizen: psid, messageId: expect.stringMatching(/^m_/) });
  const [post] = product.posts;
  expect(post?.path).toBe('/webhooks/meta');
  expect(JSON.parse(post?.body ?? '')).toEqual({
    object: 'page',
    entry: [
      {
        id: meta.pageId,
        time: expect.any(Number),
        messaging: [
          {
            sender: { id: psid },
            recipient: { id: meta.pageId },
            timestamp: expect.any(Number),
            message: { mid: sent.messageId, text: 'Jalan berlubang – tolong 🙏' },
          },
        ],
      },
    ],
  });
  expect(post?.body).toContain('\\u2013 tolong \\ud83d\\ude4f');
  expect(post?.headers['x-hub-signature-256']).toBe(signBody(meta.appSecret, post?.body ?? ''));
  expect(await sandbox.ledger.entries({ kind: 'webhook' })).toMatchObject([
    { provider: 'meta', citizen: psid, messageId: sent.messageId, text: 'Jalan berlubang – tolong 🙏' },
  ]);
});

test('a message on Instagram', async () => {
  const { sandbox, product } = await setMetaStage();
  const sent = await sandbox.sendFromCitizen({ channel: 'instagram', from: igsid, body: 'Halo' });
  expect(sent.messageId).toMatch(/^aWdfZG1faXRlbTox[A-Za-z0-9+/]{60,}=*$/);
  expect(JSON.parse(product.posts[0]?.body ?? '')).toMatchObject({
    object: 'instagram',
    entry: [
      { id: meta.instagramId, messaging: [{ sender: { id: igsid }, message: { mid: sent.messageId } }] },
    ],
  });
});

test('a comment on a post of the Page', async () => {
  const { sandbox, product } = await setMetaStage();
  const sent = await sandbox.sendFromCitizen({ ...facebookComment, from: 'Siti Aminah' });
  expect(sent).toMatchObject({
    messageId: expect.stringMatching(/^\d+_\d+$/),
    citizen: expect.stringMatching(/^\d{16}$/),
  });
  const [post = '', number] = sent.messageId.split('_');
  expect(JSON.parse(product.posts[0]?.body ?? '')).toMatchObject({
    object: 'page',
    entry: [
      {
        id: meta.pageId,
        changes: [
          {
            field: 'feed',
            value: {
              item: 'comment',
              verb: 'add',
              from: { id: sent.citizen, name: 'Siti Aminah' },
              comment_id: sent.messageId,
              post_id: `${meta.pageId}_${post}`,
              parent_id: `${meta.pageId}_${post}`,
              message: 'Lampu padam',
              created_time: expect.any(Number),
              permalink_url: expect.stringContaining(`comment_id=${number}`),
            },
          },
        ],
      },
    ],
  });
});

test.each([
  ['comment', 'comments', 'FEED'],
  ['live-comment', 'live_comments', 'LIVE'],
])('a %s on Instagram', async (kind, field, productType) => {
  const { sandbox, product } = await setMetaStage();
  const sent = await sandbox.sendFromCitizen({ ...instagramComment, kind, from: 'Siti Aminah' });
  expect(sent.messageId).toMatch(/^\d{17}$/);
  expect(entriesOf(product.posts[0])).toMatchObject([
    {
      changes: [
        {
          field,
          value: {
            id: sent.messageId,
            from: { id: sent.citizen, username: 'siti_aminah' },
            text: 'Lampu padam',
            media: { media_product_type: productType },
          },
        },
      ],
    },
  ]);
});

test('a mention does not say what was written', async () => {
  const { sandbox, product } = await setMetaStage();
  const sent = await sandbox.sendFromCitizen({ ...instagramComment, kind: 'mention' });
  expect(entriesOf(product.posts[0])[0]?.changes).toEqual([
    { field: 'mentions', value: { comment_id: sent.messageId, media_id: expect.stringMatching(/^17\d+$/) } },
  ]);
});

test('one name is one person, and another one on the other object', async () => {
  const { sandbox } = await setMetaStage();
  const idOf = async (channel: string) =>
    (await sandbox.sendFromCitizen({ channel, from: 'Siti', body: 'Halo' })).citizen;
  const onPage = await idOf('messenger');
  expect(await idOf('facebook')).toBe(onPage);
  expect(await idOf('instagram')).not.toBe(onPage);
});

test('standby: another app holds the conversation', async () => {
  const { sandbox, product } = await setMetaStage();
  await sandbox.sendFromCitizen({ ...direct('Halo'), kind: 'standby' });
  const [entry] = entriesOf(product.posts[0]);
  expect(entry?.messaging).toBeUndefined();
  expect(entry?.standby).toMatchObject([{ sender: { id: psid }, message: { text: 'Halo' } }]);
});

test.each([
  [
    'an echo of the inbox',
    { sender: { id: meta.pageId }, recipient: { id: psid }, message: { is_echo: true, app_id: 26 } },
    { sender: { id: meta.pageId }, message: { mid: 'm_1', text: 'Halo', is_echo: true, app_id: 26 } },
  ],
  ['unsent', { message: { text: null, is_deleted: true } }, { message: { mid: 'm_1', is_deleted: true } }],
  ['unsupported', { message: { is_unsupported: true } }, { message: { mid: 'm_1', is_unsupported: true } }],
  [
    'an answer to a story',
    { message: { reply_to: { story: { id: '1', url: 'https://cdn' } } } },
    { message: { mid: 'm_1', text: 'Halo', reply_to: { story: { id: '1' } } } },
  ],
  [
    'an edit',
    { message_edit: { mid: 'm_0', text: 'Hai', num_edit: 1 } },
    { message_edit: { mid: 'm_0', text: 'Hai', num_edit: 1 } },
  ],
  ['a reaction', { reaction: { mid: 'm_0', action: 'react', emoji: '❤' } }, { reaction: { mid: 'm_0' } }],
  ['a reading', { read: { watermark: 5 } }, { read: { watermark: 5 } }],
  ['a button', { postback: { title: 'Mulai' } }, { postback: { mid: 'm_1', title: 'Mulai' } }],
])('any direct event can be told: %s', async (_label, extraParams, expected) => {
  const { sandbox, product } = await setMetaStage();
  await sandbox.sendFromCitizen({ ...direct('Halo'), messageId: 'm_1', extraParams });
  const [event] = messagingIn(product.posts);
  expect(event).toMatchObject(expected);
  expect(event).toHaveProperty('timestamp');
  expect(Object.hasOwn(event ?? {}, 'message')).toBe('message' in expected);
  if ('message' in extraParams && 'text' in extraParams.message) {
    expect(event?.['message']).not.toHaveProperty('text');
  }
});

test.each([
  ['edited', { verb: 'edited' }, { verb: 'edited', message: 'Lampu padam' }],
  ['removed', { verb: 'remove', message: null }, { verb: 'remove' }],
  ['of the Page itself', { from: { id: meta.pageId } }, { from: { id: meta.pageId, name: 'Warga 7001' } }],
  ['an answer', { parent_id: '1_2' }, { parent_id: '1_2' }],
])('any change can be told: %s', async (_label, extraParams, expected) => {
  const { sandbox, product } = await setMetaStage();
  await sandbox.sendFromCitizen({ ...facebookComment, extraParams });
  const value = entriesOf(product.posts[0])[0]?.changes?.[0]?.value;
  expect(value).toMatchObject({ item: 'comment', ...expected });
  expect(Object.hasOwn(value ?? {}, 'message')).toBe(!('message' in extraParams));
});

test.each([
  ['image/jpeg', 'image'],
  ['video/mp4', 'video'],
  ['audio/mp4', 'audio'],
  ['application/pdf', 'file'],
])('%s is told as %s; its address is good for an hour, without a token', async (contentType, type) => {
  let nowMs = Date.UTC(2026, 10, 24);
  const clock = { nowMs: () => nowMs, sleep: async () => undefined };
  const { sandbox, product } = await setMetaStage({ clock });
  const content = Buffer.from('not really a file');
  await sandbox.sendFromCitizen({ ...direct(''), media: [{ contentType, content }] });
  const { message } = messagingIn(product.posts)[0] as {
    message: { attachments: [{ type: string; payload: { url: string } }] };
  };
  expect(message).toEqual({
    mid: expect.any(String),
    attachments: [{ type, payload: { url: expect.stringContaining('/meta-media-cdn/') } }],
  });
  const [{ payload }] = message.attachments;
  expect((await fetch(payload.url.replace('hash=', 'hash=x'))).status).toBe(403);
  nowMs += 3_600_000 - 1;
  const file = await fetch(payload.url);
  expect(file.headers.get('content-type')).toBe(contentType);
  expect(Buffer.from(await file.arrayBuffer())).toEqual(content);
  nowMs += 1;
  expect((await fetch(payload.url)).status).toBe(403);
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
    { operation: 'media.download', verdict: { kind: 'rejected', status: 403 } },
    { operation: 'media.download', verdict: { kind: 'accepted' } },
    { operation: 'media.download', verdict: { kind: 'rejected', status: 403 } },
  ]);
});

test('a picture in a comment of the Page', async () => {
  const { sandbox, product } = await setMetaStage();
  const media = [{ contentType: 'image/png', content: Buffer.from('x') }];
  await sandbox.sendFromCitizen({ ...facebookComment, media });
  const value = entriesOf(product.posts[0])[0]?.changes?.[0]?.value;
  expect((await fetch(String(value?.['photo']))).status).toBe(200);
});

test('a known id is the same message again, with its first time', async () => {
  let nowMs = Date.UTC(2026, 10, 24);
  const clock = { nowMs: () => nowMs, sleep: async () => undefined };
  const { sandbox, product } = await setMetaStage({ clock });
  const message = { ...direct('Halo'), messageId: 'm_apa-saja' };
  expect(await sandbox.sendFromCitizen(message)).toMatchObject({ isRepeat: false });
  nowMs += 60_000;
  expect(await sandbox.sendFromCitizen(message)).toMatchObject({ isRepeat: true });
  expect(product.posts[1]?.body).toBe(product.posts[0]?.body);
});

const picture = { contentType: 'image/png', content: Buffer.from('x') };
test.each([
  ['nothing', direct('')],
  ['a kind the channel does not have', { ...direct('Halo'), kind: 'comment' }],
  ['two pictures in a comment', { ...facebookComment, media: [picture, picture] }],
  ['a picture in a comment on Instagram', { ...instagramComment, media: [picture] }],
  ['a film in a comment', { ...facebookComment, media: [{ ...picture, contentType: 'video/mp4' }] }],
  ['an id that is none of a comment', { ...facebookComment, messageId: 'm_1' }],
])('refused before anything is posted: %s', async (_label, message) => {
  const { sandbox, product } = await setMetaStage();
  const { channel, ...rest } = message;
  const good = { from: psid, body: 'Halo' };
  await expect(sandbox.sendBatch(channel, [good, rest])).rejects.toMatchObject({ status: 400 });
  expect(product.posts).toEqual([]);
  expect(sandbox.ledger.lastSeq()).toBe(0);
});

test('a thousand events in one post, of several kinds in one entry', async () => {
  const { sandbox, product, control } = await setMetaStage();
  const kinds = ['direct', 'comment', 'standby', 'mention'];
  const messages = Array.from({ length: 1_000 }, (_, index) => ({
    from: `Warga ${index}`,
    body: `Aduan ${index}`,
    kind: kinds[index % kinds.length],
  }));
  const response = await control('batches', { channel: 'instagram', messages });
  const { sends } = (await response.json()) as { sends: { messageId: string }[] };
  expect(new Set(sends.map(({ messageId }) => messageId)).size).toBe(1_000);
  expect(product.posts).toHaveLength(1);
  const entries = entriesOf(product.posts[0]);
  expect(entries).toHaveLength(100);
  for (const { messaging = [], standby = [], changes = [] } of entries) {
    expect(messaging.length + standby.length + changes.length).toBe(10);
    expect(Math.min(messaging.length, standby.length, changes.length)).toBeGreaterThan(0);
  }
  expect(await sandbox.ledger.entries({ kind: 'webhook' })).toHaveLength(1_000);
});

test('anything but 200 is tried again, as the same bytes', async () => {
  const statuses = [503, 204, 200];
  const { sandbox, product } = await setMetaStage({}, (_post, response) => {
    response.statusCode = statuses.shift() ?? 200;
    response.end();
  });
  await sandbox.sendFromCitizen(direct('Halo'));
  expect(product.posts).toHaveLength(3);
  expect(new Set(product.posts.map(({ body }) => body)).size).toBe(1);
});

test.each([
  ['sandi', true],
  ['lain', false],
])('the handshake with verify token %s: passed %s', async (verifyToken, isPassed) => {
  const { control } = await setMetaStage({}, (post, response) => {
    const query = new URL(post.path, 'http://product').searchParams;
    const isRight = query.get('hub.verify_token') === 'sandi';
    response.statusCode = isRight ? 200 : 403;
    response.end(isRight ? query.get('hub.challenge') : '');
  });
  const response = await control('handshakes', { channel: 'instagram', verifyToken });
  expect(await response.json()).toMatchObject({ status: isPassed ? 200 : 403, isPassed });
});
