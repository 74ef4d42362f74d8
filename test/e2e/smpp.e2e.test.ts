import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { acceptedReplies, aNumber, ledger, replyText, send, setFaults, ticketIn } from './src/citizen.js';
import { type Stack, startStack } from './src/stack.js';

let stack: Stack;
let client: MongoClient;

beforeAll(async () => {
  stack = await startStack({ variables: { sms: { SMS_PROVIDER: 'smpp' } } });
  client = new MongoClient(stack.mongo.uri);
});
afterAll(async () => {
  await client?.close();
  await stack?.remove();
});

const write = (from: string, body: string) => send(stack, { channel: 'smpp', from, body });
const complaints = () => client.db(stack.database).collection('complaints');

describe('SMS by SMPP', () => {
  it('gives a citizen one ticket and one reply', async () => {
    const from = aNumber();
    const { status } = await write(from, 'Lampu jalan mati di Jalan Merdeka RT 3');
    expect(status).toBe(200);
    const ticket = ticketIn(await replyText(stack, from));
    expect(ticket).toBeDefined();
    expect(await complaints().findOne({ ticket })).toMatchObject({ channel: 'sms', state: 'diterima' });
  });

  it('also when the connection ends before the response, and the message is delivered again', async () => {
    const from = aNumber();
    await setFaults(stack, [{ fault: 'lost-response', on: 'webhook', count: 1 }]);
    const { status } = await write(from, 'Jalan berlubang di depan pasar');
    expect(status).toBe(200);
    const deliveries = await ledger(stack, { kind: 'webhook', citizen: from });
    expect(deliveries.map(({ outcome }) => outcome?.kind)).toEqual(['failed', 'answered']);
    const ticket = ticketIn(await replyText(stack, from));

    // A later message is answered when the repeated one has long been through.
    const other = aNumber();
    await write(other, 'Sampah menumpuk di depan kantor');
    await replyText(stack, other);
    expect(await acceptedReplies(stack, from)).toHaveLength(1);
    // And it is no follow-up either.
    expect((await complaints().findOne({ ticket }))?.['messages']).toHaveLength(1);
  });

  it('sends a reply again that the operator throttled, and never one it may have', async () => {
    const throttled = aNumber();
    await setFaults(stack, [{ fault: 'too-many-requests', count: 1 }]);
    await write(throttled, 'Air PDAM mati tiga hari');
    expect(ticketIn(await replyText(stack, throttled))).toBeDefined();

    const cut = aNumber();
    await setFaults(stack, [{ fault: 'timeout-after-accept', ending: 'reset', count: 1 }]);
    await write(cut, 'Pohon tumbang menutup jalan');
    await replyText(stack, cut);
    const deliveries = client.db(stack.database).collection('deliveries');
    await until(
      'a delivery that nobody knows of',
      async () => (await deliveries.findOne({ status: 'unknown' })) ?? undefined,
    );
    expect(await acceptedReplies(stack, cut)).toHaveLength(1);
  });
});
