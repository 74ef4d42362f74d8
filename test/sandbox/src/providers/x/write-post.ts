import { createHash } from 'node:crypto';
import { CitizenMessageError } from '../../core/citizen-message-error.js';
import type { Extras, Kind } from './kinds.js';
import type { Person } from './people.js';
import type { Post, PostLink, PostMedia, Reference } from './posts.js';
import { lengthOf, namesIn } from './text.js';
import type { World } from './world.js';

/** What a citizen's post is made of. */
export interface Draft {
  readonly id: string;
  readonly kind: Exclude<Kind, 'dm' | 'chat'>;
  readonly author: Person;
  readonly body: string;
  readonly media: readonly PostMedia[];
  readonly extras: Extras;
}

/** The post as X has it. Throws CitizenMessageError when there is nothing it could refer to. */
export function writePost(world: World, draft: Draft): Post {
  const { id, author, media, extras } = draft;
  const earlier = extras.edits === undefined ? undefined : earlierVersion(world, draft, extras.edits);
  const original = earlier === undefined ? referredPost(world, draft) : undefined;
  const references: readonly Reference[] =
    earlier?.references ??
    (original === undefined ? [] : [{ type: referenceTypes[draft.kind] ?? 'quoted', id: original.id }]);
  const links = linksOf(id, author, media, references, world);
  const start =
    earlier === undefined ? carriedNames(world, draft, original) : earlier.text.slice(0, earlier.hiddenStart);
  const words = [wordsOf(world, draft, original), ...links.map(({ url }) => url)].filter(
    (part) => part !== '',
  );
  const isReply = references.some(({ type }) => type === 'replied_to');
  return {
    id,
    author,
    text: start + words.join(' '),
    hiddenStart: lengthOf(start),
    conversationId: earlier?.conversationId ?? (isReply ? original?.conversationId : undefined) ?? id,
    inReplyToUserId: earlier?.inReplyToUserId ?? (isReply ? original?.author.id : undefined),
    references,
    versions: [...(earlier?.versions ?? []), id],
    media,
    links,
    metrics: { likes: 0, replies: 0, reposts: 0, quotes: 0, views: 0, ...defined(extras.metrics) },
  };
}

const referenceTypes: Readonly<Partial<Record<Kind, Reference['type']>>> = {
  reply: 'replied_to',
  quote: 'quoted',
  retweet: 'retweeted',
};

function earlierVersion({ posts }: World, { author }: Draft, id: string): Post {
  const earlier = posts.get(id);
  if (earlier === undefined || earlier.author.id !== author.id) {
    throw new CitizenMessageError('extraParams edits: this citizen has no such post');
  }
  return earlier;
}

/** The post an answer, a quote or a repetition is about. */
function referredPost({ posts, us }: World, { kind, author, extras }: Draft): Post | undefined {
  if (kind === 'mention') return undefined;
  const ours = posts.by(us.id);
  const usual =
    ours.find(({ inReplyToUserId }) => kind === 'reply' && inReplyToUserId === author.id) ?? ours[0];
  const found = extras.post === undefined ? usual : posts.get(extras.post);
  if (found === undefined) {
    throw new CitizenMessageError('there is no post to refer to: name one, extraParams {"post": "<id>"}');
  }
  return found;
}

/** An answer begins with the names of those in the conversation; they are no words of its author. */
function carriedNames({ us }: World, { kind, author }: Draft, original: Post | undefined): string {
  if (kind !== 'reply' || original === undefined) return '';
  const isUs = (name: string) => name.toLowerCase() === us.username.toLowerCase();
  const names = [original.author.username, ...(namesIn(original.text).some(isUs) ? [us.username] : [])];
  const carried = [...new Set(names)].filter((name) => name !== author.username);
  return carried.map((name) => `@${name} `).join('');
}

function wordsOf({ us }: World, { kind, body }: Draft, original: Post | undefined): string {
  if (kind === 'retweet') return `RT @${original?.author.username}: ${original?.text}`;
  if (kind !== 'mention') return body;
  const isNamed = namesIn(body).some((name) => name.toLowerCase() === us.username.toLowerCase());
  return isNamed ? body : `@${us.username} ${body}`;
}

/** Files and quoted posts stand in the text as short links at its end. */
function linksOf(
  id: string,
  author: Person,
  media: readonly PostMedia[],
  references: readonly Reference[],
  { posts }: World,
): readonly PostLink[] {
  const short = (part: string) =>
    `https://t.co/${createHash('sha256').update(`${id} ${part}`).digest('hex').slice(0, 10)}`;
  const quoted = references.find(({ type }) => type === 'quoted');
  return [
    ...(quoted === undefined
      ? []
      : [
          {
            url: short('quote'),
            expandedUrl: `https://x.com/${posts.get(quoted.id)?.author.username ?? 'i'}/status/${quoted.id}`,
          },
        ]),
    ...(media.length === 0
      ? []
      : [{ url: short('media'), expandedUrl: `https://x.com/${author.username}/status/${id}/photo/1` }]),
  ];
}

function defined<Value extends object>(value: Value): { [Name in keyof Value]: NonNullable<Value[Name]> } {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Value]: NonNullable<Value[Name]> };
}
