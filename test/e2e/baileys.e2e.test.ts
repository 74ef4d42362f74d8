import { MongoClient } from 'mongodb';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { ticketIn } from './src/citizen.js';
import { type Stack, startStack } from './src/stack.js';

let stack: Stack;
let client: MongoClient;
let browser: Browser;

beforeAll(async () => {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (!executablePath) throw new Error('CHROMIUM_PATH is not set: `npm test` finds or installs the browser');
  [stack, browser] = await Promise.all([
    startStack({ parts: ['baileys', 'router'] }),
    chromium.launch({
      executablePath,
      args: ['--headless', '--no-sandbox', '--disable-gpu'],
      chromiumSandbox: false,
    }),
  ]);
  client = new MongoClient(stack.mongo.uri);
});
afterAll(async () => {
  await browser?.close();
  await client?.close();
  await stack?.remove();
});

const db = () => client.db(stack.database);
const seconds = Math.floor(Date.now() / 1000);
let serial = 0;

interface Sent {
  readonly connections: number;
  readonly relayed: readonly {
    readonly to: string;
    readonly messageId: string;
    readonly message: {
      readonly extendedTextMessage: {
        readonly text: string;
        readonly contextInfo?: { readonly stanzaId: string };
      };
    };
  }[];
}

async function control<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${stack.baileys.controlUrl}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as T;
}
const tell = (event: string, data: unknown) => control('POST', '/tell', { event, data });
const sent = () => control<Sent>('GET', '/sent');
const end = (code: number) => control('POST', '/end', { code });

/** A citizen nobody is, and their message. */
function aMessage(text: string, lid = `2000${process.pid}${serial++}@lid`) {
  return {
    key: {
      remoteJid: lid,
      remoteJidAlt: `62812${process.pid}${serial++}@s.whatsapp.net`,
      fromMe: false,
      id: `3A${serial++}CAFE`,
    },
    message: { conversation: text },
    messageTimestamp: seconds,
    pushName: 'Warga Contoh',
  };
}
const write = (message: object, type = 'notify') => tell('messages.upsert', { messages: [message], type });

const repliesTo = async (lid: string) => (await sent()).relayed.filter(({ to }) => to === lid);
const reply = (lid: string, count = 1) =>
  until(`reply ${count}`, async () => (await repliesTo(lid))[count - 1]);
const receipts = (conversationOf: string) =>
  db()
    .collection('receipts')
    .countDocuments({ channel: 'whatsapp', ...(conversationOf && { _id: conversationOf as never }) });
const receiptCount = () => receipts('');

describe('WhatsApp by a linked device', () => {
  it('gives a citizen one ticket and one reply, also when the same message comes again after a reconnect', async () => {
    const message = aMessage('Lampu jalan mati di Jalan Merdeka RT 3');
    const { remoteJid } = message.key;
    await write(message);
    const first = await reply(remoteJid);
    const { text, contextInfo } = first.message.extendedTextMessage;
    const ticket = ticketIn(text);
    expect(ticket).toBeDefined();
    expect(contextInfo?.stanzaId).toBe(message.key.id);
    expect(await stack.kanal('complaint', ticket ?? '')).toContain('whatsapp');

    const { connections } = await sent();
    await end(428);
    await until('the next connection', async () =>
      (await sent()).connections > connections ? true : undefined,
    );
    await stack.ready('baileys');
    await write(message, 'append');
    // A later message is answered when the repeated one has long been through.
    const other = aMessage('Jalan berlubang di depan pasar');
    await write(other, 'append');
    await reply(other.key.remoteJid);
    expect(await repliesTo(remoteJid)).toHaveLength(1);
    // And it is no follow-up either.
    const complaint = await db().collection('complaints').findOne({ ticket });
    expect(complaint?.['messages']).toHaveLength(1);

    // A phone that could not decrypt the reply gets the same one, and it is no new reply.
    const again = await control<{ extendedTextMessage: { text: string } }>('POST', '/retry', {
      messageId: first.messageId,
    });
    expect(again.extendedTextMessage.text).toBe(text);
  });

  it('answers after a kill with the same device, and not twice', async () => {
    const message = aMessage('Sampah menumpuk di Pasar Lama');
    await write(message);
    const first = await reply(message.key.remoteJid);
    await stack.part('baileys').kill();
    await stack.start('baileys');
    // The dead process's lease has to run out.
    await until(
      'the device to be taken over',
      async () => ((await sent().catch(() => undefined))?.connections ? true : undefined),
      60_000,
    );
    await stack.ready('baileys');
    await write(message, 'append');
    const follow = aMessage('Belum diangkut juga', message.key.remoteJid);
    await write(follow);
    const other = aMessage('Air PDAM keruh');
    await write(other);
    await reply(other.key.remoteJid);
    expect(await repliesTo(message.key.remoteJid)).toEqual([]);
    const again = await control<{ extendedTextMessage: { text: string } }>('POST', '/retry', {
      messageId: first.messageId,
    });
    expect(again.extendedTextMessage.text).toBe(first.message.extendedTextMessage.text);
  });

  it('follows a reply to the reader, by receipts', async () => {
    const message = aMessage('Pohon tumbang menutup jalan');
    await write(message);
    const { messageId } = await reply(message.key.remoteJid);
    const key = { remoteJid: message.key.remoteJid, fromMe: true, id: messageId };
    const state = async () =>
      (await db().collection('deliveries').findOne({ providerMessageId: messageId }))?.['status'];
    await until('accepted', async () => ((await state()) === 'accepted' ? true : undefined));
    await tell('messages.update', [{ key, update: { status: 4, messageTimestamp: seconds } }]);
    await until('read', async () => ((await state()) === 'read' ? true : undefined));
    await tell('messages.update', [{ key, update: { status: 3, messageTimestamp: seconds } }]);
    expect(await state()).toBe('read');
  });

  it('takes nothing from groups, status updates and our own replies, and counts them', async () => {
    const before = await receiptCount();
    const inGroup = aMessage('rapat RT besok', '120363000000000001@g.us');
    const status = aMessage('liburan', 'status@broadcast');
    await write(inGroup);
    await write(status);
    const metrics = await until('the counters', async () => {
      const text = await (await fetch(`${stack.urls.baileys}/metrics`)).text();
      return /reason="status"/.test(text) && /reason="group"/.test(text) ? text : undefined;
    });
    for (const reason of ['group', 'status']) {
      expect(metrics).toMatch(
        new RegExp(`kanal_webhook_events_total\\{[^}]*event="ignored"[^}]*reason="${reason}"[^}]*\\} 1`),
      );
    }
    expect(await receiptCount()).toBe(before);
  });

  it('says in the database how the channel is, and why it is closed', async () => {
    const state = () =>
      db()
        .collection('channelStates')
        .findOne({ _id: `baileys:${stack.baileys.number}` as never });
    await until('open', async () => ((await state())?.['state'] === 'open' ? true : undefined));
    await end(401);
    await until('closed', async () => ((await state())?.['state'] === 'closed' ? true : undefined));
    expect(await state()).toMatchObject({ channel: 'whatsapp', isUnofficial: true, reason: 'logged-out' });
    const ready = await fetch(`${stack.urls.baileys}/readyz`);
    expect([ready.ok, await ready.text()]).toEqual([false, expect.stringContaining('logged-out')]);
  });

  it.each(['light', 'dark'] as const)(
    'is begun again on the channel page, %s and 320 px wide',
    async (colorScheme) => {
      const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 } });
      const page = await context.newPage();
      await page.goto(stack.baileys.pageUrl);
      await page.getByLabel('Token halaman').fill('not the token at all');
      await page.getByRole('button').click();
      await page.getByText('Token tidak cocok').waitFor();
      await page.getByLabel('Token halaman').fill(stack.baileys.pageToken);
      await page.getByRole('button').click();
      await page.getByText('Cara tidak resmi').waitFor();
      // It looks again by itself.
      await end(401).catch(() => undefined);
      await page.getByText('Tautan dilepas dari telepon').waitFor({ timeout: 20_000 });
      expect(page.url()).toBe(stack.baileys.pageUrl);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      await page.getByRole('button', { name: 'Hubungkan lagi' }).click();
      await page.getByText('Terhubung').waitFor({ timeout: 20_000 });
      await context.close();
    },
  );

  it('logs nothing of a citizen', () => {
    const logs = stack.part('baileys').output();
    expect(logs).toContain('baileys.state');
    for (const personal of [`62812${process.pid}`, 'Lampu jalan', 'Warga Contoh', `2000${process.pid}`]) {
      expect(stack.logs()).not.toContain(personal);
    }
  });
});
