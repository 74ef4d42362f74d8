import type { PostMedia } from './posts.js';
import type { Shown } from './show-post.js';

/** The fields one may ask for. */
export const mediaFields = [
  'media_key',
  'type',
  'url',
  'preview_image_url',
  'variants',
  'width',
  'height',
  'duration_ms',
  'alt_text',
  'public_metrics',
];

/** Where a file is: without a key, for anyone, as at `pbs.twimg.com`. */
export function mediaUrl(baseUrl: string, { fileId }: PostMedia): string {
  return `${baseUrl}/x-media-cdn/media/${fileId}`;
}

/** A file with the fields asked for. https://docs.x.com/x-api/fundamentals/data-dictionary#media */
export function showMedia(media: PostMedia, baseUrl: string, fields: readonly string[]): Shown {
  const url = mediaUrl(baseUrl, media);
  const type = mediaType(media);
  const whole: Shown = {
    media_key: media.key,
    type,
    width: 1_200,
    height: 900,
    ...(type === 'photo'
      ? { url }
      : {
          preview_image_url: url,
          variants: [{ bit_rate: 832_000, content_type: media.contentType, url }],
        }),
  };
  const wanted = new Set(['media_key', 'type', ...fields]);
  return Object.fromEntries(Object.entries(whole).filter(([name]) => wanted.has(name)));
}

/** As X sorts files. */
export function mediaType({ contentType }: PostMedia): 'photo' | 'animated_gif' | 'video' {
  if (contentType === 'image/gif') return 'animated_gif';
  return contentType.startsWith('image/') ? 'photo' : 'video';
}
