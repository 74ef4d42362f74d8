import type { LedgerEntry } from '../../core/ledger-entry.js';
import { asObject } from '../../core/merge-patch.js';
import { ownPost } from './own-post.js';
import type { Post, Reference } from './posts.js';
import { providerName, type XContext } from './settings.js';
import type { World } from './world.js';

/** Fills the world with what the ledger tells: who wrote what, and what we answered. */
export async function recall({ ledger }: XContext, world: World): Promise<void> {
  for (const entry of await ledger.entries({ provider: providerName })) {
    if (entry.kind === 'call') recallCall(entry, world);
    else recallEvent(entry.params, world);
  }
}

function recallEvent(event: Readonly<Record<string, unknown>>, world: World): void {
  const payload = asObject(event['payload']);
  const type = String(event['event_type']);
  if (type === 'post.delete') world.posts.remove(String(payload['id']));
  else if (type.startsWith('post.')) recallPost(payload, asObject(event['includes']), world);
  else if (type === 'dm.received') recallMessage(payload, world);
}

function recallPost(
  payload: Readonly<Record<string, unknown>>,
  includes: Readonly<Record<string, unknown>>,
  world: World,
): void {
  const id = String(payload['id']);
  if (world.posts.get(id) !== undefined) return;
  const users = listOf(includes['users']).map(asObject);
  const user = users.find((each) => each['id'] === payload['author_id']) ?? {};
  const author = world.people.named(String(payload['author_id']), {
    username: String(user['username']),
    isProtected: user['protected'] === true,
    followers: Number(asObject(user['public_metrics'])['followers_count'] ?? 0),
  });
  const note = asObject(payload['note_tweet']);
  const metrics = asObject(payload['public_metrics']);
  const media = listOf(includes['media']).map(asObject);
  const post: Post = {
    id,
    author,
    text: String(note['text'] ?? payload['text']),
    hiddenStart: Number(listOf(payload['display_text_range'])[0] ?? 0),
    conversationId: String(payload['conversation_id']),
    inReplyToUserId: payload['in_reply_to_user_id'] as string | undefined,
    references: listOf(payload['referenced_tweets']) as readonly Reference[],
    versions: listOf(payload['edit_history_tweet_ids']).map(String),
    media: media.map((file) => ({
      key: String(file['media_key']),
      fileId:
        String(file['url'] ?? file['preview_image_url'])
          .split('/')
          .at(-1) ?? '',
      contentType: file['type'] === 'video' ? 'video/mp4' : 'image/jpeg',
    })),
    links: listOf(asObject(payload['entities'])['urls'])
      .map(asObject)
      .map((url) => ({ url: String(url['url']), expandedUrl: String(url['expanded_url']) })),
    metrics: {
      likes: Number(metrics['like_count']),
      replies: Number(metrics['reply_count']),
      reposts: Number(metrics['retweet_count']),
      quotes: Number(metrics['quote_count']),
      views: Number(metrics['impression_count']),
    },
  };
  world.posts.add(post);
}

function recallMessage(payload: Readonly<Record<string, unknown>>, world: World): void {
  const users = Object.values(asObject(payload['users'])).map((user) => asObject(asObject(user)['data']));
  for (const user of users) {
    if (user['id'] === world.us.id) continue;
    world.people.named(String(user['id']), { username: String(user['username']) });
  }
  for (const event of listOf(payload['direct_message_events']).map(asObject)) {
    const create = asObject(event['message_create']);
    world.messages.add({
      id: String(event['id']),
      senderId: String(create['sender_id']),
      recipientId: String(asObject(create['target'])['recipient_id']),
      text: String(asObject(create['message_data'])['text'] ?? ''),
      media: [],
    });
  }
}

function recallCall(entry: Extract<LedgerEntry, { kind: 'call' }>, world: World): void {
  const { us, posts, messages } = world;
  if (entry.verdict.kind !== 'accepted' || entry.messageId === null) return;
  const { messageId: id, params, text = '' } = entry;
  if (entry.operation === 'dm.create' && entry.citizen !== null) {
    messages.add({ id, senderId: us.id, recipientId: entry.citizen, text, media: [] });
  }
  if (entry.operation !== 'post.create') return;
  const original = posts.get(String(asObject(params['reply'])['in_reply_to_tweet_id']));
  posts.add(ownPost(world, id, text, original));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
