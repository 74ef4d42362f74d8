import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboundMessage } from '@kanal/contracts';
import { createLog } from '@kanal/runtime';
import smpp from 'smpp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commandStatuses } from '../command-status.js';
import { type Answers, startSmsc } from '../fixtures/an-smsc.js';
import { ask } from '../session/ask.js';
import { createSend, type SendOptions } from './send.js';

async function stage(options: Partial<SendOptions> = {}, answers: Answers = {}) {
  const smsc = await startSmsc(answers);
  const session = smpp.connect({ host: '127.0.0.1', port: smsc.port, tls: false });
  onTestFinished(() => {
    session.destroy();
    return smsc.close();
  });
  await once(session, 'connect');
  const logged: string[] = [];
  const send = createSend({
    submit: (fields, signal) => ask(session, 'submit_sm', fields, 1_000, signal),
    name: 'telkomsel',
    number: '1708',
    longMessages: 'udh',
    defaultAlphabet: 'gsm7',
    receipts: false,
    receiptIds: 'as-is',
    pause: async (ms, signal) => void (await sleep(ms, undefined, { signal }).catch(() => undefined)),
    random: () => 0,
    log: createLog({ service: 'sms', level: 'error', destination: { write: (line) => logged.push(line) } }),
    ...options,
  });
  const reply = (text: string, id = 'abcdefghijklmnopqrstuvwxyz234567') =>
    send({ id, to: '+6281200100001', text } as OutboundMessage, new AbortController().signal);
  return { smsc, reply, logged };
}

const escapes = '€'.repeat(100);
const pairs = '🙏'.repeat(40);
const plain = 'Aduan Anda '.repeat(20);

/** What a phone reads of the parts, and how they are numbered. */
function joined(requests: readonly { [field: string]: unknown }[]) {
  const contents = requests.map(
    ({ short_message: content }) => content as { udh: readonly Buffer[]; message: string },
  );
  return {
    text: contents.map(({ message }) => message).join(''),
    headers: contents.map(({ udh }) => Buffer.from(udh[0] ?? []).toString('hex')),
    classes: new Set(requests.map(({ esm_class: value }) => value)),
  };
}

describe('a long reply', () => {
  test.each([
    ['basic characters', plain, 0],
    ['escaped ones', escapes, 0],
    ['surrogate pairs', pairs, 8],
  ])('of %s goes out in parts that a phone joins', async (_label, text, data_coding) => {
    const { smsc, reply } = await stage();
    expect(await reply(text)).toEqual({ outcome: 'accepted', providerMessageId: 'telkomsel:2' });
    const { headers, ...rest } = joined(smsc.requests);
    expect(rest).toEqual({ text, classes: new Set([0x40]) });
    expect(headers).toEqual([expect.stringMatching(/^0003..0201$/), expect.stringMatching(/^0003..0202$/)]);
    expect(smsc.requests).toMatchObject([{ data_coding }, { data_coding }]);
  });

  test('keeps its reference when it is submitted again, and another has another', async () => {
    const { smsc, reply } = await stage();
    for (const id of ['first', 'first', 'second']) await reply(plain, id);
    const [one = '', , again = '', , other = ''] = joined(smsc.requests).headers;
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  test('goes out whole where the operator splits', async () => {
    const { smsc, reply } = await stage({ longMessages: 'payload' });
    expect(await reply(plain)).toMatchObject({ outcome: 'accepted' });
    expect(smsc.requests).toMatchObject([{ esm_class: 0, message_payload: { message: plain } }]);
  });
});

describe('to an operator whose alphabet is Latin-1', () => {
  const sign = 'Surel warga_1@kanal.go.id ç ';
  /** The library reads them as the GSM alphabet, the operator as they are. */
  const octets = (text: string) => smpp.gsmCoder.decode(Buffer.from(text, 'latin1'), 0);

  test.each(['udh', 'payload'] as const)(
    'a reply goes out in its octets, long ones by %s',
    async (longMessages) => {
      const { smsc, reply } = await stage({ defaultAlphabet: 'latin1', longMessages });
      expect(await reply(sign)).toMatchObject({ outcome: 'accepted' });
      expect(await reply(sign.repeat(6))).toMatchObject({ outcome: 'accepted' });
      const [short, ...long] = smsc.requests;
      expect(short).toMatchObject({ data_coding: 0, esm_class: 0, short_message: { message: octets(sign) } });
      if (longMessages === 'udh') expect(joined(long).text).toBe(octets(sign.repeat(6)));
      else expect(long).toMatchObject([{ message_payload: { message: octets(sign.repeat(6)) } }]);
    },
  );

  test('and in UCS-2 where it does not fit', async () => {
    const { smsc, reply } = await stage({ defaultAlphabet: 'latin1' });
    await reply('5€ @');
    expect(smsc.requests).toMatchObject([{ data_coding: 8, short_message: { message: '5€ @' } }]);
  });
});

describe('receipts', () => {
  test.each([
    ['a short reply', 'udh', 'Siap', [1]],
    ['the last part of a long one', 'udh', plain, [0, 1]],
    ['a whole long one', 'payload', plain, [1]],
  ] as const)('are asked for %s', async (_label, longMessages, text, asked) => {
    const { smsc, reply } = await stage({ longMessages, receipts: true });
    await reply(text);
    expect(smsc.requests.map(({ registered_delivery }) => registered_delivery)).toEqual(asked);
  });

  test.each([
    ['as-is', '00AB', '00AB'],
    ['decimal-to-hex', '00AB', 'ab'],
    ['hex-to-decimal', '0012', '12'],
  ] as const)(
    '%s: a reply with the id %s is known as %s',
    async (receiptIds, message_id, providerMessageId) => {
      const { reply } = await stage({ receiptIds }, { submit_sm: () => ({ message_id }) });
      expect(await reply('Siap')).toEqual({
        outcome: 'accepted',
        providerMessageId: `telkomsel:${providerMessageId}`,
      });
    },
  );
});

const misconfigured = Object.entries(commandStatuses).filter(([, { action }]) => action === 'misconfigured');

test.each(misconfigured)('status %s waits for a person, and says what to do', async (status, row) => {
  const { reply, logged } = await stage({}, { submit_sm: () => ({ command_status: Number(status) }) });
  expect(await reply('Siap')).toMatchObject({ outcome: 'retry', afterMs: 900_000 });
  const alert = logged.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'smpp.alert');
  expect(alert).toMatchObject({ meaning: row.meaning, whatToDo: expect.stringMatching(/\w+ \w+/) });
});

test.each([
  [0x02, 'rejected'],
  [0x45, 'rejected'],
  [0x64, 'retry'],
  [0x65, 'rejected'],
  [0x66, 'rejected'],
  [0x08, 'unknown'],
  [0xff, 'unknown'],
  [0x4a1, 'unknown'],
])('status %i is %s', async (command_status, outcome) => {
  const { reply } = await stage({}, { submit_sm: () => ({ command_status }) });
  expect(await reply('Siap')).toMatchObject({ outcome });
});
