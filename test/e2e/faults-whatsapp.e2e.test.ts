import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { acceptedReplies, aNumber, ledger, replyText, send, setFaults, ticketIn } from './src/citizen.js';
import { type Stack, startStack } from './src/stack.js';
import { tracesOf } from './src/traces.js';
import { atRest, evidenceOf } from './src/witness.js';

let stack: Stack;
let client: MongoClient;
beforeAll(async () => {
  stack = await startStack({ parts: ['sandbox', 'whatsapp', 'router'] });
  client = new MongoClient(stack.mongo.uri);
});
afterAll(async () => {
  await client?.close();
  await stack?.remove();
});

/** As the sandbox, like Meta, names a citizen: by the digits of the number. */
const nameOf = (from: string) => from.slice(1);

async function complain(message: Partial<Parameters<typeof send>[1]> = {}) {
  const { from = aNumber(), ...rest } = message;
  const sent = await send(stack, { channel: 'whatsapp', from, body: 'Jembatan gantung putus', ...rest });
  expect(sent.status).toBe(200);
  return { from, citizen: nameOf(from), messageId: sent.messageId };
}

function untilDelivery(messageId: string, status: string): Promise<true> {
  return until(`the reply to be ${status}`, async () =>
    tracesOf(await evidenceOf(stack), messageId).delivery === status ? true : undefined,
  );
}

/** Codes and verdicts of the calls that were to send something to the citizen. */
async function verdicts(citizen: string): Promise<(string | undefined)[]> {
  const calls = await ledger(stack, { kind: 'call', citizen });
  return calls.filter(({ text }) => text !== undefined).map(({ verdict }) => verdict?.kind);
}

async function expectKept(): Promise<void> {
  expect((await atRest(stack)).violations).toEqual([]);
}

describe('a reply by WhatsApp', () => {
  it.each([
    ['130429, too much of us', 130_429, 1_000],
    ['131056, too much to one person', 131_056, 6_000],
  ])('refused with %s goes out later, once', async (_name, errorCode, atLeastMs) => {
    await setFaults(stack, [{ fault: 'too-many-requests', errorCode, count: 1 }]);
    const { citizen, messageId } = await complain();
    await untilDelivery(messageId, 'delivered');
    expect(await verdicts(citizen)).toEqual(['rejected', 'accepted']);
    const sends = (await ledger(stack, { kind: 'call', citizen })).filter(({ text }) => text !== undefined);
    const [refusedMs = 0, takenMs = 0] = sends.map(({ at }) => Date.parse(at));
    expect(takenMs - refusedMs).toBeGreaterThanOrEqual(atLeastMs);
    await expectKept();
  });

  it('whose answer is lost is unknown until a status names it by our id, and is not sent again', async () => {
    await setFaults(stack, [
      { fault: 'timeout-after-accept', ending: 'reset', count: 1 },
      { fault: 'delay', on: 'callback', delayMs: 3_000, count: 2 },
    ]);
    const { citizen, messageId } = await complain();
    await untilDelivery(messageId, 'unknown');
    await untilDelivery(messageId, 'delivered');
    expect(await verdicts(citizen)).toEqual(['accepted']);
    await expectKept();
  });

  it('that comes after the 24 hours is refused, and an admin can read why', async () => {
    await setFaults(stack, [{ fault: 'too-many-requests', errorCode: 131_047, count: 1 }]);
    const { messageId } = await complain();
    await untilDelivery(messageId, 'rejected');
    const told = await client
      .db(stack.database)
      .collection('deliveries')
      .findOne({ code: 'KANAL_WHATSAPP_WINDOW_CLOSED' });
    expect(told?.['reason']).toMatch(/WHATSAPP_TEMPLATE_NAME/);
    await expectKept();
  });

  it('marks the message that it answers as read', async () => {
    await setFaults(stack, []);
    const { messageId } = await complain();
    await until('the mark', async () => {
      const marks = (await ledger(stack, { kind: 'call', messageId })).filter(
        ({ params }) => params['status'] === 'read',
      );
      return marks.length === 1 ? true : undefined;
    });
    await expectKept();
  });
});

describe('a citizen’s messages', () => {
  const dayMs = 86_400_000;
  const daysAgo = (days: number) => ({ timestamp: String(Math.floor((Date.now() - days * dayMs) / 1000)) });

  it('delivered in any order and again and again over days are recorded once each, and each answered once', async () => {
    const from = aNumber();
    const ids = ['A', 'B', 'C'].map((name) => `wamid.hari.${from.slice(1)}.${name}`);
    const [first = '', second = '', third = ''] = ids;
    for (const [messageId, days] of [
      [third, 0],
      [first, 6],
      [second, 3],
      [first, 6],
      [third, 0],
      [second, 3],
    ] as const) {
      await complain({ from, messageId, extraParams: daysAgo(days) });
    }
    const opened = async () =>
      (await evidenceOf(stack)).receipts.filter(({ outcome }) => outcome === 'opened').length;
    await until('all three to be settled', async () => ((await opened()) >= 3 ? true : undefined));
    await expectKept();
    const evidence = await evidenceOf(stack);
    expect(ids.map((id) => tracesOf(evidence, id))).toMatchObject([
      { receipt: 'settled', complaints: 1 },
      { receipt: 'settled', complaints: 1 },
      { receipt: 'settled', complaints: 1 },
    ]);
    const replies = await acceptedReplies(stack, nameOf(from));
    expect(new Set(replies.map(({ text }) => ticketIn(text))).size).toBe(replies.length);
  });

  it('are taken and recorded while Meta does not take our token; answers go on when it is renewed', async () => {
    await stack.part('whatsapp').stop();
    await stack.start('whatsapp', {
      WHATSAPP_NUMBERS: `${stack.whatsapp.numberId}:EAAkedaluwarsa0000000000`,
    });
    await stack.ready('whatsapp');
    const { messageId, citizen } = await complain();
    await until('the complaint', async () =>
      tracesOf(await evidenceOf(stack), messageId).complaints === 1 ? true : undefined,
    );
    await until('somebody to be told', () =>
      /"errorCode":190.*WHATSAPP_NUMBERS/.test(stack.part('whatsapp').output()) ? true : undefined,
    );
    expect(await acceptedReplies(stack, citizen)).toEqual([]);
    await stack.part('whatsapp').stop();
    await stack.start('whatsapp');
    await stack.ready('whatsapp');
    const { citizen: next } = await complain();
    expect(ticketIn(await replyText(stack, next))).toBeDefined();
  });

  it('in one body with one that nobody can read are delivered, and that one is quarantined', async () => {
    const senders = [aNumber(), aNumber(), aNumber()];
    const messages = senders.map((from, n) => ({
      from,
      body: `Pohon tumbang nomor ${n}`,
      ...(n === 1 && { extraParams: { type: 'text', text: { body: { bukan: 'teks' } } } }),
    }));
    const response = await fetch(`${stack.urls.sandbox}/_sandbox/batches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'whatsapp', messages }),
    });
    expect(response.status).toBe(200);
    for (const from of [senders[0] ?? '', senders[2] ?? '']) {
      expect(ticketIn(await replyText(stack, nameOf(from)))).toBeDefined();
    }
    const quarantined = JSON.parse(await stack.kanal('quarantine', '--json'));
    expect(quarantined).toMatchObject([{ adapter: 'whatsapp', route: 'cloud-api.events' }]);
    expect(JSON.stringify(quarantined)).not.toContain('tumbang');
  });
});
