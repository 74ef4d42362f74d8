import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { aCloudApiAdapter } from './fixtures/a-cloud-api-adapter.js';
import { fixtureAccount } from './fixtures/read-fixtures.js';

const mediaId = '1003383421387256';
const url = 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1003383421387256&ext=1';
const servers: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** Asks a Graph API that answers like this where the file is. */
async function ask(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  id = mediaId,
  account: string = fixtureAccount.phoneNumberId,
) {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return aCloudApiAdapter({ apiBaseUrl }).media?.(id, account, AbortSignal.timeout(5_000));
}

test('asks by id, with the number’s own token, and hands the token on to the file’s host only', async () => {
  let seen: { path: string | undefined; authorization: string | undefined } | undefined;
  const source = await ask(
    (request, response) => {
      seen = { path: request.url?.split('&')[0], authorization: request.headers.authorization };
      response.end(JSON.stringify({ url, mime_type: 'image/jpeg', id: mediaId }));
    },
    mediaId,
    fixtureAccount.otherPhoneNumberId,
  );
  const authorization = `Bearer ${fixtureAccount.otherToken}`;
  expect(seen).toEqual({
    path: `/v23.0/${mediaId}?phone_number_id=${fixtureAccount.otherPhoneNumberId}`,
    authorization,
  });
  expect(source).toEqual({
    url,
    headers: { authorization, 'user-agent': 'kanal' },
    credentialHosts: ['lookaside.fbsbx.com'],
  });
});

test('asks again each time: the address is good for five minutes', async () => {
  let asked = 0;
  const answer = (_request: IncomingMessage, response: ServerResponse) =>
    response.end(JSON.stringify({ url: `${url}&n=${++asked}` }));
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { media } = aCloudApiAdapter({ apiBaseUrl });
  const one = () => media?.(mediaId, fixtureAccount.phoneNumberId, AbortSignal.timeout(5_000));
  expect([(await one())?.url, (await one())?.url]).toEqual([`${url}&n=1`, `${url}&n=2`]);
});

const says = (status: number, body: string) => (_: IncomingMessage, response: ServerResponse) =>
  response.writeHead(status).end(body);

test.each([
  ['a wrong token', says(401, '{"error":{"code":190}}'), 'error 190'],
  ['too many calls', says(400, '{"error":{"code":80007}}'), 'error 80007'],
  ['a page of a proxy', says(502, '<html>'), 'unclear'],
  ['an answer without an address', says(200, '{}'), 'done'],
  ['a broken connection', (request: IncomingMessage) => void request.socket.destroy(), 'unclear'],
])('%s may pass: asked again later', async (_label, answer, cause) => {
  await expect(ask(answer)).rejects.toMatchObject({
    code: 'KANAL_WHATSAPP_MEDIA',
    retryable: true,
    message: expect.stringContaining(cause),
  });
});

test.each([
  ['a file Meta does not have', says(400, '{"error":{"code":100,"error_subcode":33}}'), mediaId, undefined],
  ['an id that leads elsewhere', says(200, JSON.stringify({ url })), '../me/accounts', undefined],
  ['a number that is not ours', says(200, JSON.stringify({ url })), mediaId, '100000000009999'],
])('%s is lost', async (_label, answer, id, account) => {
  await expect(ask(answer, id, account)).rejects.toMatchObject({
    code: 'KANAL_WHATSAPP_MEDIA',
    retryable: false,
  });
});

test('the file is checked against the hash that WhatsApp tells; a part of it is fetched again', async () => {
  const sha256 = createHash('sha256').update('foto').digest('hex').toUpperCase();
  const source = await ask((_request, response) => response.end(JSON.stringify({ url, sha256 })));
  expect(Buffer.from((await source?.decode?.(Buffer.from('foto'))) ?? []).toString()).toBe('foto');
  await expect(source?.decode?.(Buffer.from('fot'))).rejects.toMatchObject({
    code: 'KANAL_WHATSAPP_MEDIA',
    retryable: true,
  });
});
