import { setTimeout as pause } from 'node:timers/promises';
import type { WebhookRequest } from '@kanal/adapter';
import { memoryState } from '@kanal/testing';
import { expect, test, vi } from 'vitest';
import { tokenRecordSchema } from './api/token-record.js';
import { anXAdapter } from './fixtures/an-x-adapter.js';
import { outgoingNowMs } from './fixtures/outgoing.js';
import { signedRequest } from './fixtures/read-fixtures.js';
import { startXStandIn } from './fixtures/x-stand-in.js';

const pair = {
  token_type: 'bearer',
  expires_in: 7200,
  access_token: 'new-access',
  refresh_token: 'new-refresh',
};

/** State that takes a while to write, as NATS may. */
function slowState() {
  const state = memoryState();
  const write: typeof state.write = async (...entry) => {
    await pause(30);
    return state.write(...entry);
  };
  return { ...state, write };
}

test('a stop loses neither a token pair that is being exchanged nor a charge that waits', async () => {
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const x = await startXStandIn(async () => {
    await answered;
    return { status: 200, body: pair };
  });
  const state = slowState();
  try {
    const adapter = anXAdapter(x.baseUrl, { state });
    const connection = adapter.connection?.open({ accept: async () => true });
    await vi.waitFor(() => expect(x.calls.map(({ path }) => path)).toContain('/2/oauth2/token'));
    const events = adapter.routes.find(({ name }) => name === 'x.events');
    const charged = signedRequest({ data: { event_type: 'post.mention.create', payload: { id: '1' } } });
    const stopped = connection?.stop();
    if (typeof events?.answer === 'function') events.answer(charged satisfies WebhookRequest);
    answer();
    await stopped;
    const kept = tokenRecordSchema.parse((await state.read('token'))?.value);
    expect(kept.refreshToken).toBe('new-refresh');
    const month = new Date(outgoingNowMs).toISOString().slice(0, 7);
    expect((await state.read(`spend.${month}`))?.value).toMatchObject({ byKind: { 'post-event': 5_000 } });
  } finally {
    answer();
    x.close();
  }
});
