import type { Happening } from './activity.js';
import { eventUuid, timeOfSnowflake } from './ids.js';
import type { DirectMessage } from './messages.js';
import type { People, Person } from './people.js';
import type { Post, PostMedia, Posts } from './posts.js';
import { mediaType, mediaUrl, showMedia } from './show-media.js';
import { wholePerson } from './show-person.js';
import { type Shown, wholePost, withNumbersAsText } from './show-post.js';
import { namesIn } from './text.js';

/** What events are made of. */
export interface EventWorld {
  readonly us: Person;
  readonly people: People;
  readonly posts: Posts;
  readonly baseUrl: () => string;
}

/** How the app may be told of somebody's post: as a mention, as an answer, as a quote; not at all where it is none. */
export function postHappenings(
  world: EventWorld,
  post: Post,
  typed: string,
  patch: (payload: Shown) => Shown,
): readonly Happening[] {
  const { us, posts } = world;
  // Only a name in the words themselves counts, not one that an answer carries before them.
  const words = [...post.text].slice(post.hiddenStart).join('');
  const isNamed = namesIn(words).some((name) => name.toLowerCase() === us.username.toLowerCase());
  const refersToUs = (type: string) =>
    post.references.some((each) => each.type === type && posts.get(each.id)?.author.id === us.id);
  const types = [
    ...(isNamed ? (['post.mention.create'] as const) : []),
    ...(refersToUs('replied_to') ? (['post.reply.create'] as const) : []),
    ...(refersToUs('quoted') ? (['post.quote.create'] as const) : []),
  ];
  return types.map((type) => ({
    type,
    userId: us.id,
    uuid: post.id,
    payload: patch(postPayload(world, post)),
    includes: postIncludes(world, post),
    about: { kind: 'webhook', text: typed, attachments: post.media.length },
    citizen: post.author.id,
    messageId: post.id,
  }));
}

/** The event of a post nobody is told of, for the ledger. */
export function unseenPost(world: EventWorld, post: Post, typed: string): Happening {
  return {
    type: 'post.mention.create',
    userId: world.us.id,
    uuid: post.id,
    payload: postPayload(world, post),
    includes: postIncludes(world, post),
    about: { kind: 'webhook', text: typed, attachments: post.media.length },
    citizen: post.author.id,
    messageId: post.id,
  };
}

function postPayload(world: EventWorld, post: Post): Shown {
  return withNumbersAsText(wholePost(post, world.people)) as Shown;
}

function postIncludes(world: EventWorld, post: Post): Shown {
  const referenced = post.references.flatMap(({ id }) => world.posts.get(id) ?? []);
  const mediaFields = ['url', 'preview_image_url', 'variants', 'width', 'height'];
  return {
    users: [post.author, world.us].map((person) => withNumbersAsText(wholePerson(person))),
    tweets: [post, ...referenced].map((each) => postPayload(world, each)),
    ...(post.media.length === 0
      ? {}
      : { media: post.media.map((file) => showMedia(file, world.baseUrl(), mediaFields)) }),
  };
}

/** How the app is told of a direct message: one of somebody's to us, or one of ours. */
export function messageHappening(
  { us, people, baseUrl }: EventWorld,
  message: DirectMessage,
  patch: (payload: Shown) => Shown,
): Happening {
  const isOurs = message.senderId === us.id;
  const other = isOurs ? message.recipientId : message.senderId;
  const users = [other, us.id].flatMap((id) => people.find(id) ?? []);
  return {
    type: isOurs ? 'dm.sent' : 'dm.received',
    userId: us.id,
    uuid: eventUuid(`dm ${message.id}`),
    payload: patch({
      direct_message_events: [
        {
          type: 'message_create',
          id: message.id,
          created_timestamp: String(timeOfSnowflake(message.id)),
          message_create: {
            target: { recipient_id: message.recipientId },
            sender_id: message.senderId,
            message_data: {
              text: message.text,
              entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] },
              ...attachment(message.media[0], baseUrl()),
            },
          },
        },
      ],
      users: Object.fromEntries(
        users.map((person) => [person.id, { data: withNumbersAsText(wholePerson(person)) }]),
      ),
    }),
    about: isOurs
      ? { kind: 'callback', status: 'dm.sent' }
      : { kind: 'webhook', text: message.text, attachments: message.media.length },
    citizen: other,
    messageId: message.id,
  };
}

function attachment(media: PostMedia | undefined, baseUrl: string): Shown {
  if (media === undefined) return {};
  const url = mediaUrl(baseUrl, media);
  const type = mediaType(media);
  return {
    attachment: { type: 'media', media: { id: media.fileId, type, media_url: url, media_url_https: url } },
  };
}

/** How the app is told of an encrypted message, which it cannot read. */
export function chatHappening(us: Person, sender: Person, id: string, nowMs: number): Happening {
  const sealed = (part: string) => Buffer.from(`${part} ${id}`).toString('base64');
  return {
    type: 'chat.received',
    userId: us.id,
    uuid: eventUuid(`chat ${id}`),
    payload: {
      conversation_token: `eyJhbGciOiJIUzI1NiJ9.${sealed('token')}`,
      id,
      created_at_msec: String(nowMs),
      sender_id: sender.id,
      conversation_id: `${sender.id}:${us.id}`,
      conversation_key_version: String(nowMs),
      encoded_event: sealed('event'),
      conversation_key_change_event: sealed('key change'),
      message_event_signature: {
        public_key_version: String(nowMs),
        signature: sealed('signature'),
        signature_version: '7',
        signing_public_key: sealed('key'),
      },
    },
    about: { kind: 'webhook', text: '', attachments: 0 },
    citizen: sender.id,
    messageId: id,
  };
}

/** How the app is told that somebody has deleted a post; only who subscribed to that person is. */
export function deletionHappening(post: Post): Happening {
  return {
    type: 'post.delete',
    userId: post.author.id,
    uuid: eventUuid(`delete ${post.id}`),
    payload: { id: post.id, author_id: post.author.id },
    includes: { users: [{ data: withNumbersAsText(wholePerson(post.author)) }] },
    about: { kind: 'callback', status: 'post.delete' },
    citizen: post.author.id,
    messageId: post.id,
  };
}

/** How the app is told that the account has taken its consent back. */
export function revocationHappening(us: Person, nowMs: number): Happening {
  return {
    type: 'oauth.revoke',
    userId: us.id,
    uuid: eventUuid(`revoke ${nowMs}`),
    payload: {
      date_time: new Date(nowMs).toISOString().replace(/\.\d{3}Z$/, '+00:00'),
      user_id: us.id,
      app_id: '29820954',
    },
    about: { kind: 'callback', status: 'oauth.revoke' },
    citizen: null,
    messageId: null,
  };
}
