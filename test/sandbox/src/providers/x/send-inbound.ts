import { CitizenMessageError } from '../../core/citizen-message-error.js';
import type { DeliveryResult } from '../../core/delivery.js';
import { mergePatch } from '../../core/merge-patch.js';
import type { CitizenMessage, CitizenSend } from '../../core/provider.js';
import type { Happening } from './activity.js';
import { chatHappening, messageHappening, postHappenings, unseenPost } from './happenings.js';
import { type Extras, type Kind, kindOf, readExtras } from './kinds.js';
import type { Person } from './people.js';
import type { PostMedia } from './posts.js';
import type { XContext } from './settings.js';
import type { Shown } from './show-post.js';
import type { World } from './world.js';
import { writePost } from './write-post.js';

/**
 * A citizen writes; X keeps it, and tells whoever has subscribed. An id that was used before is told once more, as it
 * was. Throws CitizenMessageError, before anything is kept, when it cannot be written so.
 */
export async function sendInbound(
  context: XContext,
  world: World,
  message: CitizenMessage,
): Promise<CitizenSend> {
  const kind = kindOf(message.kind);
  const extras = readExtras(message.extraParams);
  checkMessage(kind, message);
  const { followers, isProtected } = extras;
  const author = world.people.named(message.from, {
    ...(followers === undefined ? {} : { followers }),
    ...(isProtected === undefined ? {} : { isProtected }),
  });
  const id = message.messageId ?? (kind === 'chat' ? chatId(context) : world.newId());
  const isRepeat = world.posts.get(id) !== undefined || world.messages.get(id) !== undefined;
  const media = isRepeat ? [] : await keepMedia(context, world, message);
  const happenings = isRepeat
    ? []
    : await happen(context, world, { kind, extras, author, id, body: message.body, media });
  const told = isRepeat ? again(world, id, message.body, extras) : happenings;
  return { messageId: id, citizen: author.id, isRepeat, result: await tellAll(world, told, extras) };
}

interface Written {
  readonly kind: Kind;
  readonly extras: Extras;
  readonly author: Person;
  readonly id: string;
  readonly body: string;
  readonly media: readonly PostMedia[];
}

/** Whom X tells of what; `cause`: nobody, and why. */
interface Told {
  readonly happening: Happening;
  readonly cause?: string;
}

async function happen(context: XContext, world: World, written: Written): Promise<readonly Told[]> {
  const { kind, extras, author, id, body, media } = written;
  const { us, messages, posts } = world;
  if (kind === 'chat') return [{ happening: chatHappening(us, author, id, context.clock.nowMs()) }];
  if (kind === 'dm') {
    messages.add({ id, senderId: author.id, recipientId: us.id, text: body, media });
  } else {
    posts.add(writePost(world, { id, kind, author, body, media, extras }));
  }
  return again(world, id, body, extras);
}

function again(world: World, id: string, body: string, extras: Extras): readonly Told[] {
  const patch = (payload: Shown) => mergePatch(payload, extras.patch);
  const message = world.messages.get(id);
  if (message !== undefined) return [{ happening: messageHappening(world, message, patch) }];
  const post = world.posts.get(id);
  if (post === undefined) return [];
  if (post.author.isProtected)
    return [{ happening: unseenPost(world, post, body), cause: 'protected account' }];
  const happenings = postHappenings(world, post, body, patch);
  if (happenings.length > 0) return happenings.map((happening) => ({ happening }));
  return [
    { happening: unseenPost(world, post, body), cause: 'X tells of no name that is only carried along' },
  ];
}

async function tellAll({ activity }: World, told: readonly Told[], extras: Extras): Promise<DeliveryResult> {
  const results: DeliveryResult[] = [];
  for (const { happening, cause } of told) {
    const reason = cause ?? (extras.tells === 'poll' ? 'only who asks is told' : undefined);
    results.push(
      reason === undefined ? await activity.tell(happening) : await activity.keepBack(happening, reason),
    );
  }
  return results[0] ?? { kind: 'unposted', cause: 'nothing to tell' };
}

function checkMessage(kind: Kind, { body, media = [], messageId }: CitizenMessage): void {
  const isDirect = kind === 'dm' || kind === 'chat';
  if (body === '' && media.length === 0 && kind !== 'retweet' && kind !== 'chat') {
    throw new CitizenMessageError('X takes no empty text');
  }
  if (media.length > (isDirect ? 1 : 4)) {
    throw new CitizenMessageError('X takes four files with a post and one with a message');
  }
  if (media.some(({ contentType }) => !/^(image|video)\//.test(contentType))) {
    throw new CitizenMessageError('X takes pictures and videos only');
  }
  if (messageId !== undefined && kind !== 'chat' && !/^\d{1,19}$/.test(messageId)) {
    throw new CitizenMessageError('the id of a post or a message is digits');
  }
}

async function keepMedia(
  context: XContext,
  { media, newId }: World,
  { media: files = [] }: CitizenMessage,
): Promise<readonly PostMedia[]> {
  const kept: PostMedia[] = [];
  for (const file of files) {
    const [family, subtype = 'bin'] = file.contentType.split('/');
    const extension = subtype === 'jpeg' ? 'jpg' : subtype.replace(/[^a-z0-9]/g, '').slice(0, 5);
    const name = Buffer.from(context.newHex(), 'hex').toString('base64url').slice(0, 15);
    const fileId = `${name}.${extension.padEnd(2, 'x')}`;
    await media.put(fileId, file);
    kept.push({ key: `${family === 'video' ? 7 : 3}_${newId()}`, fileId, contentType: file.contentType });
  }
  return kept;
}

/** A UUID: encrypted messages are numbered otherwise. */
function chatId({ newHex }: XContext): string {
  return newHex().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
