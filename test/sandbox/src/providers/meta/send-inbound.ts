import { CitizenMessageError } from '../../core/citizen-message-error.js';
import type { ParcelEntry } from '../../core/delivery.js';
import type { MediaStore } from '../../core/media-store.js';
import { mergePatch } from '../../core/merge-patch.js';
import type { CitizenMessage, CitizenSend } from '../../core/provider.js';
import { jsonParcel } from '../graph/json-parcel.js';
import { signedPath } from '../graph/signed-path.js';
import { type Account, accountsOf } from './account.js';
import type { Citizen } from './citizens.js';
import { commentChange } from './comment-change.js';
import { directEvent, type StoredMedia } from './direct-event.js';
import { envelope, type ToldEvent } from './envelope.js';
import { hear, type Memory } from './hear.js';
import { digits, isCommentId, newCommentId, newMid } from './ids.js';
import { type Kind, kindOf } from './kinds.js';
import { contentNetwork, type MetaContext, providerName } from './settings.js';

/** Where inbound messages leave their traces. */
export interface InboundParts extends Memory {
  readonly media: MediaStore;
}

/**
 * Posts citizens' messages to the product in one signed webhook, all about one object; the ledger gets an entry for
 * each. An id that was used before is told once more, with its first time. Throws CitizenMessageError, before anything
 * is sent, when one of them cannot be sent so.
 */
export async function sendInbound(
  context: MetaContext,
  parts: InboundParts,
  messages: readonly CitizenMessage[],
): Promise<readonly CitizenSend[]> {
  const nowMs = context.clock.nowMs();
  const prepared = [];
  for (const message of messages) prepared.push(prepare(context, parts, message));
  const told = [];
  for (const one of prepared) told.push(await tell(context, parts, one, nowMs));
  const [first, ...rest] = told.map(({ entry }) => entry);
  const account = prepared[0]?.account;
  if (first === undefined || account === undefined) return [];
  const timeMs = told.length === 1 ? (told[0]?.sentMs ?? nowMs) : nowMs;
  const body = envelope(
    account,
    told.map(({ event }) => event),
    timeMs,
  );
  const result = await context.delivery.deliver(jsonParcel(context, body, [first, ...rest]));
  return told.map(({ send }) => ({ ...send, result }));
}

interface Prepared {
  readonly account: Account;
  readonly kind: Kind;
  readonly citizen: Citizen;
  readonly messageId: string;
  readonly message: CitizenMessage;
}

/** Everything that can be wrong is found here. */
function prepare(context: MetaContext, { citizens }: InboundParts, message: CitizenMessage): Prepared {
  const { object, kind } = kindOf(message.channel, message.kind);
  const account = accountsOf(context)[object];
  const isDirect = kind === 'direct' || kind === 'standby';
  const { body, extraParams = {}, media = [] } = message;
  if (body === '' && media.length === 0 && Object.keys(extraParams).length === 0) {
    throw new CitizenMessageError('Meta sends no empty text');
  }
  if (!isDirect && media.length > (object === 'page' ? 1 : 0)) {
    throw new CitizenMessageError('a comment has one picture on Facebook, and none on Instagram');
  }
  if (!isDirect && media.some(({ contentType }) => !contentType.startsWith('image/'))) {
    throw new CitizenMessageError('the file of a comment must be a picture');
  }
  if (!isDirect && message.messageId !== undefined && !isCommentId(object, message.messageId)) {
    throw new CitizenMessageError(
      'the id of a comment is digits, on Facebook <post>_<comment>: 122100000001708_1234567890',
    );
  }
  const hex = context.newHex();
  const newId = isDirect ? newMid(object, account.id, hex) : newCommentId(object, hex);
  return {
    account,
    kind,
    citizen: citizens.named(object, message.from),
    messageId: message.messageId ?? newId,
    message,
  };
}

async function tell(context: MetaContext, parts: InboundParts, prepared: Prepared, nowMs: number) {
  const { account, citizen, messageId, message } = prepared;
  const { body, media = [] } = message;
  const firstMs = parts.citizens.firstTold(messageId, nowMs);
  const sentMs = firstMs ?? nowMs;
  const files: StoredMedia[] = [];
  for (const file of media) {
    const id = digits(context.newHex(), 15);
    await parts.media.put(id, file);
    files.push({
      url: context.baseUrl() + signedPath(contentNetwork(context), id, sentMs),
      media: file,
    });
  }

  const event = toldEvent(prepared, sentMs, files);
  hear(parts, citizen, event, body, nowMs);
  const entry: ParcelEntry = {
    kind: 'webhook',
    provider: providerName,
    citizen: citizen.id,
    messageId,
    text: body,
    attachments: media.length,
    params: { object: account.object, [event.slot]: event.event },
  };
  return {
    event,
    entry,
    sentMs,
    send: { messageId, citizen: citizen.id, isRepeat: firstMs !== undefined },
  };
}

function toldEvent(prepared: Prepared, sentMs: number, files: readonly StoredMedia[]): ToldEvent {
  const { account, kind, citizen, messageId, message } = prepared;
  const { body, extraParams: patch = {} } = message;
  if (kind === 'direct' || kind === 'standby') {
    const event = directEvent(account, { citizen, messageId, sentMs, body, files, patch });
    return { slot: kind === 'direct' ? 'messaging' : 'standby', event };
  }
  const change = commentChange(account, kind, {
    commentId: messageId,
    from: citizen,
    text: body,
    writtenMs: sentMs,
    photo: files[0]?.url,
  });
  return { slot: 'changes', event: { ...change, value: mergePatch(change.value, patch) } };
}
