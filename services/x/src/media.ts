import type { MediaSource } from '@kanal/adapter';
import { KanalError } from '@kanal/runtime';

/**
 * Where a file is: X's content network gives it to anybody who knows the address, so no token goes where a message says.
 * @throws KanalError `KANAL_X_MEDIA_URL`, not to be tried again, when it is no address.
 */
export function mediaSource(providerRef: string): MediaSource {
  const url = URL.canParse(providerRef) ? new URL(providerRef) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new KanalError(
      'KANAL_X_MEDIA_URL',
      'the file has no address that can be fetched: ask the citizen to send it again',
    );
  }
  return { url: url.href, headers: { 'user-agent': 'kanal' }, credentialHosts: [] };
}
