import type { Attachment } from '@kanal/contracts';
import { idText, ifPresent } from '@kanal/graph';
import { z } from 'zod';

const shown = ifPresent(z.string().min(1));
const attachmentSchema = z.looseObject({
  type: shown,
  title: shown,
  url: shown,
  payload: ifPresent(
    z.looseObject({
      url: shown,
      title: shown,
      text: shown,
      sticker_id: ifPresent(idText),
      coordinates: ifPresent(
        z.looseObject({ lat: z.number().min(-90).max(90), long: z.number().min(-180).max(180) }),
      ),
      elements: ifPresent(z.array(z.unknown())),
      generic: ifPresent(z.looseObject({ elements: ifPresent(z.array(z.unknown())) })),
    }),
  ),
});
const elementSchema = z.looseObject({ title: shown, subtitle: shown });

/** What stands beside the text of a message: files to fetch, lines to read, a place. */
export interface Enclosed {
  readonly files: readonly Attachment[];
  readonly lines: readonly string[];
  readonly location?: { readonly latitude: number; readonly longitude: number };
  readonly isStoryMention: boolean;
}

/** Files by Meta's names for them. The address is good for a while only, and a story's for a day. */
const fileTypes: Readonly<Record<string, Attachment['type'] | undefined>> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'document',
  sticker: 'sticker',
  reel: 'video',
  ig_reel: 'video',
  /** A photo or a video: Meta does not say which. */
  story_mention: 'other',
};

/** Not the citizen's own file but something they point at: kept as lines of text. */
const linkTypes: ReadonlySet<string> = new Set(['share', 'fallback', 'template', 'ig_post']);

const maxUrlChars = 4096;
const maxFiles = 32;

/**
 * Everything a message encloses. A type that nobody knows yet is a file when it has an address. What cannot be read
 * stays in the message's `raw`.
 * https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages
 * https://developers.facebook.com/docs/messenger-platform/instagram/features/webhook
 */
export function readAttachments(attachments: readonly unknown[] = []): Enclosed {
  const files: Attachment[] = [];
  const lines: string[] = [];
  let location: Enclosed['location'];
  let isStoryMention = false;
  for (const raw of attachments) {
    const attachment = attachmentSchema.safeParse(raw).data;
    if (!attachment) continue;
    const { type = 'unknown', payload } = attachment;
    const url = payload?.url ?? attachment.url;
    const title = payload?.title ?? attachment.title;
    if (type === 'story_mention') isStoryMention = true;
    if (payload?.coordinates) {
      location = { latitude: payload.coordinates.lat, longitude: payload.coordinates.long };
    } else if (isFetchable(url) && !linkTypes.has(type)) {
      const fileType = Object.hasOwn(fileTypes, type) ? fileTypes[type] : undefined;
      files.push({
        type: payload?.sticker_id === undefined ? (fileType ?? 'other') : 'sticker',
        providerRef: url,
        ...(title !== undefined && { caption: title.slice(0, 8192) }),
      });
    } else {
      const elements = [...(payload?.elements ?? []), ...(payload?.generic?.elements ?? [])];
      lines.push(...[title, payload?.text, ...elements.flatMap(linesOfElement), url].filter(isText));
    }
  }
  return { files: files.slice(0, maxFiles), lines, ...(location && { location }), isStoryMention };
}

function linesOfElement(raw: unknown): (string | undefined)[] {
  const element = elementSchema.safeParse(raw).data;
  return [element?.title, element?.subtitle];
}

/** Whether this is the address of a file, and fits the contract. */
export function isFetchable(url: string | undefined): url is string {
  return url !== undefined && url.length <= maxUrlChars && /^https?:\/\//i.test(url) && URL.canParse(url);
}

function isText(line: string | undefined): line is string {
  return line !== undefined;
}
