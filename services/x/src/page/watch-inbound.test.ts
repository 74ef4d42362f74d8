import { memoryState } from '@kanal/testing';
import { expect, test } from 'vitest';
import { anOutboundPart } from '../fixtures/an-outbound-part.js';
import { outgoingNowMs } from '../fixtures/outgoing.js';
import { type StandInAnswer, startXStandIn } from '../fixtures/x-stand-in.js';
import { takeTurn } from '../poll/turn.js';
import { watchInbound } from './watch-inbound.js';

const webhookUrl = 'https://kanal.example.go.id/webhooks/x';
const timeout = () => AbortSignal.timeout(5_000);

async function watched(answer: () => StandInAnswer) {
  const x = await startXStandIn(answer);
  const state = memoryState();
  const options = { state, webhookUrl, now: () => outgoingNowMs };
  return {
    x,
    state,
    watch: watchInbound({ ...options, api: anOutboundPart(x.baseUrl).api, directMessages: true }),
  };
}

test('shows when a question was last asked, and why it is not answered, until it is', async () => {
  let answer: StandInAnswer = { status: 503, body: {} };
  const { x, state, watch } = await watched(() => answer);
  try {
    expect(await watch.view()).toEqual({ polls: [{ of: 'mentions' }, { of: 'direct' }] });
    const turn = { state, key: 'poll.mentions', nowMs: outgoingNowMs, everyMs: 60_000, lookBackMs: 0 };
    await (await takeTurn(turn))?.end({}, true);
    await watch.api.mentions({}, timeout());
    watch.event();
    expect(await watch.view()).toEqual({
      lastEventMs: outgoingNowMs,
      polls: [{ of: 'mentions', doneMs: outgoingNowMs, trouble: 'server' }, { of: 'direct' }],
    });
    answer = { status: 200, body: { data: [] } };
    await watch.api.mentions({}, timeout());
    expect((await watch.view()).polls[0]).toEqual({ of: 'mentions', doneMs: outgoingNowMs });
  } finally {
    x.close();
  }
});

test.each([
  ['valid', [{ id: '7', url: webhookUrl, valid: true }], true],
  ['invalid', [{ id: '7', url: webhookUrl, valid: false }], false],
  ['not there', [{ id: '8', url: 'https://other.example/x', valid: true }], false],
])('shows what X says of our webhook: %s', async (_label, data, isValid) => {
  const { x, watch } = await watched(() => ({ status: 200, body: { data } }));
  try {
    await watch.api.webhooks(timeout());
    expect((await watch.view()).webhook).toEqual({ isValid, checkedMs: outgoingNowMs });
  } finally {
    x.close();
  }
});
