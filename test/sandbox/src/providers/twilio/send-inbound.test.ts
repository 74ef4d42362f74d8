import twilio from 'twilio';
import { expect, test } from 'vitest';
import { account, setStage } from '../../../test/test-sandbox.js';

test('the webhook has all parameters and a signature the SDK accepts', async () => {
  const { sandbox, product } = await setStage();
  const { messageId, isRepeat } = await sandbox.sendFromCitizen({
    channel: 'sms',
    from: '+6281201234567',
    body: 'Jalan berlubang 🙏',
    extraParams: { NewParam: '1' },
  });
  expect(isRepeat).toBe(false);
  const [post] = product.posts;
  expect(post?.params).toEqual({
    MessageSid: messageId,
    SmsSid: messageId,
    SmsMessageSid: messageId,
    AccountSid: account.accountSid,
    From: '+6281201234567',
    To: account.number,
    Body: 'Jalan berlubang 🙏',
    NumMedia: '0',
    NumSegments: '1',
    SmsStatus: 'received',
    ApiVersion: '2010-04-01',
    FromCity: '',
    FromState: '',
    FromZip: '',
    FromCountry: 'ID',
    ToCity: '',
    ToState: '',
    ToZip: '',
    ToCountry: 'ID',
    NewParam: '1',
  });
  const signature = String(post?.headers['x-twilio-signature']);
  const url = `${product.url}/webhooks/sms/twilio`;
  expect(twilio.validateRequest(account.authToken, signature, url, post?.params ?? {})).toBe(true);
});

test('the public URL is signed while the real one is called', async () => {
  const { sandbox, product } = await setStage({
    webhookPublicUrl: 'https://lapor.example/webhooks/sms/twilio',
  });
  await sandbox.sendFromCitizen({ channel: 'sms', from: '+6281201234567', body: 'Halo' });
  const [post] = product.posts;
  const signature = String(post?.headers['x-twilio-signature']);
  const url = 'https://lapor.example/webhooks/sms/twilio';
  expect(twilio.validateRequest(account.authToken, signature, url, post?.params ?? {})).toBe(true);
});

test('a known SID is the same message again', async () => {
  const { sandbox, product } = await setStage();
  const message = { channel: 'sms', from: '+6281201234567', body: 'Halo', messageId: `SM${'a'.repeat(32)}` };
  expect(await sandbox.sendFromCitizen(message)).toMatchObject({ isRepeat: false });
  expect(await sandbox.sendFromCitizen(message)).toMatchObject({
    isRepeat: true,
    messageId: message.messageId,
  });
  expect(product.posts[1]?.params).toEqual(product.posts[0]?.params);
});

test('media are behind Basic auth and come from another path by redirect', async () => {
  const { sandbox, product, url } = await setStage();
  const content = Buffer.from('not really a picture');
  await sandbox.sendFromCitizen({
    channel: 'sms',
    from: '+6281201234567',
    body: '',
    media: [{ contentType: 'image/png', content }],
  });
  const params = product.posts[0]?.params ?? {};
  expect(params).toMatchObject({ Body: '', NumMedia: '1', MediaContentType0: 'image/png' });
  expect(params['MessageSid']).toMatch(/^MM/);
  const mediaUrl = params['MediaUrl0'] ?? '';
  expect((await fetch(mediaUrl)).status).toBe(401);
  const authorization = `Basic ${btoa(`${account.accountSid}:${account.authToken}`)}`;
  const first = await fetch(mediaUrl, { headers: { authorization }, redirect: 'manual' });
  expect(first.status).toBe(307);
  const location = first.headers.get('location') ?? '';
  expect(location.startsWith(url)).toBe(true);
  const file = await fetch(location);
  expect(file.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await file.arrayBuffer())).toEqual(content);
  expect(
    (await fetch(mediaUrl.replace(/ME[0-9a-f]+$/, `ME${'0'.repeat(32)}`), { headers: { authorization } }))
      .status,
  ).toBe(404);
});

test('a wrong SID is refused before anything is posted', async () => {
  const { sandbox, product, url } = await setStage();
  const response = await fetch(`${url}/_sandbox/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: '+6281201234567', body: 'Halo', messageId: 'SM1' }),
  });
  expect(response.status).toBe(400);
  expect(product.posts).toEqual([]);
  expect(sandbox.ledger.lastSeq()).toBe(0);
});
