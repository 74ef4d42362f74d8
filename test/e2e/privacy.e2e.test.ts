import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { acceptedReplies, aNumber, replyText, sendSms, ticketIn } from './src/citizen.js';
import { type Stack, startStack } from './src/stack.js';
import { openStreams, type Streams } from './src/streams.js';

const from = aNumber();
/** Values that nobody would write by chance; each is planted below. */
const planted = {
  name: 'Zulaikhaningrum',
  nik: '3604116508990007',
  street: 'Gang Kecubung Wulung',
  quarantined: 'Wiradikusumah',
  unreadable: 'Prawirakesuma',
};

let stack: Stack;
let streams: Streams;
let heard: ReadonlySet<string>;
let metricsPages = '';
beforeAll(async () => {
  stack = await startStack({
    variables: { sms: { LOG_LEVEL: 'trace' }, router: { LOG_LEVEL: 'trace' } },
  });
  streams = await openStreams(stack);
  heard = streams.listen();
  await plant();
});
afterAll(async () => {
  await streams?.close();
  await stack?.remove();
});

/** What the values would look like in a place that must not hold them. */
function traces(ticketReply: string): string[] {
  const bare = from.slice(1);
  return [
    ...Object.values(planted),
    bare,
    `0${bare.slice(2)}`,
    encodeURIComponent(from),
    ticketReply.slice(0, 20),
    ...[from, planted.name, planted.nik].map((value) => Buffer.from(value).toString('base64').slice(0, 14)),
  ];
}

/** The whole path, both engines going away under it, and everything that can be wrong with a message. */
async function plant(): Promise<void> {
  const { name, nik, street, quarantined, unreadable } = planted;
  await sendSms(stack, { from, body: `Saya ${name}, NIK ${nik}, tinggal di ${street}. Banjir.` });
  await replyText(stack, from);

  await stack.mongo.kill();
  await sendSms(stack, { from, body: `${name}: airnya naik lagi` });
  await until('the router to notice', () =>
    stack.part('router').output().includes('router.waiting') ? true : undefined,
  );
  await stack.mongo.restart();

  await stack.nats.kill();
  await sendSms(stack, { from, body: `${name}, ${street}: belum surut` });
  await stack.nats.restart();
  await Promise.all([stack.ready('sms'), stack.ready('router')]);

  await sendSms(stack, { from, body: quarantined, extraParams: { AccountSid: quarantined } });
  await streams.publish('inbound.sms.5.abcdefghijklmnop', Buffer.from(`{"text":"${unreadable} ${from}`), {
    'ce-type': 'kanal.inbound.v1',
  });
  await streams.publish('status.sms', Buffer.from(JSON.stringify({ name, from })), {
    'ce-type': 'kanal.delivery-status.v1',
  });
  await setFaults([{ fault: 'server-error', status: 500, count: 1 }]);
  await sendSms(stack, { from, body: `cek ${ticketIn(await replyText(stack, from))}` });
  await sendSms(stack, { from: `${planted.name}-Bank`, body: nik });
  await fetch(`${stack.urls.sms}/webhooks/sms/twilio?name=${name}`, {
    method: 'POST',
    body: new URLSearchParams({ From: from, Body: `${name} ${nik}` }),
  });
  await fetch(`${stack.urls.sms}/%zz${name}?From=${encodeURIComponent(from)}`).catch(() => undefined);

  const ticket = ticketIn(await replyText(stack, from)) ?? '';
  await until('all messages to be appended', async () => {
    const { messages } = JSON.parse(await stack.kanal('complaint', ticket, '--json'));
    return messages.length === 3 ? true : undefined;
  });
  await until('two dead letters', async () => ((await streams.count('DLQ')) === 2 ? true : undefined));
  const pages = await Promise.all(
    [stack.urls.sms, stack.urls.router].map(async (url) => (await fetch(`${url}/metrics`)).text()),
  );
  metricsPages = pages.join('');
}

async function setFaults(rules: readonly object[]): Promise<void> {
  const response = await fetch(`${stack.urls.sandbox}/_sandbox/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rules }),
  });
  expect(response.status).toBe(200);
}

/** Lines that hold one of the values, with the value. */
async function leaksIn(lines: readonly string[]): Promise<string[]> {
  const [reply] = await acceptedReplies(stack, from);
  const values = traces(String(reply?.params['Body']));
  return lines.flatMap((line) =>
    values.filter((value) => line.includes(value)).map((value) => `${value}: ${line.slice(0, 500)}`),
  );
}

describe('a citizen’s name, number, NIK, address and words', () => {
  it('stand in no line of any log', async () => {
    const logs = [stack.part('sms'), stack.part('router')].map((part) => part.output()).join('');
    const lines = logs.split('\n');
    for (const event of ['send.accepted', 'webhook.quarantined', 'message.buried', 'webhook.forged']) {
      expect(logs).toContain(event);
    }
    expect(await leaksIn(lines)).toEqual([]);
  });

  it('stand on no page of metrics', async () => {
    expect(metricsPages).toContain('kanal_router_messages_total');
    expect(await leaksIn(metricsPages.split('\n'))).toEqual([]);
  });

  it('stand in no subject, stored or only passing', async () => {
    const subjects = [...heard, ...(await streams.subjects())];
    for (const kind of [/^inbound\.sms\.\d/, /^outbound\.sms\./, /^\$KV\.sends\./]) {
      expect(subjects.some((subject) => kind.test(subject))).toBe(true);
    }
    expect(await leaksIn(subjects)).toEqual([]);
  });

  it('stand in no document of the database', async () => {
    const client = new MongoClient(stack.mongo.uri);
    const db = client.db(stack.database);
    const documents: string[] = [];
    for (const { name } of await db.listCollections().toArray()) {
      for await (const document of db.collection(name).find({}, { promoteBuffers: true })) {
        documents.push(`${name} ${inClear(document)}`);
      }
    }
    await client.close();
    expect(documents.some((document) => document.startsWith('complaints '))).toBe(true);
    expect(await leaksIn(documents)).toEqual([]);
  });
});

/** Every key and value as text, bytes by the characters they would be. */
function inClear(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(inClear).join(' ');
  if (value !== null && typeof value === 'object') {
    return Object.entries(value)
      .map(([key, inner]) => `${key}=${inClear(inner)}`)
      .join(' ');
  }
  return String(value);
}
