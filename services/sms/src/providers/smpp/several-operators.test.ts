import { expect, onTestFinished, test, vi } from 'vitest';
import { anOperator } from './fixtures/an-operator.js';
import { startSmsc } from './fixtures/an-smsc.js';
import { aReply, isReady, openAdapter, sms } from './fixtures/set-stage.js';

const never = new AbortController().signal;

async function twoOperators() {
  const smscs = [await startSmsc(), await startSmsc()] as const;
  for (const smsc of smscs) onTestFinished(() => smsc.close());
  const [telkomsel, indosat] = smscs;
  const at = openAdapter([
    anOperator({ name: 'telkomsel', port: telkomsel.port, messagesPerSecond: 20 }),
    anOperator({ name: 'indosat', port: indosat.port, messagesPerSecond: 5, defaultAlphabet: 'latin1' }),
  ]);
  await vi.waitFor(() => expect([...at.bound.values()]).toEqual([true, true]), 5_000);
  return { ...at, telkomsel, indosat };
}

const submitsOf = ({ requests }: Awaited<ReturnType<typeof startSmsc>>) =>
  requests.filter(({ command }) => command === 'submit_sm').length;

test('one number at two operators: each message has an account of its own, and is another message', async () => {
  const { telkomsel, indosat, read } = await twoOperators();
  await telkomsel.deliver(sms);
  await indosat.deliver(sms);
  const [first, second] = read().map(({ messages }) => messages[0]);
  expect([first?.account, second?.account]).toEqual(['1708@telkomsel', '1708@indosat']);
  expect(first?.externalId).not.toBe(second?.externalId);
});

test('the parts of one sender at two operators are not joined', async () => {
  const { telkomsel, indosat, accepted } = await twoOperators();
  const part = (seq: number) => ({
    ...sms,
    sar_msg_ref_num: 1,
    sar_total_segments: 2,
    sar_segment_seqnum: seq,
  });
  await telkomsel.deliver(part(1));
  await indosat.deliver(part(2));
  expect(accepted).toEqual([]);
});

test('each operator’s default alphabet is its own', async () => {
  const { telkomsel, indosat, read } = await twoOperators();
  const message = { ...sms, data_coding: 0, short_message: Buffer.of(0x40) };
  await telkomsel.deliver(message);
  await indosat.deliver(message);
  expect(read().map(({ messages }) => messages[0]?.text)).toEqual(['¡', '@']);
});

test('a reply goes out by the operator it is of', async () => {
  const { adapter, telkomsel, indosat } = await twoOperators();
  expect(await adapter.send(aReply({ account: '1708@indosat' }), never)).toMatchObject({
    outcome: 'accepted',
  });
  expect([submitsOf(telkomsel), submitsOf(indosat)]).toEqual([0, 1]);
});

test('and by no other: not when that one is not bound, and not when it is not there', async () => {
  const { adapter, telkomsel, indosat, bound, connection } = await twoOperators();
  await indosat.close();
  await vi.waitFor(() => expect(bound.get('indosat')).toBe(false), 5_000);
  expect(await adapter.send(aReply({ account: '1708@indosat' }), never)).toMatchObject({
    outcome: 'retry',
    code: 'KANAL_SMS_NOT_CONNECTED',
  });
  expect(await adapter.send(aReply({ account: '1708@tri' }), never)).toMatchObject({
    outcome: 'retry',
    code: 'KANAL_SMS_NO_OPERATOR',
  });
  expect(submitsOf(telkomsel)).toBe(0);
  // With one of them citizens are heard; without any it says who is not bound.
  expect(connection.health()).toBeUndefined();
  await telkomsel.close();
  await vi.waitFor(() => expect(connection.health()).toMatch(/telkomsel: .*; indosat: /), 5_000);
});

test('each has its own rate', async () => {
  const { adapter } = await twoOperators();
  const { account } = adapter.rates;
  const rates = ['1708@telkomsel', '1708@indosat'].map((of) => typeof account === 'function' && account(of));
  expect(rates).toEqual([
    { perSecond: 20, burst: 20 },
    { perSecond: 5, burst: 5 },
  ]);
});

test('ready as soon as one is bound', async () => {
  const smsc = await startSmsc();
  onTestFinished(() => smsc.close());
  const at = openAdapter([anOperator({ port: 9 }), anOperator({ name: 'indosat', port: smsc.port })]);
  expect(at.connection.health()).toMatch(/telkomsel/);
  await isReady(at);
});
