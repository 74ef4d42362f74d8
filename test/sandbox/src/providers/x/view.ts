import type { People, Person } from './people.js';
import type { Post, PostMedia, Posts } from './posts.js';
import { type Problem, problems } from './problems.js';
import { mediaFields, showMedia } from './show-media.js';
import { personFields, showPerson } from './show-person.js';
import { postFields, type Shown, showPost } from './show-post.js';

/** What a caller wants to be shown of posts. */
export interface View {
  readonly tweet: readonly string[];
  readonly user: readonly string[];
  readonly media: readonly string[];
  readonly expansions: readonly string[];
}

/** The expansions one may ask for. */
const expansions = [
  'author_id',
  'in_reply_to_user_id',
  'referenced_tweets.id',
  'referenced_tweets.id.author_id',
  'attachments.media_keys',
  'edit_history_tweet_ids',
  'entities.mentions.username',
];

/** Reads `tweet.fields`, `user.fields`, `media.fields` and `expansions`; a value X does not have is refused. */
export function readView(
  query: Readonly<Record<string, unknown>>,
): { readonly kind: 'view'; readonly view: View } | { readonly kind: 'refused'; readonly problem: Problem } {
  const known = {
    'tweet.fields': postFields,
    'user.fields': personFields,
    'media.fields': mediaFields,
    expansions,
  };
  for (const [name, values] of Object.entries(known)) {
    const wrong = listOf(query[name]).find((each) => !values.includes(each));
    if (wrong === undefined) continue;
    const message = `The \`${name}\` query parameter value [${wrong}] is not one of [${values.join(',')}]`;
    return { kind: 'refused', problem: problems.invalid(message, { [name]: [wrong] }) };
  }
  return {
    kind: 'view',
    view: {
      tweet: listOf(query['tweet.fields']),
      user: listOf(query['user.fields']),
      media: listOf(query['media.fields']),
      expansions: listOf(query['expansions']),
    },
  };
}

/** What X knows. */
export interface Known {
  readonly people: People;
  readonly posts: Posts;
  readonly baseUrl: () => string;
}

/** Posts with what they refer to, and `errors` about what cannot be shown of that. */
export function showPosts(posts: readonly Post[], view: View, known: Known) {
  const { people } = known;
  const wants = (name: string) => view.expansions.includes(name);
  const persons = new Map<string, Person>();
  const tweets = new Map<string, Post>();
  const media = new Map<string, PostMedia>();
  const errors: Shown[] = [];
  const addPerson = (id: string | undefined) => {
    const person = id === undefined ? undefined : people.find(id);
    if (person !== undefined) persons.set(person.id, person);
  };
  for (const post of posts) {
    if (wants('author_id')) addPerson(post.author.id);
    if (wants('in_reply_to_user_id')) addPerson(post.inReplyToUserId);
    if (wants('attachments.media_keys')) for (const file of post.media) media.set(file.key, file);
    if (wants('entities.mentions.username')) {
      for (const id of mentionedIds(showPost(post, people, ['entities']))) addPerson(id);
    }
    const referenced = [
      ...(wants('referenced_tweets.id') || wants('referenced_tweets.id.author_id')
        ? post.references.map(({ id }) => id)
        : []),
      ...(wants('edit_history_tweet_ids') ? post.versions.filter((id) => id !== post.id) : []),
    ];
    for (const id of referenced) {
      const other = visiblePost(known.posts, id);
      if (other.kind === 'post') {
        tweets.set(id, other.post);
        if (wants('referenced_tweets.id.author_id')) addPerson(other.post.author.id);
      } else {
        errors.push(missing(other.kind, 'referenced_tweets.id', id));
      }
    }
  }
  const includes = {
    ...(persons.size === 0
      ? {}
      : { users: [...persons.values()].map((person) => showPerson(person, view.user)) }),
    ...(tweets.size === 0
      ? {}
      : { tweets: [...tweets.values()].map((post) => showPost(post, people, view.tweet)) }),
    ...(media.size === 0
      ? {}
      : { media: [...media.values()].map((file) => showMedia(file, known.baseUrl(), view.media)) }),
  };
  return { data: posts.map((post) => showPost(post, people, view.tweet)), includes, errors };
}

/** A post as a stranger sees it. */
export function visiblePost(
  posts: Posts,
  id: string,
): { readonly kind: 'post'; readonly post: Post } | { readonly kind: 'not-found' | 'not-authorized' } {
  const post = posts.get(id);
  if (post === undefined) return { kind: 'not-found' };
  return post.author.isProtected ? { kind: 'not-authorized' } : { kind: 'post', post };
}

/** The item of `errors` about a post that cannot be shown, in an answer that is otherwise good. */
export function missing(kind: 'not-found' | 'not-authorized', parameter: string, id: string): Shown {
  const isGone = kind === 'not-found';
  return {
    value: id,
    detail: isGone
      ? `Could not find tweet with ${parameter}: [${id}].`
      : `Sorry, you are not authorized to see the Tweet with ${parameter}: [${id}].`,
    title: isGone ? 'Not Found Error' : 'Authorization Error',
    resource_type: 'tweet',
    parameter,
    resource_id: id,
    ...(isGone ? {} : { section: 'data' }),
    type: `https://api.twitter.com/2/problems/${isGone ? 'resource-not-found' : 'not-authorized-for-resource'}`,
  };
}

function mentionedIds(shown: Shown): readonly (string | undefined)[] {
  const { entities } = shown as { readonly entities?: { readonly mentions?: readonly { id?: string }[] } };
  return (entities?.mentions ?? []).map(({ id }) => id);
}

/** A list with commas. */
function listOf(value: unknown): readonly string[] {
  return typeof value === 'string' && value !== '' ? value.split(',') : [];
}
