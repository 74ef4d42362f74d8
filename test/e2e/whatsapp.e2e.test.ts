import { createHmac } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { aNumber, ledger, send, ticketIn } from './src/citizen.js';
import { type Stack, startStack } from './src/stack.js';
import { openStreams, type Streams } from './src/streams.js';

let stack: Stack;
let client: MongoClient;
let streams: Streams;
beforeAll(async () => {
  stack = await startStack({ parts: ['sandbox', 'whatsapp', 'router'] });
  client = new MongoClient(stack.mongo.uri);
  streams = await openStreams(stack);
});
afterAll(async () => {
  await client?.close();
  await streams?.close();
  await stack?.remove();
});

const webhook = () => `${stack.urls.whatsapp}/webhooks/whatsapp/cloud-api`;

/** What the sandbox, as Meta, has accepted for this number; there it is written without a plus. */
async function replies(number: string): Promise<string[]> {
  const calls = await ledger(stack, { kind: 'call', citizen: number.slice(1) });
  return calls.flatMap(({ verdict, text }) => (verdict?.kind === 'accepted' && text ? [text] : []));
}

const firstReply = (citizen: string) => until('the reply', async () => (await replies(citizen))[0]);

describe('a WhatsApp message', () => {
  it('becomes a recorded complaint and is answered once, however often Meta repeats itself', async () => {
    const from = aNumber();
    const body = 'Lampu jalan mati di Pasar Rau, sudah dua minggu 🙏';
    const sent = await send(stack, { channel: 'whatsapp', from, body });
    expect(sent.status).toBe(200);
    const ticket = ticketIn(await firstReply(from)) ?? '';
    for (let copy = 0; copy < 2; copy++) {
      const again = await send(stack, { channel: 'whatsapp', from, body, messageId: sent.messageId });
      expect(again.status).toBe(200);
    }
    const record = await until('the delivery to be recorded', async () => {
      const found = JSON.parse(await stack.kanal('complaint', ticket, '--json'));
      return found.replies[0]?.delivery.status === 'delivered' ? found : undefined;
    });
    expect(record).toMatchObject({ ticket, state: 'diterima', channel: 'whatsapp', narrative: body });
    expect(record.messages).toHaveLength(1);
    expect(record.replies).toHaveLength(1);
    expect(JSON.stringify(record)).not.toContain(from.slice(1));
    expect(await replies(from)).toHaveLength(1);
    const calls = await ledger(stack, { kind: 'call' });
    expect(calls.flatMap((call) => call.violations ?? [])).toEqual([]);
  });

  it('is answered with the number and the time, and the way to LAPOR!', async () => {
    const from = aNumber();
    await send(stack, { channel: 'whatsapp', from, body: 'Sampah menumpuk di Pasar Lama' });
    expect(await firstReply(from)).toMatch(/BTN-\d{6}-\w{7}[\s\S]*WIB[\s\S]*lapor\.go\.id/);
  });

  it('with a photo is recorded with its file, byte by byte', async () => {
    const from = aNumber();
    const content = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
    await send(stack, {
      channel: 'whatsapp',
      from,
      body: 'Fotonya',
      media: [{ contentType: 'image/png', content }],
    });
    await firstReply(from);
    const stored = await until('the file to be stored', async () => {
      const receipt = await client
        .db(stack.database)
        .collection('receipts')
        .findOne({ 'media.result.outcome': 'stored' });
      return receipt?.['media'][0].result;
    });
    expect(stored).toMatchObject({ sizeBytes: content.byteLength, mimeType: 'image/png' });
  });
});

/** As Meta tells of a change to a message that a citizen wrote from an app linked to the number. */
const change = (type: 'edit' | 'revoke', original: string, message?: object) => ({
  type,
  [type]: { original_message_id: original, ...(message && { message }) },
});

/** The complaint of a ticket, as an operator sees it. */
const recordOf = async (ticket: string) => JSON.parse(await stack.kanal('complaint', ticket, '--json'));

/** Everything the database holds, what is sealed included: as an operator with every purpose reads it. */
async function inDatabase(ticket: string): Promise<string> {
  const db = client.db(stack.database);
  const documents: unknown[] = [];
  for (const { name } of await db.listCollections().toArray()) {
    documents.push(...(await db.collection(name).find({}).toArray()));
  }
  return JSON.stringify(documents) + (await stack.kanal('complaint', ticket, '--json', '--reveal', 'uji'));
}

describe('a message that is changed', () => {
  it('by an edit shows the newest words and the earlier ones, and is answered once', async () => {
    const from = aNumber();
    const { messageId } = await send(stack, { channel: 'whatsapp', from, body: 'Lampu mati di Ciruas' });
    const ticket = ticketIn(await firstReply(from)) ?? '';
    const edit = change('edit', messageId, { type: 'text', text: { body: 'Lampu mati di Kragilan' } });
    for (let copy = 0; copy < 2; copy++) {
      await send(stack, { channel: 'whatsapp', from, body: '', messageId: 'edit-1', extraParams: edit });
    }
    const record = await until('the edit to be recorded', async () => {
      const found = await recordOf(ticket);
      return found.narrative === 'Lampu mati di Kragilan' ? found : undefined;
    });
    expect(record.messages).toMatchObject([
      { text: 'Lampu mati di Kragilan', earlier: [{ text: 'Lampu mati di Ciruas' }] },
    ]);
    expect(await stack.kanal('complaint', ticket)).toMatch(
      /< \S+ {2}edited \S+ {2}Lampu mati di Kragilan\n {4}before \S+ {2}Lampu mati di Ciruas/,
    );
    expect(await replies(from)).toHaveLength(1);
  });

  it('by taking it back is gone, words and photo, wherever the router dies while it does so', async () => {
    const content = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
    const stories = ['router.after-withdrawal', 'router.after-narrative'].map((point) => ({
      ...{ point, from: aNumber(), body: `Rahasia saya ${point}` },
      media: [{ contentType: 'image/png', content }],
    }));
    const told = [];
    for (const { point, ...message } of stories) {
      const { messageId } = await send(stack, { channel: 'whatsapp', ...message });
      const ticket = ticketIn(await firstReply(message.from)) ?? '';
      const file = await until('the photo', async () => {
        const [stored] = (await recordOf(ticket)).messages[0].attachments;
        return stored?.result.outcome === 'stored' ? String(stored.result.objectKey) : undefined;
      });
      expect(await streams.file('MEDIA_FILES', file)).toBeDefined();
      expect(await inDatabase(ticket)).toContain(message.body);
      told.push({ ...message, point, messageId, ticket, file });
    }
    await stack.part('router').stop();
    for (const { point, from, messageId } of told) {
      await stack.start('router', { CRASH_AT: point });
      await stack.ready('router');
      const revoke = { messageId: `${point}-r`, extraParams: change('revoke', messageId) };
      await send(stack, { channel: 'whatsapp', from, body: '', ...revoke });
      expect((await stack.part('router').ended).signal).toBe('SIGKILL');
    }
    await stack.start('router');
    for (const { from, body, ticket, file } of told) {
      const record = await until('the withdrawal to be recorded', async () => {
        const found = await recordOf(ticket);
        return found.changes.length > 0 ? found : undefined;
      });
      expect(record).toMatchObject({ ticket, state: 'diterima', narrative: '[pesan ditarik oleh pelapor]' });
      expect(await stack.kanal('complaint', ticket)).toMatch(/withdrawn \S+Z {2}\[pesan ditarik/);
      expect(await inDatabase(ticket)).not.toContain(body);
      expect(await streams.file('MEDIA_FILES', file)).toBeUndefined();
      expect(await replies(from)).toHaveLength(1);
    }
  });
});

it('a message of a kind that Meta does not pass on is recorded, and one reply asks to send it again', async () => {
  const from = aNumber();
  const unsupported = { type: 'unsupported', errors: [{ code: 131051, title: 'Unsupported message type' }] };
  const message = { channel: 'whatsapp', from, body: '', extraParams: unsupported };
  const { messageId } = await send(stack, message);
  const text = await firstReply(from);
  expect(text).toMatch(/BTN-\d{6}-\w{7}[\s\S]*kirim ulang sebagai teks atau foto/);
  await send(stack, { ...message, messageId });
  await send(stack, message);
  const record = await until('both to be recorded', async () => {
    const found = await recordOf(ticketIn(text) ?? '');
    return found.messages.length === 2 ? found : undefined;
  });
  expect(record.narrative).toBe('[pesan jenis ini tidak dapat kami tampilkan]');
  expect(await replies(from)).toHaveLength(1);
});

describe('the webhook', () => {
  it.each([
    ['the right token', () => stack.whatsapp.verifyToken, 200, '1158201444'],
    ['a guessed one', () => 'tebakan-saja-tebakan', 403, ''],
  ])('answers a handshake with %s', async (_, token, status, body) => {
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.verify_token': token(),
      'hub.challenge': '1158201444',
    });
    const response = await fetch(`${webhook()}?${query}`);
    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  it('refuses what is signed with another secret, and keeps nothing of it', async () => {
    const since = new Date();
    const body = Buffer.from(updates(1, 'palsu'));
    const response = await post(body, createHmac('sha256', 'salah').update(body).digest('hex'));
    expect([response.status, await response.text()]).toEqual([403, '']);
    expect(await receiptsSince(since)).toBe(0);
  });

  it('says 200 to 1,000 updates when all are durable, and a kill before it and Meta’s repeat double none', async () => {
    const since = new Date();
    const body = Buffer.from(updates(1_000, 'banyak'));
    const before = await streams.count('INBOUND');
    await stack.part('whatsapp').stop();
    await stack.start('whatsapp', { CRASH_AT: 'ingest.after-publish' });
    // It dies with everything published and nothing answered.
    await expect(post(body)).rejects.toThrow();
    await stack.start('whatsapp');
    await stack.ready('whatsapp');
    expect((await post(body)).status).toBe(200);
    // Whatever the router has done by now.
    expect((await streams.count('INBOUND')) - before).toBe(1_000);
    await until('every update to be in the books', async () =>
      (await receiptsSince(since)) >= 1_000 ? true : undefined,
    );
    const complaints = client.db(stack.database).collection('complaints');
    const opened = () => complaints.countDocuments({ channel: 'whatsapp', openedAt: { $gte: since } });
    await until('every update to be a complaint', async () => ((await opened()) >= 1_000 ? true : undefined));
    expect([await receiptsSince(since), await opened()]).toEqual([1_000, 1_000]);
  });
});

/** One body of Meta's with so many messages, each of another citizen. */
function updates(count: number, series: string): string {
  const messages = Array.from({ length: count }, (_, n) => ({
    from: `62813${series.length}${String(n).padStart(7, '0')}`,
    id: `wamid.${series}.${n}`,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'text',
    text: { body: `Jalan rusak nomor ${n}` },
  }));
  const metadata = { display_phone_number: '6281200001709', phone_number_id: stack.whatsapp.numberId };
  const value = { messaging_product: 'whatsapp', metadata, messages };
  const changes = [{ field: 'messages', value }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '102', changes }] });
}

function post(body: Buffer, hex = createHmac('sha256', stack.whatsapp.appSecret).update(body).digest('hex')) {
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${hex}` };
  return fetch(webhook(), { method: 'POST', headers, body });
}

/** How many receipts there are of messages that came since `since`. */
function receiptsSince(since: Date): Promise<number> {
  const receipts = client.db(stack.database).collection('receipts');
  return receipts.countDocuments({ channel: 'whatsapp', receivedAt: { $gte: since } });
}
