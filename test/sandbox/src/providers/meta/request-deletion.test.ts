import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { igsid, meta, setMetaStage } from '../../../test/meta-stage.js';

const good = { url: 'https://lapor.example/hapus?kode=AB12', confirmation_code: 'AB12' };

test('the request is signed, and the answer is as Meta wants it', async () => {
  const { control, product, sandbox } = await setMetaStage({}, (_post, response) => {
    response.end(JSON.stringify(good));
  });
  const response = await control('deletions', { channel: 'instagram', from: igsid });
  expect(await response.json()).toMatchObject({
    citizen: igsid,
    problems: [],
    result: { kind: 'posted', attempts: [{ status: 200, body: JSON.stringify(good) }] },
  });
  const [post] = product.posts;
  expect(post?.path).toBe('/webhooks/meta/data-deletion');
  expect(post?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  const [signature, payload = ''] = post?.params['signed_request']?.split('.') ?? [];
  expect(signature).toBe(createHmac('sha256', meta.appSecret).update(payload).digest('base64url'));
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
    user_id: igsid,
    algorithm: 'HMAC-SHA256',
    issued_at: expect.any(Number),
  });
  expect(await sandbox.ledger.entries()).toMatchObject([
    { kind: 'callback', status: 'data-deletion', citizen: igsid, outcome: { status: 200 } },
  ]);
});

test('a forged one carries a signature of another secret', async () => {
  const { control, product } = await setMetaStage();
  await control('deletions', { channel: 'messenger', from: 'Siti', isForged: true });
  const [signature, payload = ''] = product.posts[0]?.params['signed_request']?.split('.') ?? [];
  expect(signature).not.toBe(createHmac('sha256', meta.appSecret).update(payload).digest('base64url'));
});

test.each([
  ['not 200', 403, JSON.stringify(good), ['the answer is 403, not 200']],
  ['no JSON', 200, 'ok', ['the answer is not JSON']],
  ['no code', 200, JSON.stringify({ url: good.url }), [expect.stringContaining('confirmation_code')]],
  ['no web address', 200, JSON.stringify({ ...good, url: 'x' }), ['url is not an http or https URL']],
])('an answer that is %s', async (_label, status, body, problems) => {
  const { control, product } = await setMetaStage({}, (_post, response) => {
    response.statusCode = status;
    response.end(body);
  });
  const response = await control('deletions', { channel: 'facebook', from: 'Siti' });
  expect(await response.json()).toMatchObject({ problems });
  expect(product.posts).toHaveLength(1);
});

test.each([
  ['there is no address for it', { channel: 'messenger', from: 'Siti' }],
  ['the channel’s provider does not do that', { channel: 'sms', from: '+6281201234567' }],
])('refused: %s', async (_label, request) => {
  const { control } = await setMetaStage({ dataDeletionUrl: undefined });
  expect((await control('deletions', request)).status).toBe(400);
});
