import { createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { MediaSource } from '@kanal/adapter';
import { KanalError } from '@kanal/runtime';
import { getMediaKeys, getUrlFromDirectPath } from 'baileys';
import { fromProviderRef, type MediaRef } from './inbound/media-ref.js';

const macBytes = 10;

/**
 * Where WhatsApp keeps a file, and how it is decrypted: AES-256-CBC with keys derived from the message's own, and the
 * first ten bytes of an HMAC behind it (baileys, lib/Utils/messages-media.js). What is not the file the sender named is
 * refused: a wrong key, a changed byte, another file.
 * @throws KanalError `KANAL_BAILEYS_MEDIA` when the reference is none of ours.
 */
export async function mediaSource(providerRef: string, host?: string): Promise<MediaSource> {
  let ref: MediaRef;
  try {
    ref = fromProviderRef(providerRef);
  } catch {
    throw refused('the file’s reference is none of this adapter’s');
  }
  return {
    url: getUrlFromDirectPath(ref.path, host),
    // The path is its own permission, and WhatsApp's file server wants to be called by its web page.
    headers: { origin: 'https://web.whatsapp.com' },
    credentialHosts: [new URL(getUrlFromDirectPath(ref.path, host)).host],
    decode: (fetched) => decrypt(fetched, ref),
  };
}

async function decrypt(fetched: Uint8Array, { type, mediaKey, sha256 }: MediaRef): Promise<Uint8Array> {
  const { iv, cipherKey, macKey } = await getMediaKeys(Buffer.from(mediaKey, 'base64'), type);
  const body = fetched.subarray(0, -macBytes);
  const mac = createHmac('sha256', macKey ?? Buffer.alloc(32))
    .update(iv)
    .update(body)
    .digest()
    .subarray(0, macBytes);
  const given = fetched.subarray(-macBytes);
  if (given.byteLength !== macBytes || !timingSafeEqual(mac, given)) {
    throw refused('the file is not what its message names: ask the citizen to send it again');
  }
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
  let file: Buffer;
  try {
    file = Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw refused('the file cannot be decrypted: ask the citizen to send it again');
  }
  if (sha256 !== undefined && createHash('sha256').update(file).digest('base64') !== sha256) {
    throw refused('the file is not what its message names: ask the citizen to send it again');
  }
  return file;
}

function refused(message: string): KanalError {
  return new KanalError('KANAL_BAILEYS_MEDIA', message);
}
