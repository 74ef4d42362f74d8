import type { InboundDraft } from '@kanal/adapter';
import type { Enclosed } from './attachments.js';

/** What somebody sent, without who and when. */
export type Content = Pick<InboundDraft, 'text' | 'attachments' | 'location' | 'unsupported'>;

const maxTextChars = 65_536;

/** The content of a text and what it encloses; of nothing at all, `unsupported`: the citizen is asked to write it. */
export function contentOf(
  text: string | undefined,
  { files = [], lines = [], location }: Partial<Enclosed> = {},
): Content {
  const all = [text, ...lines].filter(Boolean).join('\n').slice(0, maxTextChars);
  const isEmpty = all === '' && files.length === 0 && location === undefined;
  return {
    ...(all !== '' && { text: all }),
    attachments: [...files],
    ...(location && { location: { ...location } }),
    ...(isEmpty && { unsupported: true as const }),
  };
}
