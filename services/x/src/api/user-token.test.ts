import { createLog } from '@kanal/runtime';
import { memoryState } from '@kanal/testing';
import { expect, test } from 'vitest';
import { anOutboundPart } from '../fixtures/an-outbound-part.js';
import { outgoingNowMs } from '../fixtures/outgoing.js';
import { type StandInAnswer, startXStandIn } from '../fixtures/x-stand-in.js';
import { seedOf, tokenRecordSchema } from './token-record.js';

/** X's tokens: each refresh token is good once, and gives the next pair. */
function rotating() {
  const used: string[] = [];
  let serial = 0;
  let valid = 'fixture-refresh-token';
  const answer = ({ body }: { body: string }): StandInAnswer => {
    const offered = (JSON.parse(body) as { refresh_token: string }).refresh_token;
    used.push(offered);
    if (offered !== valid) {
      return {
        status: 400,
        body: { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
      };
    }
    serial += 1;
    valid = `refresh-${serial}`;
    return {
      status: 200,
      body: {
        token_type: 'bearer',
        expires_in: 7200,
        access_token: `access-${serial}`,
        refresh_token: valid,
      },
    };
  };
  return { used, answer, allow: (token: string) => (valid = token) };
}

const timeout = () => AbortSignal.timeout(5_000);
const refreshOf = async (state: ReturnType<typeof memoryState>) =>
  tokenRecordSchema.parse((await state.read('token'))?.value);

test('two processes that need a token at once use a refresh token once, and both get the new one', async () => {
  const tokens = rotating();
  const x = await startXStandIn(tokens.answer);
  const state = memoryState();
  try {
    const parts = ['one', 'two'].map((owner) => anOutboundPart(x.baseUrl, { state, owner }));
    const given = await Promise.all(
      parts.flatMap((part) => [part.tokens.get(timeout()), part.tokens.get(timeout())]),
    );
    expect(given).toEqual(Array(4).fill({ token: 'valid', value: 'access-1' }));
    expect(tokens.used).toEqual(['fixture-refresh-token']);
    expect(x.calls[0]).toMatchObject({
      method: 'POST',
      path: '/2/oauth2/token',
      headers: { authorization: expect.stringMatching(/^Basic /) },
    });
  } finally {
    x.close();
  }
});

test('the new pair is durable before it is used', async () => {
  const tokens = rotating();
  const x = await startXStandIn(tokens.answer);
  const state = memoryState();
  let isAway = true;
  const slow: typeof state = {
    ...state,
    async write(key, value, revision) {
      const hasPair = JSON.stringify(value).includes('access-1');
      if (hasPair && isAway) throw new Error('NATS is away');
      return state.write(key, value, revision);
    },
  };
  try {
    const part = anOutboundPart(x.baseUrl, { state: slow });
    expect(await part.tokens.get(AbortSignal.timeout(600))).toEqual({ token: 'unavailable' });
    isAway = false;
    expect(await part.tokens.get(timeout())).toEqual({ token: 'valid', value: 'access-1' });
    expect(tokens.used).toHaveLength(1);
    expect(await refreshOf(state)).toMatchObject({ refreshToken: 'refresh-1' });
  } finally {
    x.close();
  }
});

test('before it ends a token is renewed, and once when X does not take it', async () => {
  const tokens = rotating();
  const x = await startXStandIn(tokens.answer);
  let nowMs = outgoingNowMs;
  try {
    const { tokens: mine } = anOutboundPart(x.baseUrl, { state: memoryState(), now: () => nowMs });
    expect(await mine.get(timeout())).toMatchObject({ value: 'access-1' });
    nowMs += 7_200_000 - 299_000;
    expect(await mine.get(timeout())).toMatchObject({ value: 'access-2' });
    nowMs += 60_000;
    expect(await mine.get(timeout(), 'access-2')).toMatchObject({ value: 'access-3' });
    // X takes nothing at all: it is not asked for ever new ones.
    expect(await mine.get(timeout(), 'access-3')).toEqual({ token: 'unavailable' });
    expect(tokens.used).toHaveLength(3);
  } finally {
    x.close();
  }
});

test('a pair that was lost with its process calls for a person, and another refresh token takes over', async () => {
  const tokens = rotating();
  tokens.allow('the pair that was never written');
  const x = await startXStandIn(tokens.answer);
  const state = memoryState();
  const lines: string[] = [];
  const log = createLog({
    service: 'x',
    level: 'info',
    destination: { write: (line) => void lines.push(line) },
  });
  try {
    const { tokens: mine } = anOutboundPart(x.baseUrl, { state, log });
    expect(await mine.get(timeout())).toEqual({ token: 'revoked' });
    expect(await mine.get(timeout())).toEqual({ token: 'revoked' });
    expect(tokens.used).toHaveLength(1);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'error', msg: 'x.alert', whatToDo: expect.stringContaining('X_REFRESH_TOKEN') },
    ]);
    expect(lines.join()).not.toContain('fixture-refresh-token');
    expect(await mine.view()).toEqual({ revokedAtMs: outgoingNowMs });

    tokens.allow('authorised-again');
    const { tokens: restarted } = anOutboundPart(x.baseUrl, { state, refreshToken: 'authorised-again' });
    expect(await restarted.get(timeout())).toEqual({ token: 'valid', value: 'access-1' });
    expect(await mine.get(timeout())).toEqual({ token: 'valid', value: 'access-1' });
  } finally {
    x.close();
  }
});

test('an exchange that ends late neither loses its pair nor takes the place of what a person has set since', async () => {
  const tokens = rotating();
  const held: (() => void)[] = [];
  const x = await startXStandIn(async (call) => {
    const answer = tokens.answer(call);
    if (tokens.used.length === 1 || tokens.used.length === 3) await new Promise<void>((go) => held.push(go));
    return answer;
  });
  let nowMs = outgoingNowMs;
  const state = memoryState();
  const part = (refreshToken: string) => anOutboundPart(x.baseUrl, { state, refreshToken, now: () => nowMs });
  try {
    const slow = part('fixture-refresh-token').tokens.get(timeout());
    await expect.poll(() => held.length).toBe(1);
    nowMs += 61_000;
    // Its lease is over: the next one tries the same token, and is refused.
    expect(await part('fixture-refresh-token').tokens.get(timeout())).toEqual({ token: 'revoked' });
    held[0]?.();
    expect(await slow).toEqual({ token: 'valid', value: 'access-1' });
    expect(await refreshOf(state)).not.toHaveProperty('revokedAtMs');

    nowMs += 7_200_000;
    const late = part('fixture-refresh-token').tokens.get(timeout());
    await expect.poll(() => held.length).toBe(2);
    tokens.allow('authorised-again');
    expect(await part('authorised-again').tokens.get(timeout())).toEqual({
      token: 'valid',
      value: 'access-3',
    });
    held[1]?.();
    expect(await late).toEqual({ token: 'valid', value: 'access-3' });
    expect(await refreshOf(state)).toMatchObject({ refreshToken: 'refresh-3' });
  } finally {
    x.close();
  }
});

test('another client begins anew with the same refresh token: the old one may have been refused for the client alone', () => {
  expect(seedOf('one', 'token')).not.toBe(seedOf('other', 'token'));
});

test.each<[string, StandInAnswer]>([
  ['an accident of X’s', { status: 503, body: {} }],
  ['no answer', 'reset'],
  ['an app that X does not know', { status: 401, body: { error: 'unauthorized_client' } }],
  ['a call that X does not understand', { status: 400, body: { error: 'unsupported_grant_type' } }],
  ['too many calls', { status: 429, body: {} }],
  ['an answer without tokens', { status: 200, body: {} }],
])('%s is no reason to give the refresh token up', async (_label, answer) => {
  const x = await startXStandIn(() => answer);
  const state = memoryState();
  try {
    const { tokens } = anOutboundPart(x.baseUrl, { state });
    expect(await tokens.get(timeout())).toEqual({ token: 'unavailable' });
    expect(await tokens.get(timeout())).toEqual({ token: 'unavailable' });
    expect(x.calls).toHaveLength(1);
    const record = await refreshOf(state);
    expect(record).not.toHaveProperty('revokedAtMs');
    expect(record).not.toHaveProperty('lease');
  } finally {
    x.close();
  }
});
