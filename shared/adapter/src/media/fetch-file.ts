import { type Dispatcher, request } from 'undici';
import type { MediaSource } from '../channel-adapter.js';
import { ForbiddenAddressError } from './address-guard.js';
import { FetchError } from './fetch-error.js';

/** What fetching needs. */
export interface FetchFileOptions {
  readonly agent: Dispatcher;
  /** `host:port` where plain http is allowed. */
  readonly allowedPrivateHosts: ReadonlySet<string>;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

const maxRedirects = 5;

/**
 * The bytes of a file. Redirects are followed by hand, at most five, each with the same checks; the provider's
 * credentials go to its own hosts only.
 * @throws FetchError or ForbiddenAddressError; `retryable` tells whether it may succeed later.
 */
export async function fetchFile(source: MediaSource, options: FetchFileOptions): Promise<Buffer> {
  let url = parseUrl(source.url);
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    checkProtocol(url, options.allowedPrivateHosts);
    const answer = await get(url, source, options);
    if (answer.statusCode < 300 || answer.statusCode >= 400) return readAnswer(answer, options.maxBytes);
    const location = answer.headers['location'];
    discard(answer.body);
    if (typeof location !== 'string') {
      throw FetchError.refused('KANAL_MEDIA_REDIRECT', 'the provider redirects to nowhere');
    }
    url = parseUrl(location, url);
  }
  throw FetchError.refused('KANAL_MEDIA_REDIRECT', `more than ${maxRedirects} redirects`);
}

async function get(
  url: URL,
  source: MediaSource,
  { agent, signal }: FetchFileOptions,
): Promise<Dispatcher.ResponseData> {
  const headers = source.credentialHosts.includes(url.host) ? source.headers : {};
  try {
    return await request(url, {
      dispatcher: agent,
      signal,
      // Meta's file server answers a page instead of the file to who does not say what it is.
      headers: { 'user-agent': 'kanal', ...headers, 'accept-encoding': 'identity' },
    });
  } catch (error) {
    if (error instanceof ForbiddenAddressError) throw error;
    throw FetchError.transient('KANAL_MEDIA_UNREACHABLE', 'the provider could not be reached', error);
  }
}

async function readAnswer(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  maxBytes: number,
): Promise<Buffer> {
  if (statusCode !== 200) {
    discard(body);
    const isTransient = statusCode >= 500 || [404, 408, 425, 429].includes(statusCode);
    const message = `the provider answers ${statusCode}`;
    // 404 too: some providers' files appear a moment after their message.
    if (isTransient) throw FetchError.transient('KANAL_MEDIA_STATUS', message);
    throw FetchError.refused('KANAL_MEDIA_STATUS', message);
  }
  const tooLarge = (): FetchError => {
    discard(body);
    return FetchError.refused('KANAL_MEDIA_TOO_LARGE', `the file has more than ${maxBytes} bytes`);
  };
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw FetchError.transient('KANAL_MEDIA_INTERRUPTED', 'the file broke off', error);
  }
  if (bytes > maxBytes) throw tooLarge();
  return Buffer.concat(chunks);
}

/** An unread body that is destroyed emits an error, which would end the process if nobody listened. */
function discard(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => undefined).destroy();
}

function parseUrl(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href))
    throw FetchError.refused('KANAL_MEDIA_URL', 'the file has no valid URL');
  return new URL(text, base);
}

function checkProtocol(url: URL, allowedPrivateHosts: ReadonlySet<string>): void {
  if (url.username || url.password)
    throw FetchError.refused('KANAL_MEDIA_URL', 'the URL carries credentials');
  if (url.protocol === 'https:') return;
  const host = `${url.hostname}:${url.port || '80'}`;
  if (url.protocol === 'http:' && allowedPrivateHosts.has(host)) return;
  throw FetchError.refused('KANAL_MEDIA_URL', `${url.protocol} is not taken, only https:`);
}
