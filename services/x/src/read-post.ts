import type { InboundDraft } from '@kanal/adapter';
import { type Attachment, ContractError } from '@kanal/contracts';
import { contentOf } from './content.js';
import type { EventRead, Ours } from './event-read.js';
import { fileOf } from './files.js';
import { fit } from './fit.js';
import { type Includes, type Post, readIncludes } from './includes.js';
import { readInstantMs, sentAt } from './instant.js';
import { languageOf } from './language.js';
import { locationOf } from './location.js';
import { metricsOf } from './metrics.js';
import { postSchema } from './payload.js';
import { type PostWords, readPostWords } from './post-words.js';
import { quotedOf } from './quoted.js';
import { type References, readReferences } from './references.js';
import { counterpartOf } from './writer.js';

/** How a post came to us. */
export interface PostOrigin {
  /** X itself says that the post calls us: its event is of that type. */
  readonly isSummons: boolean;
  /** Everything was asked for: what is missing in it is not there. */
  readonly isWhole: boolean;
}

/**
 * A post about us, whether the webhook brought it or it was asked for: the id of its draft is the same. It is a mention
 * when its writer has called us, by our name or by quoting us, for only those X lets us answer; any other is a comment.
 * @throws ContractError when it cannot be understood; it holds no value.
 */
export function readPost(raw: unknown, rawIncludes: unknown, ours: Ours, origin: PostOrigin): EventRead {
  const post = fit('x.post', postSchema, raw);
  const references = readReferences(post);
  if (post.author_id === ours.userId) return { ignored: 'own-post' };
  if (references.reposted !== undefined) return { ignored: 'repost' };
  const includes = readIncludes(rawIncludes);
  const words = readPostWords(post, references, ours);
  const missing = origin.isWhole ? undefined : findMissing(post, references, includes, words);
  if (missing !== undefined) return { lookup: missing };
  if (post.author_id === undefined) throw new ContractError('x.post', ['author_id: nobody is named']);
  const quotesUs = includes.post(references.quoted)?.author_id === ours.userId;
  const isMention = origin.isSummons || words.namesUs || quotesUs;
  return { message: draftOf(post, post.author_id, isMention, { raw, references, includes, words, ours }) };
}

interface Around {
  readonly raw: unknown;
  readonly references: References;
  readonly includes: Includes;
  readonly words: PostWords;
  readonly ours: Ours;
}

function draftOf(post: Post, authorId: string, isMention: boolean, around: Around): InboundDraft {
  const { raw, references, includes, words, ours } = around;
  const author = includes.user(authorId);
  const quoted = quotedOf(post, references, includes, ours);
  const media = (post.attachments?.media_keys ?? []).flatMap((key) => includes.media(key) ?? []);
  const files = media.map(fileOf).filter((file): file is Attachment => file !== undefined);
  // Who only calls us to what somebody else has written still says something.
  const text = words.text === '' && quoted && files.length === 0 ? words.body : words.text;
  const metrics = metricsOf(post, author);
  const language = languageOf(post.lang);
  return {
    channel: 'x',
    account: ours.userId,
    kind: isMention ? 'mention' : 'comment',
    visibility: 'public',
    externalId: post.id,
    counterpart: counterpartOf(authorId, author),
    ...(references.repliedTo !== undefined && { inReplyTo: references.repliedTo }),
    ...editOf(post),
    ...contentOf(text, files, locationOf(post)),
    ...(quoted && { quoted }),
    ...(metrics && { metrics }),
    ...(language !== undefined && { language }),
    ...sentAt(readInstantMs(post.created_at)),
    raw: {
      post: raw,
      ...(author && { author }),
      ...(quoted && { quoted: includes.post(quoted.externalId) }),
      ...(media.length > 0 && { media }),
    },
  };
}

/** Every version has an id of its own; the first one is the smallest. https://docs.x.com/x-api/fundamentals/edit-posts */
function editOf({ id, edit_history_tweet_ids: ids = [] }: Post): Pick<InboundDraft, 'edited' | 'original'> {
  const [first = id] = ids.toSorted((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
  return BigInt(first) < BigInt(id) ? { edited: true, original: first } : {};
}

/** What a complaint would lack, as the reason it is asked for. */
function findMissing(
  post: Post,
  { quoted }: References,
  includes: Includes,
  words: PostWords,
): string | undefined {
  if (post.author_id === undefined) return 'author';
  if (post.text === undefined || words.isCut) return 'text';
  if (quoted !== undefined && !includes.post(quoted)) return 'quoted';
  const keys = post.attachments?.media_keys ?? [];
  return keys.some((key) => !includes.media(key)) ? 'media' : undefined;
}
