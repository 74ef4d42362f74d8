import type { InboundDraft } from '@kanal/adapter';
import { maxTextChars } from './content.js';
import type { Ours } from './event-read.js';
import type { Includes, Post } from './includes.js';
import type { References } from './references.js';
import { decodeCharacters, expandLinks, tidy } from './words.js';

/**
 * What somebody else has written and this post is about: what it quotes, or else what it answers, for citizens call us
 * to the complaint of another one in both ways. Words and writer are there when X has told them.
 */
export function quotedOf(
  post: Post,
  references: References,
  includes: Includes,
  ours: Ours,
): InboundDraft['quoted'] {
  const id = references.quoted ?? answered(post, references, includes, ours);
  if (id === undefined) return undefined;
  const quoted = includes.post(id);
  const username = includes.user(quoted?.author_id)?.username?.slice(0, 512);
  const { text, entities } = quoted?.note_tweet ?? { text: quoted?.text, entities: quoted?.entities };
  const words = text && tidy(expandLinks(decodeCharacters(text), (entities ?? quoted?.entities)?.urls));
  return {
    externalId: id,
    ...(quoted?.author_id !== undefined && {
      author: { externalId: quoted.author_id, ...(username !== undefined && { username }) },
    }),
    ...(words && { text: words.slice(0, maxTextChars) }),
  };
}

/** Undefined for what we or the same citizen wrote: that is a conversation, and kept already. */
function answered(
  post: Post,
  { repliedTo }: References,
  includes: Includes,
  { userId }: Ours,
): string | undefined {
  const authorId = includes.post(repliedTo)?.author_id;
  return authorId === undefined || authorId === userId || authorId === post.author_id ? undefined : repliedTo;
}
