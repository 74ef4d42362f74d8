import type { OutboundMessage } from '@kanal/contracts';
import type { Graph, GraphAnswer } from '@kanal/graph';
import { createLog } from '@kanal/runtime';
import { expect, test } from 'vitest';
import { anOutbound } from './fixtures/a-cloud-api-adapter.js';
import { freeTextMs } from './limits.js';
import { type ApprovedTemplate, createSend } from './send.js';

const usage = { percent: 0, regainMs: 0 };
const done: GraphAnswer = { answer: 'done', data: { messages: [{ id: 'wamid.1' }] }, usage };
const closed: GraphAnswer = { answer: 'error', status: 400, code: 131047, usage };
const template: ApprovedTemplate = { name: 'kabar_aduan', language: 'id' };
const variables = { nomor: 'BTN-261124-7K3QX', keadaan: 'selesai' };

async function sendWith(
  answers: readonly GraphAnswer[],
  message: Partial<OutboundMessage> = {},
  approved?: ApprovedTemplate,
  { marksRead = false, lateByMs = 1_000 } = {},
) {
  const lines: string[] = [];
  const calls: Parameters<Graph['call']>[0][] = [];
  const outbound = anOutbound(message);
  const send = createSend({
    graph: {
      call: async (call) => {
        calls.push(call);
        return answers[calls.length - 1] ?? { answer: 'unclear', cause: 'no answer left' };
      },
    },
    tokens: new Map([[outbound.account, 'token']]),
    template: approved,
    marksRead,
    now: () => Date.parse(outbound.lastInboundAt) + lateByMs,
    log: createLog({
      service: 'whatsapp',
      level: 'info',
      destination: { write: (line) => void lines.push(line) },
    }),
  });
  return { result: await send(outbound, AbortSignal.timeout(1_000)), calls, lines };
}

test('no connection is tried again at once: the kit waits longer each time', async () => {
  const { result } = await sendWith([{ answer: 'not-connected' }]);
  expect(result).toEqual({ outcome: 'retry', code: 'KANAL_WHATSAPP_NOT_CONNECTED', afterMs: 0 });
});

test('a closed window: once more, with the template', async () => {
  const { result, calls } = await sendWith(
    [closed, done],
    { template: { name: 'status', variables } },
    template,
  );
  expect(result).toEqual({ outcome: 'accepted', providerMessageId: 'wamid.1' });
  expect(calls.map(({ body }) => body)).toMatchObject([
    { type: 'text' },
    {
      to: '6281200100001',
      biz_opaque_callback_data: anOutbound().id,
      type: 'template',
      template: {
        name: 'kabar_aduan',
        language: { code: 'id' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', parameter_name: 'nomor', text: 'BTN-261124-7K3QX' },
              { type: 'text', parameter_name: 'keadaan', text: 'selesai' },
            ],
          },
        ],
      },
    },
  ]);
  expect(calls[1]?.body).not.toHaveProperty('text');
});

test('what is late by our clock goes out as the template at once, since Meta may accept free text and drop it', async () => {
  const message = { template: { name: 'status', variables } };
  const late = { lateByMs: freeTextMs + 1 };
  const { result, calls } = await sendWith([done], message, template, late);
  expect(result.outcome).toBe('accepted');
  expect(calls.map(({ body }) => body)).toMatchObject([{ type: 'template' }]);
  const { calls: refused } = await sendWith([closed, done], message, template, late);
  expect(refused).toHaveLength(1);
  const { calls: free } = await sendWith([done], {}, template, late);
  expect(free.map(({ body }) => body)).toMatchObject([{ type: 'text' }]);
});

test.each([
  ['an answered message', { inReplyTo: 'wamid.A==' }, done, [{ status: 'read', message_id: 'wamid.A==' }]],
  ['nobody’s message', {}, done, []],
  ['what could not be answered', { inReplyTo: 'wamid.A==' }, closed, []],
])('%s is marked as read, and the result does not wait for it', async (_label, message, answer, marks) => {
  const { result, calls } = await sendWith([answer], message, undefined, { marksRead: true });
  expect(result.outcome).toBe(answer === done ? 'accepted' : 'rejected');
  expect(calls.slice(1).map(({ body }) => body)).toMatchObject(marks);
});

test('variables called by their place have no name, and stand in their order', async () => {
  const numbered = { 2: 'dua', 1: 'satu', 10: 'sepuluh' };
  const { calls } = await sendWith(
    [closed, done],
    { template: { name: 'x', variables: numbered } },
    template,
  );
  expect(calls[1]?.body).toMatchObject({
    template: {
      components: [
        {
          parameters: [
            { type: 'text', text: 'satu' },
            { type: 'text', text: 'dua' },
            { type: 'text', text: 'sepuluh' },
          ],
        },
      ],
    },
  });
  expect(JSON.stringify(calls[1]?.body)).not.toContain('parameter_name');
});

test.each([
  ['neither has a template', {}, undefined],
  ['only the reply has a template', { template: { name: 'status', variables } }, undefined],
  ['only we have a template', {}, template],
])('a closed window where %s: rejected, after one call', async (_label, message, approved) => {
  const { result, calls } = await sendWith([closed, done], message, approved);
  expect(result).toMatchObject({ outcome: 'rejected', code: 'KANAL_WHATSAPP_WINDOW_CLOSED' });
  expect(calls).toHaveLength(1);
});

test.each([
  ['another refusal', { answer: 'error', status: 400, code: 131026, usage }],
  ['an unclear answer', { answer: 'unclear', cause: 'ECONNRESET' }],
  ['a success', done],
] as const)('%s is never followed by the template', async (_label, answer) => {
  const { calls } = await sendWith([answer, done], { template: { name: 'status', variables } }, template);
  expect(calls).toHaveLength(1);
});

test('what came of the template is what came of the reply', async () => {
  const message = { template: { name: 'status', variables } };
  const refused: GraphAnswer = { answer: 'error', status: 404, code: 132001, usage };
  expect((await sendWith([closed, refused], message, template)).result).toMatchObject({
    outcome: 'rejected',
    code: '132001',
  });
  const unclear: GraphAnswer = { answer: 'unclear', cause: 'ECONNRESET' };
  expect((await sendWith([closed, unclear], message, template)).result).toEqual({
    outcome: 'unknown',
    cause: 'ECONNRESET',
  });
});

test('a wrong setting is an error in the log, without the recipient and the token', async () => {
  const { lines } = await sendWith([{ answer: 'error', status: 401, code: 190, usage }]);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      level: 'error',
      msg: 'cloud-api.alert',
      errorCode: 190,
      whatToDo: expect.stringContaining('WHATSAPP_NUMBERS'),
      outboundId: anOutbound().id,
    },
  ]);
  expect(lines.join()).not.toMatch(/81200100001|"token"/);
});

test.each([
  [79, []],
  [80, [{ level: 'warn', msg: 'cloud-api.usage', percent: 80 }]],
])('at %i percent of what Meta grants', async (percent, expected) => {
  const { lines } = await sendWith([{ ...done, usage: { percent, regainMs: 0 } }]);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject(expected);
});
