import type { CitizenMedia } from '../../core/provider.js';
import { compareIds } from './ids.js';
import type { Person } from './people.js';

/** A post one refers to. */
export interface Reference {
  readonly type: 'replied_to' | 'quoted' | 'retweeted';
  readonly id: string;
}

/** A file of a post. */
export interface PostMedia {
  /** As `media_keys` name it. */
  readonly key: string;
  readonly fileId: string;
  readonly contentType: CitizenMedia['contentType'];
}

/** How public a post is. */
export interface PostMetrics {
  readonly likes: number;
  readonly replies: number;
  readonly reposts: number;
  readonly quotes: number;
  readonly views: number;
}

/** A short link of X. */
export interface PostLink {
  readonly url: string;
  readonly expandedUrl: string;
}

/** A post. */
export interface Post {
  readonly id: string;
  readonly author: Person;
  /** Everything, also of a long post. */
  readonly text: string;
  /** How many characters at its start only name whom it answers. */
  readonly hiddenStart: number;
  readonly conversationId: string;
  readonly inReplyToUserId?: string | undefined;
  readonly references: readonly Reference[];
  /** The ids of all its versions, the first one first, itself the last. */
  readonly versions: readonly string[];
  readonly media: readonly PostMedia[];
  /** Where X's short links in the text lead. */
  readonly links: readonly PostLink[];
  readonly metrics: PostMetrics;
}

/** The posts X has. */
export interface Posts {
  /** A post of a known id replaces the one there is. */
  add(post: Post): void;
  /** Its author has deleted it. */
  remove(id: string): void;
  get(id: string): Post | undefined;
  /** Newest first. */
  by(personId: string): readonly Post[];
  /** The newest 800 that name us, newest first. */
  mentions(): readonly Post[];
}

/** https://docs.x.com/x-api/posts/timelines/integrate */
const maxMentions = 800;

/** Has none at first. `namesUs` says whether a post is in the timeline of mentions. */
export function createPosts(namesUs: (post: Post) => boolean): Posts {
  const posts = new Map<string, Post>();
  const mentionIds: string[] = [];
  const idsBy = new Map<string, string[]>();
  const existing = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const post = posts.get(id);
      return post === undefined ? [] : [post];
    });
  return {
    add: (post) => {
      const isNew = !posts.has(post.id);
      posts.set(post.id, post);
      if (!isNew) return;
      const own = idsBy.get(post.author.id) ?? [];
      insert(own, post.id);
      idsBy.set(post.author.id, own);
      if (!post.author.isProtected && namesUs(post)) insert(mentionIds, post.id);
    },
    remove: (id) => void posts.delete(id),
    get: (id) => posts.get(id),
    by: (personId) => existing(idsBy.get(personId) ?? []).reverse(),
    mentions: () => existing(mentionIds.slice(-maxMentions)).reverse(),
  };
}

/** Keeps the ids in order of age; nearly always the new one is the last. */
function insert(ids: string[], id: string): void {
  let at = ids.length;
  while (at > 0 && compareIds(ids[at - 1] ?? '', id) > 0) at -= 1;
  ids.splice(at, 0, id);
}
