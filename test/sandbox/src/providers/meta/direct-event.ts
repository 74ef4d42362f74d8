import { asObject, mergePatch } from '../../core/merge-patch.js';
import type { CitizenMedia } from '../../core/provider.js';
import type { Account } from './account.js';
import type { Citizen } from './citizens.js';

/** A file with the address it has for a while. */
export interface StoredMedia {
  readonly url: string;
  readonly media: CitizenMedia;
}

/** What a direct message is made of. */
export interface DirectMessage {
  readonly citizen: Citizen;
  readonly messageId: string;
  readonly sentMs: number;
  readonly body: string;
  readonly files: readonly StoredMedia[];
  /** Merge patch over the event; with a sort of event of its own in it (`reaction`, `read`, …) there is no `message`. */
  readonly patch: Readonly<Record<string, unknown>>;
}

/** Fields every event has, or that go with a message. */
const commonFields = new Set(['sender', 'recipient', 'timestamp', 'message']);

/**
 * An item of `messaging` or `standby`.
 * https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages
 */
export function directEvent(account: Account, message: DirectMessage): Record<string, unknown> {
  const { citizen, messageId, sentMs, body, files, patch } = message;
  const isOther = Object.keys(patch).some((name) => !commonFields.has(name));
  const event = mergePatch(
    {
      sender: { id: citizen.id },
      recipient: { id: account.id },
      timestamp: sentMs,
      ...(isOther ? {} : { message: messageObject(messageId, body, files) }),
    },
    patch,
  );
  // A pressed button has an id like a message; other events name one that came before.
  if ('postback' in patch) event['postback'] = { mid: messageId, ...asObject(patch['postback']) };
  return event;
}

function messageObject(mid: string, text: string, files: readonly StoredMedia[]): Record<string, unknown> {
  const attachments = files.map(({ url, media }) => ({
    type: attachmentType(media.contentType),
    payload: { url },
  }));
  return {
    mid,
    ...(text === '' ? {} : { text }),
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}

/** As Meta sorts files. */
function attachmentType(contentType: string): 'image' | 'video' | 'audio' | 'file' {
  const [family] = contentType.split('/');
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'file';
}
