import { createHash } from 'node:crypto';
import type { MediaSource } from '@kanal/adapter';
import type { Graph } from '@kanal/graph';
import { KanalError } from '@kanal/runtime';
import { z } from 'zod';

/** What asking for files needs. */
export interface MediaOptions {
  readonly graph: Graph;
  /** The access token of each of our numbers, by its id. */
  readonly tokens: ReadonlyMap<string, string>;
}

/** The hash is hexadecimal here, and base64 in webhooks. */
const sourceSchema = z.looseObject({
  url: z.url({ protocol: /^https?$/ }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional()
    .catch(undefined),
});

/** The object does not exist, or is none of this number's. */
const missingCode = 100;

/**
 * Where a file is, by its media id. Meta's address is good for five minutes and to be fetched with our token; who comes
 * too late gets a 404 and asks again.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media
 * @throws KanalError `KANAL_WHATSAPP_MEDIA`: retryable unless the file cannot be had for good.
 */
export async function mediaSource(
  mediaId: string,
  account: string,
  signal: AbortSignal,
  { graph, tokens }: MediaOptions,
): Promise<MediaSource> {
  const token = tokens.get(account);
  if (token === undefined)
    throw lost('the number is not in WHATSAPP_NUMBERS: add it with its token, then replay');
  if (!/^[0-9A-Za-z_-]+$/.test(mediaId)) throw lost('the file’s id is none of WhatsApp’s');
  const query = { phone_number_id: account };
  const answer = await graph.call({ method: 'GET', path: mediaId, query, token, signal });
  if (answer.answer === 'error' && answer.code === missingCode) {
    throw lost('WhatsApp does not have the file any more: ask the citizen to send it again');
  }
  const source = answer.answer === 'done' ? sourceSchema.safeParse(answer.data).data : undefined;
  if (!source) {
    const what = answer.answer === 'error' ? `error ${answer.code}` : answer.answer;
    throw new KanalError('KANAL_WHATSAPP_MEDIA', `WhatsApp does not say where the file is: ${what}`, {
      retryable: true,
    });
  }
  return {
    url: source.url,
    // Meta's file server answers a page instead of the file to who does not say what it is.
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'kanal' },
    credentialHosts: [new URL(source.url).host],
    ...(source.sha256 !== undefined && { decode: checkedBy(source.sha256) }),
  };
}

/** A file that was cut short on its way is fetched again. */
function checkedBy(sha256: string): NonNullable<MediaSource['decode']> {
  return async (fetched) => {
    if (createHash('sha256').update(fetched).digest('hex') === sha256.toLowerCase()) return fetched;
    throw new KanalError('KANAL_WHATSAPP_MEDIA', 'what was fetched has another hash than WhatsApp says', {
      retryable: true,
    });
  };
}

function lost(message: string): KanalError {
  return new KanalError('KANAL_WHATSAPP_MEDIA', message);
}
