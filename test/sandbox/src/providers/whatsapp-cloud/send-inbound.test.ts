import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { goodMessage, messagesIn, setWhatsAppStage, valuesOf, waba } from '../../../test/whatsapp-stage.js';
import { signBody } from '../graph/sign.js';

const from = '+6281201234567';
const text = (body: string) => ({ channel: 'whatsapp', from, body });

test('the webhook has Meta’s envelope, and a signature over exactly its bytes', async () => {
  const { sandbox, product } = await setWhatsAppStage();
  const sent = await sandbox.sendFromCitizen(text('Jalan berlubang – tolong 🙏'));
  expect(sent).toMatchObject({ isRepeat: false, citizen: '6281201234567' });
  const [post] = product.posts;
  const userId = expect.stringMatching(/^ID\.[0-9A-F]{26}$/);
  expect(JSON.parse(post?.body ?? '')).toEqual({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: expect.stringMatching(/^\d+$/),
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '6281200001709', phone_number_id: waba.phoneNumberId },
              contacts: [{ profile: { name: 'Warga 4567' }, wa_id: '6281201234567', user_id: userId }],
              messages: [
                {
                  from: '6281201234567',
                  from_user_id: userId,
                  id: sent.messageId,
                  timestamp: expect.stringMatching(/^\d{10}$/),
                  type: 'text',
                  text: { body: 'Jalan berlubang – tolong 🙏' },
                },
              ],
            },
          },
        ],
      },
    ],
  });
  expect(post?.body).toContain('\\u2013 tolong \\ud83d\\ude4f');
  expect(post?.headers['x-hub-signature-256']).toBe(signBody(waba.appSecret, post?.body ?? ''));
  expect(await sandbox.ledger.entries({ kind: 'webhook' })).toMatchObject([
    { provider: 'whatsapp-cloud', citizen: '6281201234567', messageId: sent.messageId, attachments: 0 },
  ]);
});

test('a known id is the same message again, with its first time', async () => {
  let nowMs = Date.UTC(2026, 10, 24);
  const clock = { nowMs: () => nowMs, sleep: async () => undefined };
  const { sandbox, product } = await setWhatsAppStage({ clock });
  const message = { ...text('Halo'), messageId: 'wamid.apa-saja' };
  expect(await sandbox.sendFromCitizen(message)).toMatchObject({ isRepeat: false });
  nowMs += 60_000;
  expect(await sandbox.sendFromCitizen(message)).toMatchObject({ isRepeat: true });
  expect(product.posts[1]?.body).toBe(product.posts[0]?.body);
});

test('a citizen with a username has no number', async () => {
  const { sandbox, product, create } = await setWhatsAppStage();
  const recipient = 'ID.1A2B3C4D';
  await sandbox.sendFromCitizen({ ...text('Halo'), from: recipient });
  const [value] = valuesOf(product.posts[0]);
  expect(value?.messages?.[0]).not.toHaveProperty('from');
  expect(value?.contacts?.[0]).not.toHaveProperty('wa_id');
  expect(value).toMatchObject({
    contacts: [{ user_id: recipient }],
    messages: [{ from_user_id: recipient }],
  });
  const { to: _, ...withoutTo } = goodMessage;
  expect((await create({ ...withoutTo, recipient })).status).toBe(200);
  expect(await sandbox.ledger.entries({ citizen: recipient, kind: 'call' })).toHaveLength(1);
});

test.each([
  ['a place', { type: 'location', location: { latitude: -6.12, longitude: 106.15 } }, true],
  ['a reaction', { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } }, true],
  ['a button', { type: 'interactive', interactive: { type: 'button_reply' } }, true],
  ['unsupported', { type: 'unsupported', errors: [{ code: 131_051 }] }, true],
  ['a new number', { type: 'system', system: { type: 'user_changed_number' } }, false],
])('any type can be told: %s', async (_label, extraParams, hasContacts) => {
  const { sandbox, product } = await setWhatsAppStage();
  await sandbox.sendFromCitizen({ ...text(''), extraParams });
  const [value] = valuesOf(product.posts[0]);
  expect(value?.messages?.[0]).toMatchObject(extraParams);
  expect(value?.messages?.[0]).not.toHaveProperty('text');
  expect(value?.contacts !== undefined).toBe(hasContacts);
});

test('fields without a type are laid over the message', async () => {
  const { sandbox, product } = await setWhatsAppStage();
  await sandbox.sendFromCitizen({ ...text('Halo'), extraParams: { timestamp: '1', context: { id: 'x' } } });
  expect(messagesIn(product.posts)).toMatchObject([
    { text: { body: 'Halo' }, timestamp: '1', context: { id: 'x' } },
  ]);
});

test.each([
  ['image/jpeg', 'image', { caption: 'Bukti' }],
  ['video/mp4', 'video', { caption: 'Bukti' }],
  ['application/pdf', 'document', { caption: 'Bukti', filename: 'lampiran.pdf' }],
  ['audio/ogg', 'audio', { voice: true }],
  ['audio/mpeg', 'audio', { voice: false }],
  ['image/webp', 'sticker', { animated: false }],
])('%s is told as %s', async (contentType, type, more) => {
  const { sandbox, product } = await setWhatsAppStage();
  const content = Buffer.from('not really a file');
  const body = 'caption' in more ? 'Bukti' : '';
  await sandbox.sendFromCitizen({ ...text(body), media: [{ contentType, content }] });
  expect(messagesIn(product.posts)).toMatchObject([
    {
      type,
      [type]: {
        ...more,
        id: expect.stringMatching(/^\d{15}$/),
        mime_type: contentType,
        sha256: createHash('sha256').update(content).digest('base64'),
        url: expect.stringContaining('/whatsapp-media-cdn/'),
      },
    },
  ]);
});

test('media: an address for the id, the file for the address and the token, for five minutes', async () => {
  let nowMs = Date.UTC(2026, 10, 24);
  const clock = { nowMs: () => nowMs, sleep: async () => undefined };
  const { sandbox, product, get } = await setWhatsAppStage({ clock });
  const content = Buffer.from('not really a picture');
  await sandbox.sendFromCitizen({ ...text(''), media: [{ contentType: 'image/png', content }] });
  const image = messagesIn(product.posts)[0]?.['image'] as { id: string };

  expect((await get('100000000000000')).status).toBe(400);
  expect((await get(`${image.id}?phone_number_id=999`)).status).toBe(400);
  const found = await get(`${image.id}?phone_number_id=${waba.phoneNumberId}`);
  const about = (await found.json()) as { url: string };
  expect(about).toEqual({
    messaging_product: 'whatsapp',
    url: expect.any(String),
    mime_type: 'image/png',
    sha256: createHash('sha256').update(content).digest('hex'),
    file_size: String(content.byteLength),
    id: image.id,
  });

  const headers = { authorization: `Bearer ${waba.token}` };
  expect((await fetch(about.url)).status).toBe(401);
  expect((await fetch(about.url.replace('hash=', 'hash=x'), { headers })).status).toBe(404);
  nowMs += 5 * 60_000 - 1;
  const file = await fetch(about.url, { headers });
  expect(file.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await file.arrayBuffer())).toEqual(content);
  nowMs += 1;
  expect((await fetch(about.url, { headers })).status).toBe(404);
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
    { operation: 'media.fetch', verdict: { kind: 'rejected' } },
    { operation: 'media.fetch', verdict: { kind: 'rejected' } },
    { operation: 'media.fetch', verdict: { kind: 'accepted' } },
    { operation: 'media.download', verdict: { code: 190 }, violations: [expect.any(String)] },
    { operation: 'media.download', verdict: { status: 404 } },
    { operation: 'media.download', verdict: { kind: 'accepted' } },
    { operation: 'media.download', verdict: { status: 404 } },
  ]);
});

const file = { contentType: 'image/png', content: Buffer.from('x') };
test.each([
  ['an address that is none', { ...text('Halo'), from: 'Pak RT' }],
  ['nothing', text('')],
  ['two files', { ...text(''), media: [file, file] }],
  ['words beside a voice note', { ...text('Halo'), media: [{ ...file, contentType: 'audio/ogg' }] }],
])('refused before anything is posted: %s', async (_label, message) => {
  const { sandbox, product } = await setWhatsAppStage();
  await expect(sandbox.sendBatch('whatsapp', [text('Halo'), message])).rejects.toMatchObject({ status: 400 });
  expect(product.posts).toEqual([]);
  expect(sandbox.ledger.lastSeq()).toBe(0);
});

test('a thousand messages in one post, over all three levels, each in the ledger', async () => {
  const { sandbox, product, url } = await setWhatsAppStage();
  const messages = Array.from({ length: 1_000 }, (_, index) => ({
    from: `+62812${String(index).padStart(8, '0')}`,
    body: `Aduan ${index}`,
  }));
  const response = await fetch(`${url}/_sandbox/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'whatsapp', messages }),
  });
  const { sends } = (await response.json()) as { sends: { messageId: string }[] };
  expect(product.posts).toHaveLength(1);
  const payload = JSON.parse(product.posts[0]?.body ?? '') as { entry: { changes: unknown[] }[] };
  expect(payload.entry.map(({ changes }) => changes.length)).toEqual(Array(10).fill(10));
  const told = messagesIn(product.posts);
  expect(told.map(({ text: content }) => content)).toEqual(messages.map(({ body }) => ({ body })));
  expect(told.map(({ id }) => id)).toEqual(sends.map(({ messageId }) => messageId));
  const entries = await sandbox.ledger.entries({ kind: 'webhook' });
  expect(entries).toHaveLength(1_000);
  expect(entries[999]).toMatchObject({ citizen: '6281200000999', text: 'Aduan 999', attempt: 1 });
});

test('anything but 200 is tried again, with growing pauses, as the same bytes', async () => {
  const statuses = [503, 204, 500, 200];
  const pausesMs: number[] = [];
  const clock = {
    nowMs: () => 0,
    sleep: async (ms: number) => {
      pausesMs.push(ms);
    },
  };
  const { sandbox, product } = await setWhatsAppStage({ clock, retryPauseMs: 100 }, (_post, response) => {
    response.statusCode = statuses.shift() ?? 200;
    response.end();
  });
  await sandbox.sendFromCitizen(text('Halo'));
  expect(pausesMs).toEqual([0, 100, 200]);
  expect(new Set(product.posts.map(({ body }) => body)).size).toBe(1);
  expect(await sandbox.ledger.entries({ kind: 'webhook' })).toMatchObject(
    [1, 2, 3, 4].map((attempt) => ({ attempt })),
  );
});

test('retries are bounded', async () => {
  const { sandbox, product } = await setWhatsAppStage({ maxRetries: 2 }, (_post, response) => {
    response.statusCode = 403;
    response.end();
  });
  await sandbox.sendFromCitizen(text('Halo'));
  expect(product.posts).toHaveLength(3);
});

test.each([
  ['sandi', true],
  ['lain', false],
])('the handshake with verify token %s: passed %s', async (verifyToken, isPassed) => {
  const { url } = await setWhatsAppStage({}, (post, response) => {
    const query = new URL(post.path, 'http://product').searchParams;
    const isRight = query.get('hub.mode') === 'subscribe' && query.get('hub.verify_token') === 'sandi';
    response.statusCode = isRight ? 200 : 403;
    response.end(isRight ? query.get('hub.challenge') : '');
  });
  const response = await fetch(`${url}/_sandbox/handshakes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'whatsapp', verifyToken }),
  });
  expect(await response.json()).toMatchObject({ status: isPassed ? 200 : 403, isPassed });
});
