import { readFileSync, rmSync } from 'node:fs';
import { encryptedStream } from 'baileys';
import { afterAll, describe, expect, it } from 'vitest';
import { toProviderRef } from './inbound/media-ref.js';
import { mediaSource } from './media.js';

const file = Buffer.from('\x89PNG rekaman jalan rusak');
const encrypted = await encryptedStream(file, 'image');
afterAll(() => rmSync(encrypted.encFilePath));
const stored = readFileSync(encrypted.encFilePath);

const ref = (fields: object = {}) =>
  toProviderRef('image', {
    directPath: '/v/t62.7118-24/1?ccb=11-4',
    mediaKey: encrypted.mediaKey,
    fileSha256: encrypted.fileSha256,
    ...fields,
  }) ?? '';

describe('a file at WhatsApp', () => {
  it('is fetched from its file server and decrypted, as the library has encrypted it', async () => {
    const source = await mediaSource(ref());
    expect(source.url).toBe('https://mmg.whatsapp.net/v/t62.7118-24/1?ccb=11-4');
    expect(source.headers).toEqual({ origin: 'https://web.whatsapp.com' });
    expect(Buffer.from((await source.decode?.(stored)) ?? [])).toEqual(file);
  });

  it.each<[string, string, Uint8Array]>([
    ['a byte is another', ref(), Buffer.from(stored.map((byte, at) => (at === 3 ? byte ^ 1 : byte)))],
    ['its key is another', ref({ mediaKey: Buffer.alloc(32, 1) }), stored],
    ['it is another file', ref({ fileSha256: Buffer.alloc(32, 1) }), stored],
    ['it is cut off', ref(), stored.subarray(0, 5)],
    ['it is empty', ref(), Buffer.alloc(0)],
  ])('is refused for good when %s', async (_what, providerRef, bytes) => {
    const { decode } = await mediaSource(providerRef);
    await expect(decode?.(bytes)).rejects.toMatchObject({ code: 'KANAL_BAILEYS_MEDIA', retryable: false });
  });

  it.each([
    'https://example/file',
    '{}',
    JSON.stringify({ ...JSON.parse(ref()), path: '//evil.example/x y' }),
  ])('is not looked for by a reference that is not ours: %s', async (providerRef) => {
    await expect(mediaSource(providerRef)).rejects.toMatchObject({ code: 'KANAL_BAILEYS_MEDIA' });
  });
});
