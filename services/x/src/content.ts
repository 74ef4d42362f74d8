import type { InboundDraft } from '@kanal/adapter';
import type { Attachment } from '@kanal/contracts';

/** What somebody sent, without who and when. */
export type Content = Pick<InboundDraft, 'text' | 'attachments' | 'location' | 'unsupported'>;

/** Of a text, as the contract takes it. */
export const maxTextChars = 65_536;
const maxFiles = 32;

/** The content of a text and its files; of nothing at all, `unsupported`: the citizen is asked to write it. */
export function contentOf(
  text: string,
  files: readonly Attachment[],
  location?: Content['location'],
): Content {
  const isEmpty = text === '' && files.length === 0 && location === undefined;
  return {
    ...(text !== '' && { text: text.slice(0, maxTextChars) }),
    attachments: files.slice(0, maxFiles),
    ...(location && { location }),
    ...(isEmpty && { unsupported: true as const }),
  };
}
