import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { acceptedReplies, aNumber, ledger, sendSms } from './src/citizen.js';
import { type Stack, startStack } from './src/stack.js';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.remove());

describe('an SMS to 1708', () => {
  it('becomes a recorded complaint and is answered once, however often the provider repeats itself', async () => {
    const from = aNumber();
    const body = 'Jalan berlubang di depan SDN 1 Curug, sudah sebulan';
    const sent = await sendSms(stack, { from, body });
    expect(sent.status).toBe(200);
    const [reply] = await until('the reply', async () => {
      const replies = await acceptedReplies(stack, from);
      return replies.length > 0 ? replies : undefined;
    });
    const ticket = /BTN-\d{6}-[0-9A-Z]{7}/.exec(String(reply?.params['Body']))?.[0] ?? '';
    for (let copy = 0; copy < 2; copy++) {
      const again = await sendSms(stack, { from, body, messageId: sent.messageId });
      expect(again.status).toBe(200);
    }
    const record = await until('the delivery to be recorded', async () => {
      const found = JSON.parse(await stack.kanal('complaint', ticket, '--json'));
      return found.replies[0]?.delivery.status === 'delivered' ? found : undefined;
    });
    expect(record).toMatchObject({ ticket, state: 'diterima', channel: 'sms', narrative: body });
    expect(record.messages).toHaveLength(1);
    expect(record.replies).toHaveLength(1);
    expect(JSON.stringify(record)).not.toContain(from);
    expect(await acceptedReplies(stack, from)).toHaveLength(1);
    const calls = await ledger(stack, { kind: 'call' });
    expect(calls.flatMap((call) => call.violations ?? [])).toEqual([]);
  });
});
