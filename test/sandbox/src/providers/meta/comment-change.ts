import type { Account } from './account.js';
import { mediaId, postId } from './ids.js';
import type { Kind } from './kinds.js';

/** Words under a post, of a citizen or of the account itself. */
export interface PublicWords {
  readonly commentId: string;
  readonly from: { readonly id: string; readonly name: string; readonly username: string };
  readonly text: string;
  readonly writtenMs: number;
  /** The comment it answers; undefined when it answers the post. */
  readonly parentId?: string | undefined;
  /** Address of a picture in the comment; only on the Page. */
  readonly photo?: string | undefined;
}

/** An item of `changes`, before a patch of its value. */
export interface Change {
  readonly field: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** How the account is told of public words. */
export function commentChange(account: Account, kind: Kind, words: PublicWords): Change {
  if (kind === 'mention') return { field: 'mentions', value: mentionValue(words) };
  if (account.object === 'page') return { field: 'feed', value: feedValue(account, words) };
  return kind === 'live-comment'
    ? { field: 'live_comments', value: instagramValue(words, 'LIVE') }
    : { field: 'comments', value: instagramValue(words, 'FEED') };
}

/** https://developers.facebook.com/docs/graph-api/webhooks/reference/page#feed */
function feedValue(account: Account, words: PublicWords): Record<string, unknown> {
  const post = postId(account.id);
  const permalink = `https://www.facebook.com/${post.replace('_', '/posts/')}`;
  return {
    from: { id: words.from.id, name: words.from.name },
    post: { status_type: 'mobile_status_update', is_published: true, permalink_url: permalink, id: post },
    ...(words.text === '' ? {} : { message: words.text }),
    ...(words.photo === undefined ? {} : { photo: words.photo }),
    post_id: post,
    comment_id: words.commentId,
    created_time: Math.floor(words.writtenMs / 1_000),
    item: 'comment',
    parent_id: words.parentId ?? post,
    verb: 'add',
    permalink_url: `${permalink}?comment_id=${words.commentId.split('_')[1]}`,
  };
}

/** https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram#comments */
function instagramValue(words: PublicWords, productType: string): Record<string, unknown> {
  return {
    id: words.commentId,
    from: { id: words.from.id, username: words.from.username },
    text: words.text,
    media: { id: mediaId, media_product_type: productType },
    ...(words.parentId === undefined ? {} : { parent_id: words.parentId }),
  };
}

/** Without the words: they have to be asked for. The picture is somebody else's, so its id goes with the comment's. */
function mentionValue({ commentId }: PublicWords): Record<string, unknown> {
  return { media_id: `17${commentId.slice(2)}`, comment_id: commentId };
}
