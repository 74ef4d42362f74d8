import type { MediaSource } from '@kanal/adapter';
import { KanalError } from '@kanal/runtime';

/**
 * Where a file is: Meta gives an address of its content network that is signed and good for a while. It is fetched
 * without a token, which must not go where a message says.
 * @throws KanalError `KANAL_META_MEDIA_URL`, not to be tried again, when it is no address.
 */
export function mediaSource(providerRef: string): MediaSource {
  const url = URL.canParse(providerRef) ? new URL(providerRef) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new KanalError(
      'KANAL_META_MEDIA_URL',
      'the file has no address that can be fetched: ask the citizen to send it again',
    );
  }
  return { url: url.href, headers: { 'user-agent': 'kanal' }, credentialHosts: [] };
}
