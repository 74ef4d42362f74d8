import { timeOfSnowflake } from './ids.js';
import type { People } from './people.js';
import type { Post } from './posts.js';
import { entitiesIn, lengthOf, maxShort, shortened, type TextEntity } from './text.js';

/** A JSON object as X answers it. */
export type Shown = Readonly<Record<string, unknown>>;

/** Half an hour or an hour, depending on X's page; the post itself says until when. */
const editableMs = 3_600_000;
const maxEdits = 5;

/** Everything there is to say of a post. https://docs.x.com/x-api/fundamentals/data-dictionary#post */
export function wholePost(post: Post, people: People): Shown {
  const { id, author, references, media, versions, inReplyToUserId } = post;
  const createdMs = timeOfSnowflake(id);
  const text = shortened(post.text);
  const editsRemaining = maxEdits - (versions.length - 1);
  const firstMs = timeOfSnowflake(versions[0] ?? id);
  return {
    id,
    text,
    edit_history_tweet_ids: versions,
    author_id: author.id,
    created_at: new Date(createdMs).toISOString(),
    conversation_id: post.conversationId,
    ...(inReplyToUserId === undefined ? {} : { in_reply_to_user_id: inReplyToUserId }),
    ...(references.length === 0 ? {} : { referenced_tweets: references }),
    ...(media.length === 0 ? {} : { attachments: { media_keys: media.map(({ key }) => key) } }),
    ...entitiesField(text, post, people),
    ...(lengthOf(post.text) > maxShort
      ? { note_tweet: { text: post.text, ...entitiesField(post.text, post, people) } }
      : {}),
    display_text_range: [post.hiddenStart, lengthOf(text)],
    edit_controls: {
      edits_remaining: editsRemaining,
      is_edit_eligible: editsRemaining > 0,
      editable_until: new Date(firstMs + editableMs).toISOString(),
    },
    public_metrics: {
      retweet_count: post.metrics.reposts,
      reply_count: post.metrics.replies,
      like_count: post.metrics.likes,
      quote_count: post.metrics.quotes,
      bookmark_count: 0,
      impression_count: post.metrics.views,
    },
    lang: 'in',
    possibly_sensitive: false,
    reply_settings: 'everyone',
  };
}

/** What a caller that names no fields is shown, and always. */
const usualFields = ['id', 'text', 'edit_history_tweet_ids'];

/** The fields one may ask for. */
export const postFields = [
  ...usualFields,
  'attachments',
  'author_id',
  'context_annotations',
  'conversation_id',
  'created_at',
  'display_text_range',
  'edit_controls',
  'entities',
  'in_reply_to_user_id',
  'lang',
  'note_tweet',
  'possibly_sensitive',
  'public_metrics',
  'referenced_tweets',
  'reply_settings',
  'source',
  'withheld',
];

/** A post with the fields asked for. */
export function showPost(post: Post, people: People, fields: readonly string[]): Shown {
  const wanted = new Set([...usualFields, ...fields]);
  return Object.fromEntries(Object.entries(wholePost(post, people)).filter(([name]) => wanted.has(name)));
}

function entitiesField(text: string, { links }: Post, people: People): { readonly entities?: Shown } {
  const found = entitiesIn(text);
  if (found.length === 0) return {};
  const of = (kind: TextEntity['kind'], name: string, show: (entity: TextEntity) => Shown) => {
    const shown = found
      .filter((entity) => entity.kind === kind)
      .map((entity) => ({ start: entity.start, end: entity.end, ...show(entity) }));
    return shown.length === 0 ? {} : { [name]: shown };
  };
  return {
    entities: {
      ...of('mention', 'mentions', ({ value }) => ({ username: value, id: people.byUsername(value)?.id })),
      ...of('hashtag', 'hashtags', ({ value }) => ({ tag: value })),
      ...of('url', 'urls', ({ value }) => {
        const expanded = links.find(({ url }) => url === value)?.expandedUrl ?? value;
        return { url: value, expanded_url: expanded, display_url: expanded.replace(/^https?:\/\//, '') };
      }),
    },
  };
}

/** Numbers once more as text beside themselves, as webhooks have them in posts and people. */
export function withNumbersAsText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNumbersAsText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      typeof each === 'number'
        ? [
            [name, each],
            [`${name}_str`, String(each)],
          ]
        : [[name, withNumbersAsText(each)]],
    ),
  );
}
