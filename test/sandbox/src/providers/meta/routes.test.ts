import { expect, test } from 'vitest';
import {
  entriesOf,
  goodReply,
  igsid,
  instagram,
  messagesPath,
  messagingIn,
  meta,
  psid,
  setMetaStage,
} from '../../../test/meta-stage.js';
import { temporaryFolder } from '../../../test/test-sandbox.js';
import { waba } from '../../../test/whatsapp-stage.js';
import { appSecretProof, signBody } from '../graph/sign.js';

const direct = { channel: 'messenger', from: psid, body: 'Halo' };
const instagramDirect = { channel: 'instagram', from: igsid, body: 'Halo' };
const dayMs = 24 * 3_600_000;
const instagramPath = `${meta.instagramId}/messages`;
const instagramReply = { recipient: { id: igsid }, message: { text: 'Aduan diterima' } };
const rejected = (code: number) => ({ verdict: { kind: 'rejected', code } });

/** A stage whose time a test moves. */
async function stageInTime() {
  let nowMs = Date.UTC(2026, 10, 24);
  const clock = { nowMs: () => nowMs, sleep: async () => undefined };
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { ...(await setMetaStage({ clock })), pass };
}

test('an accepted message is answered with its id and stands in the ledger', async () => {
  const { sandbox, call } = await setMetaStage();
  await sandbox.sendFromCitizen(direct);
  const response = await call(messagesPath, { body: goodReply });
  expect(response.status).toBe(200);
  const answer = (await response.json()) as { message_id: string };
  expect(answer).toEqual({ recipient_id: psid, message_id: expect.stringMatching(/^m_/) });
  expect(JSON.parse(response.headers.get('x-app-usage') ?? '')).toMatchObject({ call_count: 1 });
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
    {
      provider: 'meta',
      operation: 'message.create',
      citizen: psid,
      messageId: answer.message_id,
      params: goodReply,
      text: 'Aduan diterima',
      verdict: { kind: 'accepted' },
      violations: [],
    },
  ]);
});

const { messaging_type: _, ...untyped } = goodReply;
const withText = (text: unknown) => ({ ...goodReply, message: { text } });
test.each([
  ['nobody named', { ...goodReply, recipient: {} }, 100, 'names neither or both'],
  ['somebody who never wrote', { ...goodReply, recipient: { id: '99999' } }, 100, undefined],
  ['no sort of message', untyped, 100, 'messaging_type is missing'],
  ['a tag that is on its way out', { ...goodReply, tag: 'ACCOUNT_UPDATE' }, 100, 'tag '],
  ['a tag without its type', { ...goodReply, tag: 'HUMAN_AGENT' }, 100, 'go together'],
  ['2001 characters', withText('a'.repeat(2_001)), 100, 'message text has more than 2000 characters'],
  ['no text', { ...goodReply, message: {} }, 100, 'neither or both of text and attachment'],
  ['an empty text', withText(''), 100, 'message text is empty'],
  ['a misspelt field', { ...goodReply, recipent: 1 }, 100, 'recipent'],
  ['an unknown action', { recipient: { id: psid }, sender_action: 'seen' }, 100, 'sender_action'],
  ['no object', [], 100, 'the body is not a JSON object'],
])('%s', async (_label, body, code, violation) => {
  const { sandbox, call } = await setMetaStage();
  await sandbox.sendFromCitizen(direct);
  const response = await call(messagesPath, { body });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    error: { code, message: expect.any(String), type: 'OAuthException', fbtrace_id: expect.any(String) },
  });
  const [entry] = await sandbox.ledger.entries({ kind: 'call' });
  expect(entry).toMatchObject({ ...rejected(code), messageId: null });
  const violations = entry?.kind === 'call' ? entry.violations : [];
  if (violation === undefined) expect(violations).toEqual([]);
  else expect(violations.join('; ')).toContain(violation);
});

test('a violation never quotes the value', async () => {
  const { sandbox, call } = await setMetaStage();
  const body = { recipient: { id: 'rahasia' }, messaging_type: 'rahasia', message: { text: ['rahasia'] } };
  await call(messagesPath, { body });
  const [entry] = await sandbox.ledger.entries({ kind: 'call' });
  expect(entry?.kind === 'call' && entry.violations.length).toBeGreaterThan(0);
  expect(JSON.stringify(entry?.kind === 'call' && entry.violations)).not.toContain('rahasia');
});

test('Instagram counts bytes, not characters', async () => {
  const { sandbox, call } = await setMetaStage();
  await sandbox.sendFromCitizen(instagramDirect);
  const send = (text: string) =>
    call(instagramPath, { ...instagram, body: { ...instagramReply, message: { text } } });
  expect((await send('é'.repeat(500))).status).toBe(200);
  expect(await (await send(`${'é'.repeat(500)}.`)).json()).toMatchObject({ error: { code: 100 } });
});

const proof = appSecretProof(meta.appSecret, meta.pageToken);
test.each([
  ['no token', messagesPath, proof, undefined, 190, ['the access token is missing or wrong']],
  ['Instagram’s token', messagesPath, proof, meta.instagramToken, 190, [expect.any(String)]],
  ['no proof', messagesPath, undefined, meta.pageToken, 100, ['appsecret_proof is missing']],
  ['another proof', messagesPath, 'x', meta.pageToken, 100, ['appsecret_proof is wrong']],
  ['another Page', '999/messages', proof, meta.pageToken, 100, []],
])('%s', async (_label, path, given, token, code, violations) => {
  const { url, sandbox } = await setMetaStage();
  await sandbox.sendFromCitizen(direct);
  const response = await fetch(
    `${url}/v23.0/${path}${given === undefined ? '' : `?appsecret_proof=${given}`}`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(goodReply),
    },
  );
  expect(response.status).toBe(code === 190 ? 401 : 400);
  expect(await response.json()).toMatchObject({ error: { code } });
  const [entry] = await sandbox.ledger.entries({ kind: 'call' });
  expect(entry).toMatchObject({ provider: 'meta', violations });
  const evidence = JSON.stringify(entry);
  for (const secret of [meta.pageToken, meta.instagramToken, meta.appSecret, proof]) {
    expect(evidence).not.toContain(secret);
  }
});

test('24 hours for a machine, 7 days for a person', async () => {
  const { sandbox, call, pass } = await stageInTime();
  await sandbox.sendFromCitizen(direct);
  await sandbox.sendFromCitizen(instagramDirect);
  const human = { ...goodReply, messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
  pass(dayMs - 1);
  expect((await call(messagesPath, { body: goodReply })).status).toBe(200);
  pass(1);
  expect(await (await call(messagesPath, { body: goodReply })).json()).toMatchObject({
    error: { code: 10, error_subcode: 2_018_278 },
  });
  expect(await (await call(instagramPath, { ...instagram, body: instagramReply })).json()).toMatchObject({
    error: { code: 10, error_subcode: 2_534_022 },
  });
  pass(6 * dayMs - 1);
  expect((await call(messagesPath, { body: human })).status).toBe(200);
  pass(1);
  expect(await (await call(messagesPath, { body: human })).json()).toMatchObject({ error: { code: 10 } });
});

test.each([
  ['a reaction', { reaction: { mid: 'm_0', action: 'react' } }, true],
  ['a button', { postback: { title: 'Mulai' } }, true],
  ['a reading', { read: { watermark: 1 } }, false],
  ['an unsent message', { message: { is_deleted: true } }, false],
  ['an echo', { sender: { id: meta.pageId }, message: { is_echo: true } }, false],
])('%s opens the window: %s', async (_label, extraParams, isOpen) => {
  const { sandbox, call } = await setMetaStage();
  await sandbox.sendFromCitizen({ ...direct, extraParams });
  expect((await call(messagesPath, { body: goodReply })).status).toBe(isOpen ? 200 : 400);
});

test.each([
  ['facebook', psid, messagesPath, {}],
  ['instagram', igsid, instagramPath, instagram],
])('%s: one private reply to a comment, and it opens no window', async (channel, from, path, token) => {
  const { sandbox, call } = await setMetaStage();
  const comment = { channel, kind: 'comment', from, body: 'Lampu padam' };
  const { messageId } = await sandbox.sendFromCitizen(comment);
  const body = { recipient: { comment_id: messageId }, message: { text: 'Aduan diterima' } };
  const answers = await Promise.all([call(path, { ...token, body }), call(path, { ...token, body })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect(await (await call(path, { ...token, body })).json()).toMatchObject({ error: { code: 10_900 } });
  const direct = { ...goodReply, recipient: { id: from } };
  expect(await (await call(path, { ...token, body: direct })).json()).toMatchObject({ error: { code: 10 } });
  const replies = await sandbox.ledger.entries({ kind: 'call', citizen: from });
  expect(replies.map((entry) => entry.kind === 'call' && entry.operation)).toEqual([
    'private-reply.create',
    'private-reply.create',
    'private-reply.create',
    'message.create',
  ]);
  expect(replies).toContainEqual(
    expect.objectContaining({ text: 'Aduan diterima', verdict: { kind: 'accepted' }, violations: [] }),
  );
});

test('no private reply a week later, to a removed comment, or by the other account', async () => {
  const { sandbox, call, pass } = await stageInTime();
  const comment = { channel: 'facebook', from: psid, body: 'Lampu padam' };
  const [late, removed] = [await sandbox.sendFromCitizen(comment), await sandbox.sendFromCitizen(comment)];
  const reply = async (messageId: string, path = messagesPath, token = {}) => {
    const body = { recipient: { comment_id: messageId }, message: { text: 'Halo' } };
    return (await call(path, { ...token, body })).json();
  };
  await sandbox.sendFromCitizen({ ...comment, ...removed, extraParams: { verb: 'remove', message: null } });
  expect(await reply(removed.messageId)).toMatchObject({ error: { code: 100, error_subcode: 33 } });
  expect(await reply(late.messageId, instagramPath, instagram)).toMatchObject({ error: { code: 100 } });
  pass(7 * dayMs);
  expect(await reply(late.messageId)).toMatchObject({ error: { code: 10_903 } });
});

test.each([
  ['a comment of the Page itself', { channel: 'facebook', extraParams: { from: { id: meta.pageId } } }, {}],
  ['a post', { channel: 'facebook', extraParams: { item: 'post' } }, {}],
  ['a mention', { channel: 'instagram', kind: 'mention' }, instagram],
])('no answer to %s', async (_label, message, token) => {
  const { sandbox, call } = await setMetaStage();
  const { messageId } = await sandbox.sendFromCitizen({ ...message, from: 'Siti', body: 'Halo' });
  const [path, edge] =
    message.channel === 'facebook' ? [messagesPath, 'comments'] : [instagramPath, 'replies'];
  const body = { recipient: { comment_id: messageId }, message: { text: 'Halo' } };
  expect(await (await call(path, { ...token, body })).json()).toMatchObject({ error: { code: 100 } });
  const answer = await call(`${messageId}/${edge}`, { ...token, body: { message: 'Halo' } });
  expect(await answer.json()).toMatchObject({ error: { code: 100, error_subcode: 33 } });
});

test.each([
  ['facebook', psid, 'comments', 'replies', {}, /^\d+_\d+$/],
  ['instagram', igsid, 'replies', 'comments', instagram, /^\d{17}$/],
])(
  '%s: a public answer is the commenter’s, and comes back',
  async (channel, from, edge, other, token, form) => {
    const { sandbox, product, call } = await setMetaStage();
    const comment = { channel, kind: 'comment', from, body: 'Lampu padam' };
    const { messageId } = await sandbox.sendFromCitizen(comment);
    const body = { message: 'Aduan diterima' };
    const answer = await call(`${messageId}/${edge}`, { ...token, body });
    expect(await answer.json()).toEqual({ id: expect.stringMatching(form) });
    expect((await call(`${messageId}/${other}`, { ...token, body })).status).toBe(400);
    expect((await call(`${messageId}/${edge}`, { ...token, body: { message: '' } })).status).toBe(400);
    await sandbox.settled();
    expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
      { operation: 'comment.create', citizen: from, text: body.message, violations: [] },
      { operation: 'unknown', violations: [expect.any(String)] },
      { ...rejected(100), citizen: from, violations: ['message is empty'] },
    ]);
    const [, own] = entriesOf(...product.posts);
    const account = channel === 'facebook' ? meta.pageId : meta.instagramId;
    expect(own?.changes).toMatchObject([{ value: { from: { id: account }, parent_id: messageId } }]);
    // Nobody can reply to it as if it were a citizen's.
    expect(await sandbox.ledger.entries({ kind: 'callback' })).toMatchObject([
      { status: 'echo', citizen: from },
    ]);
  },
);

test('a message of ours: its echo, that it was delivered, that it was read', async () => {
  const { sandbox, product, call } = await setMetaStage({
    statusDelaysMs: { echo: 0, delivered: 0, read: 0 },
  });
  await sandbox.sendFromCitizen(direct);
  await sandbox.sendFromCitizen(instagramDirect);
  const message = { ...goodReply.message, metadata: 'id-keluar-1' };
  const onPage = (await (await call(messagesPath, { body: { ...goodReply, message } })).json()) as {
    message_id: string;
  };
  await sandbox.settled();
  const { message_id: mid } = (await (
    await call(instagramPath, { ...instagram, body: instagramReply })
  ).json()) as { message_id: string };
  await sandbox.settled();
  const app = Number(meta.appId);
  const [us, them] = [{ id: meta.pageId }, { id: psid }];
  const echo = { mid: onPage.message_id, text: message.text, metadata: 'id-keluar-1' };
  expect(messagingIn(product.posts.slice(2))).toEqual([
    {
      sender: us,
      recipient: them,
      timestamp: expect.any(Number),
      message: { ...echo, is_echo: true, app_id: app },
    },
    {
      sender: them,
      recipient: us,
      timestamp: expect.any(Number),
      delivery: { mids: [onPage.message_id], watermark: expect.any(Number) },
    },
    { sender: them, recipient: us, timestamp: expect.any(Number), read: { watermark: expect.any(Number) } },
    expect.objectContaining({
      sender: { id: meta.instagramId },
      message: { mid, is_echo: true, app_id: app, text: 'Aduan diterima' },
    }),
    expect.objectContaining({ sender: { id: igsid }, read: { mid } }),
  ]);
  for (const { body, headers } of product.posts) {
    expect(headers['x-hub-signature-256']).toBe(signBody(meta.appSecret, body));
  }
});

test('a sender action creates no message', async () => {
  const { sandbox, product, call } = await setMetaStage();
  await sandbox.sendFromCitizen(direct);
  const seen = await call(messagesPath, { body: { recipient: { id: psid }, sender_action: 'mark_seen' } });
  expect(await seen.json()).toEqual({ recipient_id: psid });
  await sandbox.settled();
  expect(product.posts).toHaveLength(1);
  const [entry] = await sandbox.ledger.entries({ kind: 'call' });
  expect(entry).toMatchObject({ operation: 'sender-action', citizen: psid, messageId: null, violations: [] });
  expect(entry).not.toHaveProperty('text');
});

test('a profile is shown of who wrote, not of who only commented', async () => {
  const { sandbox, call } = await setMetaStage();
  const writer = await sandbox.sendFromCitizen({ ...direct, from: 'Siti Aminah' });
  const fields = 'fields=first_name,last_name,profile_pic';
  expect(await (await call(`${writer.citizen}?${fields}`)).json()).toEqual({
    id: writer.citizen,
    first_name: 'Siti',
    last_name: 'Aminah',
    profile_pic: expect.any(String),
  });
  const comment = { channel: 'instagram', kind: 'comment', from: 'Siti Aminah', body: 'Halo' };
  const { citizen } = await sandbox.sendFromCitizen(comment);
  const path = `${citizen}?fields=name,username`;
  expect(await (await call(path, instagram)).json()).toMatchObject({ error: { code: 230 } });
  await sandbox.sendFromCitizen({ ...instagramDirect, from: 'Siti Aminah' });
  expect(await (await call(path, instagram)).json()).toEqual({
    id: citizen,
    name: 'Siti Aminah',
    username: 'siti_aminah',
  });
  const onPage = await sandbox.sendFromCitizen({ channel: 'facebook', from: psid, body: 'Halo' });
  expect(await (await call(`${onPage.citizen}?fields=name`)).json()).toMatchObject({
    error: { code: 100, error_subcode: 2_018_218 },
  });
  expect(await (await call(`${writer.citizen}?fields=email`)).json()).toMatchObject({ error: { code: 100 } });
  expect(await (await call('99999?fields=name')).json()).toMatchObject({ error: { error_subcode: 33 } });
});

test('a mention in a comment: its words are asked for, and answered by way of the account', async () => {
  const { sandbox, product, call } = await setMetaStage();
  const mention = { channel: 'instagram', kind: 'mention', from: 'Siti', body: '@sp4n_lapor lampu padam' };
  const { messageId, citizen } = await sandbox.sendFromCitizen(mention);
  const mediaId = entriesOf(product.posts[0])[0]?.changes?.[0]?.value['media_id'];
  const ask = (fields: string) => call(`${meta.instagramId}?fields=${fields}`, instagram);
  const found = await ask(`mentioned_comment.comment_id(${messageId}){text,timestamp,username,media}`);
  expect(await found.json()).toEqual({
    mentioned_comment: {
      id: messageId,
      text: mention.body,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/),
      username: 'siti',
      media: { id: mediaId },
    },
    id: meta.instagramId,
  });
  const gone = await ask('mentioned_comment.comment_id(18000000000000000){text}');
  expect(await gone.json()).toMatchObject({ error: { code: 100, error_subcode: 33 } });

  const body = { media_id: mediaId, comment_id: messageId, message: 'Aduan diterima' };
  const answer = await call(`${meta.instagramId}/mentions`, { ...instagram, body });
  expect(await answer.json()).toEqual({ id: expect.stringMatching(/^\d{17}$/) });
  expect((await call(`${messageId}/replies`, { ...instagram, body: { message: 'x' } })).status).toBe(400);
  const elsewhere = { ...body, media_id: '17000000000000001' };
  expect((await call(`${meta.instagramId}/mentions`, { ...instagram, body: elsewhere })).status).toBe(400);
  expect(await sandbox.ledger.entries({ kind: 'call', citizen })).toMatchObject([
    { operation: 'mention.fetch', verdict: { kind: 'accepted' } },
    { operation: 'comment.create', text: 'Aduan diterima', verdict: { kind: 'accepted' }, violations: [] },
  ]);
});

test('a mention in a caption', async () => {
  const { sandbox, product, call } = await setMetaStage();
  const extraParams = { comment_id: null };
  const mention = { channel: 'instagram', kind: 'mention', from: 'Siti', body: 'Lampu padam', extraParams };
  await sandbox.sendFromCitizen(mention);
  const value = entriesOf(product.posts[0])[0]?.changes?.[0]?.value;
  expect(value).not.toHaveProperty('comment_id');
  const fields = `mentioned_media.media_id(${value?.['media_id']}){caption,username}`;
  const found = await call(`${meta.instagramId}?fields=${fields}`, instagram);
  expect(await found.json()).toEqual({
    mentioned_media: { id: value?.['media_id'], caption: 'Lampu padam', username: 'siti' },
    id: meta.instagramId,
  });
  const body = { media_id: value?.['media_id'], message: 'Aduan diterima' };
  expect((await call(`${meta.instagramId}/mentions`, { ...instagram, body })).status).toBe(200);
});

test('windows stay open, and private replies used up, over a restart of the sandbox', async () => {
  const dataDir = await temporaryFolder();
  const before = await setMetaStage({ dataDir });
  await before.sandbox.sendFromCitizen(instagramDirect);
  const comment = { channel: 'instagram', kind: 'comment', from: igsid, body: 'Lampu padam' };
  const { messageId } = await before.sandbox.sendFromCitizen(comment);
  const body = { recipient: { comment_id: messageId }, message: { text: 'Halo' } };
  expect((await before.call(instagramPath, { ...instagram, body })).status).toBe(200);
  await before.sandbox.close();
  const after = await setMetaStage({ dataDir });
  expect((await after.call(instagramPath, { ...instagram, body: instagramReply })).status).toBe(200);
  expect(await (await after.call(instagramPath, { ...instagram, body })).json()).toMatchObject({
    error: { code: 10_900 },
  });
  expect((await after.call(`${messageId}/replies`, { ...instagram, body: { message: 'x' } })).status).toBe(
    200,
  );
});

test('beside WhatsApp, on the same host: each takes what is its own', async () => {
  const { sandbox, call } = await setMetaStage({ whatsapp: waba });
  await sandbox.sendFromCitizen(direct);
  const headers = { authorization: `Bearer ${waba.token}`, 'content-type': 'application/json' };
  expect((await call(messagesPath, { body: goodReply })).status).toBe(200);
  await call(messagesPath, { body: goodReply, init: { headers: {}, method: 'POST', body: '{}' } });
  await call(`${waba.phoneNumberId}/messages`, { body: {}, init: { headers, method: 'POST', body: '{}' } });
  await call('999/messages', { body: goodReply });
  await call('100000000000000', { init: { headers } });
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
    { provider: 'meta', verdict: { kind: 'accepted' } },
    { provider: 'meta', ...rejected(190) },
    { provider: 'whatsapp-cloud' },
    { provider: 'meta', ...rejected(100) },
    { provider: 'whatsapp-cloud', operation: 'media.fetch' },
  ]);
});
