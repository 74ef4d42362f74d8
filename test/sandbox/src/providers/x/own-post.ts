import type { Post } from './posts.js';
import { lengthOf } from './text.js';
import type { World } from './world.js';

/**
 * A post of ours as X keeps it: in front of an answer stands, hidden, the name of who is answered.
 * @param original the post that is answered.
 */
export function ownPost(
  { people, us }: Pick<World, 'people' | 'us'>,
  id: string,
  text: string,
  original: Post | undefined,
): Post {
  const isToUs = original === undefined || original.author.id === us.id;
  const start = isToUs ? '' : `@${original.author.username} `;
  return {
    id,
    author: people.named(us.id),
    text: start + text,
    hiddenStart: lengthOf(start),
    conversationId: original?.conversationId ?? id,
    inReplyToUserId: original?.author.id,
    references: original === undefined ? [] : [{ type: 'replied_to', id: original.id }],
    versions: [id],
    media: [],
    links: [],
    metrics: { likes: 0, replies: 0, reposts: 0, quotes: 0, views: 0 },
  };
}
