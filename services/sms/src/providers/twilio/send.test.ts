import { createLog } from '@kanal/runtime';
import { expect, test } from 'vitest';
import type { TwilioAnswer } from './answer.js';
import { anOutbound, nowMs } from './fixtures/a-twilio-adapter.js';
import { createSend } from './send.js';

async function sendWith(answer: TwilioAnswer, messagingServiceSid?: string) {
  const lines: string[] = [];
  const sent: unknown[] = [];
  const send = createSend({
    client: {
      createMessage: async (message) => {
        sent.push(message);
        return answer;
      },
    },
    statusUrl: 'https://kanal.example.go.id/webhooks/sms/twilio/status',
    messagingServiceSid,
    now: () => nowMs,
    log: createLog({
      service: 'sms',
      level: 'info',
      destination: { write: (line) => void lines.push(line) },
    }),
  });
  return { result: await send(anOutbound(), AbortSignal.timeout(1_000)), lines, sent };
}

const created: TwilioAnswer = { answer: 'created', sid: 'SM1' };

test('no connection is tried again at once: the kit waits longer each time', async () => {
  const { result } = await sendWith({ answer: 'not-connected' });
  expect(result).toEqual({ outcome: 'retry', code: 'KANAL_SMS_NOT_CONNECTED', afterMs: 0 });
});

test('a wrong setting is an error in the log, without the recipient', async () => {
  const { lines } = await sendWith({ answer: 'refused', status: 401, errorCode: 20003 });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    msg: 'twilio.alert',
    errorCode: 20003,
    whatToDo: expect.stringContaining('TWILIO_AUTH_TOKENS'),
    page: 'https://www.twilio.com/docs/api/errors/20003',
    outboundId: anOutbound().id,
  });
  expect(lines[0]).not.toContain('81200100001');
});

test('an error of one recipient is none of ours', async () => {
  expect((await sendWith({ answer: 'refused', status: 400, errorCode: 21610 })).lines).toEqual([]);
});

test('a Messaging Service chooses the route, the sender stays', async () => {
  const { sent } = await sendWith(created, 'MG1');
  expect(sent).toMatchObject([{ messagingServiceSid: 'MG1', from: '+6281200001708' }]);
});

test('without a service and an end there are no such fields', async () => {
  const { sent } = await sendWith(created);
  expect(sent[0]).not.toHaveProperty('messagingServiceSid');
  expect(sent[0]).not.toHaveProperty('validityPeriod');
});
