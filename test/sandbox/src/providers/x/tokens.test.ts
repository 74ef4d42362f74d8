import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/test-sandbox.js';
import { setXStage, type XStageOptions, xApp } from '../../../test/x-stage.js';
import { systemClock } from '../../core/clock.js';

/** A refresh as a confidential client makes it. */
async function refresher(options: XStageOptions = {}) {
  const stage = await setXStage(options);
  const basic = `Basic ${btoa(`${xApp.clientId}:${xApp.clientSecret}`)}`;
  const refresh = (token: string, { as = 'form', authorization = basic, grant = 'refresh_token' } = {}) => {
    const fields = { grant_type: grant, refresh_token: token, client_id: xApp.clientId };
    return fetch(`${stage.url}/2/oauth2/token`, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': as === 'form' ? 'application/x-www-form-urlencoded' : 'application/json',
      },
      body: as === 'form' ? new URLSearchParams(fields) : JSON.stringify(fields),
    });
  };
  return { ...stage, refresh };
}

const pairOf = async (response: Response) =>
  (await response.json()) as { access_token: string; refresh_token: string; expires_in: number };

test.each(['form', 'json'])('a refresh token is good once, the new one follows it (%s)', async (as) => {
  const { refresh, call, calls } = await refresher();
  const first = await refresh(xApp.refreshToken, { as });
  expect(first.status).toBe(200);
  const pair = await pairOf(first);
  expect(pair).toMatchObject({
    token_type: 'bearer',
    expires_in: 7_200,
    scope: expect.stringContaining('dm.write'),
  });
  expect((await call('users/me', { token: pair.access_token })).status).toBe(200);

  const again = await refresh(xApp.refreshToken, { as });
  expect(again.status).toBe(400);
  expect(await again.json()).toEqual({
    error: 'invalid_request',
    error_description: 'Value passed for the token was invalid.',
  });
  expect((await refresh(pair.refresh_token, { as })).status).toBe(200);
  expect((await calls()).filter(({ operation }) => operation === 'token.refresh')).toMatchObject([
    { verdict: { kind: 'accepted' }, violations: [] },
    { verdict: { kind: 'rejected', status: 400 }, violations: ['the refresh token is used again'] },
    { verdict: { kind: 'accepted' } },
  ]);
  expect(JSON.stringify(await calls())).not.toContain(pair.refresh_token);
});

test('a refresh token used again ends what came of it, where that is switched on', async () => {
  const { refresh, call } = await refresher({ doesReuseRevoke: true });
  const pair = await pairOf(await refresh(xApp.refreshToken));
  expect((await refresh(xApp.refreshToken)).status).toBe(400);
  expect((await call('users/me', { token: pair.access_token })).status).toBe(401);
  expect((await refresh(pair.refresh_token)).status).toBe(400);
});

test('an access token is good for so long', async () => {
  let nowMs = Date.UTC(2026, 10, 27);
  const { refresh, call } = await refresher({
    accessTokenMs: 60_000,
    clock: { ...systemClock, nowMs: () => nowMs },
  });
  const { access_token: token, expires_in: seconds } = await pairOf(await refresh(xApp.refreshToken));
  expect(seconds).toBe(60);
  nowMs += 59_999;
  expect((await call('users/me', { token })).status).toBe(200);
  nowMs += 1;
  const late = await call('users/me', { token });
  expect(late.status).toBe(401);
  expect(await late.json()).toMatchObject({ title: 'Unauthorized', status: 401 });
});

test.each([
  ['another client', { authorization: `Basic ${btoa('another:secret')}` }, 401, 'unauthorized_client'],
  ['no client', { authorization: 'Bearer x' }, 401, 'unauthorized_client'],
  ['another grant', { grant: 'password' }, 400, 'unsupported_grant_type'],
])('refused: %s', async (_label, options, status, error) => {
  const { refresh } = await refresher();
  const response = await refresh(xApp.refreshToken, options);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error });
  expect((await refresh(xApp.refreshToken)).status).toBe(200);
});

test('a public client says its id only', async () => {
  const { refresh } = await refresher({ clientSecret: undefined });
  expect((await refresh(xApp.refreshToken, { authorization: '' })).status).toBe(200);
});

test('the refresh was done, but its answer is lost: the old token is gone all the same', async () => {
  const { refresh, sandbox } = await refresher();
  sandbox.faults.set({
    rules: [{ fault: 'timeout-after-accept', ending: 'reset', operation: 'token.refresh', count: 1 }],
  });
  await expect(refresh(xApp.refreshToken)).rejects.toThrow();
  expect((await refresh(xApp.refreshToken)).status).toBe(400);
});

test('rotated tokens outlive a restart of the sandbox', async () => {
  const dataDir = await temporaryFolder();
  const before = await refresher({ dataDir });
  const pair = await pairOf(await before.refresh(xApp.refreshToken));
  await before.sandbox.close();
  const after = await refresher({ dataDir });
  expect((await after.refresh(xApp.refreshToken)).status).toBe(400);
  expect((await after.call('users/me', { token: pair.access_token })).status).toBe(200);
  expect((await after.refresh(pair.refresh_token)).status).toBe(200);
});

test('controls: access ends at once; consent is taken back, and the app is told', async () => {
  const { refresh, call, control, events } = await refresher();
  await control('x/tokens/expiry', {});
  expect((await call('users/me')).status).toBe(401);
  const { refresh_token: token } = await pairOf(await refresh(xApp.refreshToken));
  await control('x/tokens/revocation', {});
  expect((await refresh(token)).status).toBe(400);
  expect(events()).toMatchObject([
    { event_type: 'oauth.revoke', filter: {}, payload: { user_id: xApp.userId } },
  ]);
});

test('the app’s own token', async () => {
  const { url } = await setXStage();
  const ask = (secret: string) =>
    fetch(`${url}/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`key:${secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
  expect(await (await ask(xApp.consumerSecret)).json()).toEqual({
    token_type: 'bearer',
    access_token: xApp.bearerToken,
  });
  expect((await ask('wrong')).status).toBe(403);
});
