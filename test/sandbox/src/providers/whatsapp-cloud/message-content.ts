import { createHash } from 'node:crypto';
import { CitizenMessageError } from '../../core/citizen-message-error.js';
import type { CitizenMedia, CitizenMessage } from '../../core/provider.js';

/** A file with the id and address the provider gave it. */
export interface StoredMedia {
  readonly id: string;
  readonly url: string;
  readonly media: CitizenMedia;
}

/**
 * The `type` and the object named after it, for what a citizen wrote. Throws CitizenMessageError for what WhatsApp
 * cannot say: text beside a voice note or a sticker, or nothing at all.
 */
export function messageContent(
  { body }: Pick<CitizenMessage, 'body'>,
  stored: StoredMedia | undefined,
): Record<string, unknown> {
  if (stored === undefined) {
    if (body === '') throw new CitizenMessageError('WhatsApp sends no empty text');
    return { type: 'text', text: { body } };
  }
  const { id, url, media } = stored;
  const type = mediaType(media.contentType);
  if (body !== '' && (type === 'audio' || type === 'sticker')) {
    throw new CitizenMessageError(
      `WhatsApp has no caption for ${type}: send the text as a message of its own`,
    );
  }
  const file = {
    ...(body === '' ? {} : { caption: body }),
    mime_type: media.contentType,
    sha256: createHash('sha256').update(media.content).digest('base64'),
    id,
    url,
  };
  switch (type) {
    case 'audio':
      return { type, audio: { ...file, voice: media.contentType === 'audio/ogg' } };
    case 'sticker':
      return { type, sticker: { ...file, animated: false } };
    case 'document':
      return { type, document: { ...file, filename: `lampiran.${media.contentType.split('/')[1]}` } };
    case 'image':
    case 'video':
      return { type, [type]: file };
  }
}

function mediaType(contentType: string): 'image' | 'sticker' | 'audio' | 'video' | 'document' {
  if (contentType === 'image/webp') return 'sticker';
  if (contentType === 'image/jpeg' || contentType === 'image/png') return 'image';
  const [family] = contentType.split('/');
  return family === 'audio' || family === 'video' ? family : 'document';
}
