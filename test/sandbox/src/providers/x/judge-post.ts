import { z } from 'zod';
import type { Body } from './calls.js';
import type { Post, Posts } from './posts.js';
import { type Problem, problems } from './problems.js';
import { hasLink, isTextAccepted, namesIn } from './text.js';
import { visiblePost } from './view.js';
import type { Item } from './wallet.js';

const id = z.string().regex(/^\d{1,19}$/, 'is not digits');

/** As the product may call it; X knows more. https://docs.x.com/x-api/posts/create-post */
const postSchema = z.strictObject({
  text: z.string().min(1, 'is empty'),
  reply: z
    .strictObject({
      in_reply_to_tweet_id: id,
      exclude_reply_user_ids: z.array(id).optional(),
      auto_populate_reply_metadata: z.boolean().optional(),
    })
    .optional(),
  made_with_ai: z.boolean().optional(),
});

/** Names the field and the rule, never the value: it may be a citizen's. */
export function postViolations(body: Body): readonly string[] {
  const { error } = postSchema.safeParse(body);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(' ')} ${message}`.trim());
}

/** A post that X takes, or why it does not. */
export type PostJudgement =
  | { readonly kind: 'refused'; readonly problem: Problem }
  | {
      readonly kind: 'taken';
      readonly text: string;
      readonly original: Post | undefined;
      readonly price: Item;
    };

/** The same words of ours within this time are refused. Assumed, because not published: 12 hours. */
export const duplicateMs = 12 * 3_600_000;

/** The account as it stands. */
export interface Standing {
  readonly userId: string;
  readonly username: string;
  readonly posts: Posts;
  /** What we have written lately, without the names at its start. */
  readonly recentTexts: ReadonlySet<string>;
}

/** Decides about a post of ours. https://docs.x.com/changelog, 2026-02-23: replies only to who has summoned us. */
export function judgePost(body: Body, standing: Standing): PostJudgement {
  const { data, error } = postSchema.safeParse(body);
  if (error !== undefined) {
    const [issue] = error.issues;
    const name = issue?.path.join('.') ?? '';
    return { kind: 'refused', problem: problems.invalid(`$.${name}: ${issue?.message ?? ''}`) };
  }
  const { text, reply } = data;
  if (!isTextAccepted(text)) return { kind: 'refused', problem: problems.tooLong };
  if (standing.recentTexts.has(text)) return { kind: 'refused', problem: problems.duplicate };
  const link = hasLink(text);
  if (reply === undefined) {
    return {
      kind: 'taken',
      text,
      original: undefined,
      price: link ? 'post-create-with-link' : 'post-create',
    };
  }
  const found = visiblePost(standing.posts, reply.in_reply_to_tweet_id);
  if (found.kind !== 'post') return { kind: 'refused', problem: problems.originalGone };
  const { post: original } = found;
  const isOwn = original.author.id === standing.userId;
  if (!isOwn && !hasSummoned(original, standing)) return { kind: 'refused', problem: problems.notSummoned };
  const cheap: Item = isOwn ? 'post-create' : 'summoned-reply';
  return { kind: 'taken', text, original, price: link ? 'post-create-with-link' : cheap };
}

/** Whether its author has named us, quoted us or answered us. */
function hasSummoned(post: Post, { userId, username, posts }: Standing): boolean {
  const names = namesIn(post.text).map((name) => name.toLowerCase());
  return (
    names.includes(username.toLowerCase()) ||
    post.references.some(({ type, id }) => type !== 'retweeted' && posts.get(id)?.author.id === userId)
  );
}
