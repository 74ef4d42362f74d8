import twilio from 'twilio';
import { expect, test } from 'vitest';
import { account, goodCall, setStage } from '../../../test/test-sandbox.js';

/** The SDK builds absolute URLs to Twilio; this sends them to the sandbox. */
function clientOf(sandboxUrl: string): twilio.Twilio {
  const httpClient = new twilio.RequestClient();
  const request: typeof httpClient.request = httpClient.request.bind(httpClient);
  httpClient.request = (options) => {
    const { pathname, search } = new URL(options.uri);
    return request({ ...options, uri: sandboxUrl + pathname + search });
  };
  return twilio(account.accountSid, account.authToken, { httpClient });
}

test('Twilio’s own client creates, fetches and lists, without a violation', async () => {
  const { url, sandbox, product } = await setStage();
  const client = clientOf(url);
  const [to, from, body] = [goodCall.To, goodCall.From, goodCall.Body];
  const created = await client.messages.create({
    to,
    from,
    body,
    statusCallback: `${product.url}/status`,
    validityPeriod: 600,
    smartEncoded: true,
  });
  expect(created).toMatchObject({ status: 'queued', numSegments: '1', direction: 'outbound-api' });
  expect(created.dateCreated).toBeInstanceOf(Date);
  await sandbox.settled();

  const fetched = await client.messages(created.sid).fetch();
  expect(fetched).toMatchObject({ sid: created.sid, status: 'delivered', body, errorCode: null });
  expect(fetched.dateSent?.getTime()).toBeGreaterThan(0);

  for (const text of ['dua', 'tiga']) await client.messages.create({ to, from, body: text });
  await client.messages.create({ to: '+6281207654321', from, body: 'lain' });
  const listed = await client.messages.list({
    to,
    from,
    dateSentAfter: new Date(Date.now() - 60_000),
    pageSize: 2,
  });
  expect(listed.map((message) => message.body)).toEqual(['tiga', 'dua', body]);
  expect(await client.messages.list({ to, dateSentBefore: new Date(Date.now() - 86_400_000) })).toEqual([]);

  const calls = await sandbox.ledger.entries({ kind: 'call' });
  expect(calls.flatMap((entry) => (entry.kind === 'call' ? entry.violations : []))).toEqual([]);
});

test('Twilio’s own client understands a refusal', async () => {
  const { url } = await setStage();
  const refused = clientOf(url).messages.create({ to: goodCall.To, from: '+6281200009999', body: 'x' });
  await expect(refused).rejects.toMatchObject({ status: 400, code: 21606 });
  await expect(
    clientOf(url)
      .messages(`SM${'0'.repeat(32)}`)
      .fetch(),
  ).rejects.toMatchObject({ status: 404 });
});
