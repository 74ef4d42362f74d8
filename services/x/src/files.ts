import type { Attachment } from '@kanal/contracts';
import type { Media } from './includes.js';
import { variantSchema } from './payload.js';

const maxUrlChars = 4096;

/** Bits a second of the videos we fetch, when X offers one: enough to see the road, and small enough to be kept. */
const mostBitsPerSecond = 2_200_000;

/**
 * A photo or a video that X has, as a file to fetch. What has no address of its own is shown by its still picture;
 * nothing at all is undefined.
 * https://docs.x.com/x-api/fundamentals/data-dictionary
 */
export function fileOf(
  media: Pick<Media, 'type' | 'url' | 'preview_image_url' | 'alt_text' | 'variants'>,
): Attachment | undefined {
  const caption = media.alt_text === undefined ? {} : { caption: media.alt_text.slice(0, 8192) };
  const video = media.type === 'photo' ? undefined : videoOf(media.variants ?? []);
  if (video !== undefined) return { type: 'video', providerRef: video, mimeType: 'video/mp4', ...caption };
  const picture = [media.url, media.preview_image_url].find(isFetchable);
  return picture === undefined ? undefined : { type: 'image', providerRef: picture, ...caption };
}

function videoOf(raw: readonly unknown[]): string | undefined {
  const videos = raw.flatMap((form) => {
    const { content_type: type, bit_rate, bitrate, url } = variantSchema.safeParse(form).data ?? {};
    return type === 'video/mp4' && isFetchable(url) ? [{ bits: bit_rate ?? bitrate ?? 0, url }] : [];
  });
  const sorted = videos.sort((one, other) => one.bits - other.bits);
  return (sorted.findLast(({ bits }) => bits <= mostBitsPerSecond) ?? sorted[0])?.url;
}

/** Whether this is the address of a file, and fits the contract. */
function isFetchable(url: string | undefined): url is string {
  return url !== undefined && url.length <= maxUrlChars && /^https?:\/\//i.test(url) && URL.canParse(url);
}
