import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallHttp } from '@kanal/adapter';
import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { expect, test } from 'vitest';
import { createTwilioClient } from './client.js';
import { fixtureAccount } from './fixtures/read-fixtures.js';

const { accountSid, authToken } = fixtureAccount;

test('makes the call the whole SDK makes', async () => {
  const calls: unknown[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const { authorization, accept, 'content-type': contentType } = request.headers;
    const fields = Object.fromEntries(new URLSearchParams(body));
    calls.push({ method: request.method, path: request.url, authorization, accept, contentType, fields });
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end('{"sid":"SM00000000000000000000000000000abc"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const message = {
    to: '+6281200100001',
    from: '+6281200001708',
    body: 'Jalan “rusak” & gelap + 100%\n🙏',
    statusCallback: 'https://kanal.example.go.id/status?out=a#rc=5',
    validityPeriod: 600,
    messagingServiceSid: `MG${'0'.repeat(32)}`,
  };
  try {
    const ours = createTwilioClient({
      accountSid,
      authToken,
      apiBaseUrl,
      callHttp: createCallHttp(),
      now: Date.now,
    });
    const answer = await ours.createMessage(message, AbortSignal.timeout(5_000));
    expect(answer).toEqual({ answer: 'created', sid: 'SM00000000000000000000000000000abc' });

    class LocalClient extends twilio.RequestClient {
      override request<Data>(options: RequestClient.RequestOptions<Data>) {
        const { pathname } = new URL(options.uri);
        return super.request({ ...options, uri: `${apiBaseUrl}${pathname}` });
      }
    }
    await twilio(accountSid, authToken, { httpClient: new LocalClient() }).messages.create(message);
  } finally {
    server.close();
    server.closeAllConnections();
  }
  expect(calls).toHaveLength(2);
  expect(calls[0]).toEqual(calls[1]);
});
