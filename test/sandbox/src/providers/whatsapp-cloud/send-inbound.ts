import { CitizenMessageError } from '../../core/citizen-message-error.js';
import type { ParcelEntry } from '../../core/delivery.js';
import type { MediaStore } from '../../core/media-store.js';
import type { CitizenMessage, CitizenSend } from '../../core/provider.js';
import { jsonParcel } from '../graph/json-parcel.js';
import { signedPath } from '../graph/signed-path.js';
import type { Citizens } from './citizens.js';
import { envelope, messagesValue, spreadOverValues, type ToldMessage } from './envelope.js';
import { messageContent, type StoredMedia } from './message-content.js';
import { contentNetwork, providerName, type WhatsAppContext } from './settings.js';

/** Where inbound messages leave their traces. */
export interface InboundParts {
  readonly citizens: Citizens;
  readonly media: MediaStore;
}

/**
 * Posts citizens' messages to the product in one signed webhook; the ledger gets an entry for each. An id that was used
 * before makes the message the same once more, with its first time. Throws CitizenMessageError, before anything is
 * sent, when WhatsApp could not send one of them.
 */
export async function sendInbound(
  context: WhatsAppContext,
  parts: InboundParts,
  messages: readonly CitizenMessage[],
): Promise<readonly CitizenSend[]> {
  const prepared = [];
  for (const message of messages) prepared.push(await prepare(context, parts, message));
  const heard = prepared.map(({ hear }) => hear());
  const [first, ...rest] = heard.map(
    ({ told, about }): ParcelEntry => ({
      kind: 'webhook',
      provider: providerName,
      citizen: told.citizen.name,
      messageId: about.messageId,
      text: about.text,
      attachments: about.attachments,
      params: messagesValue(context, [told]),
    }),
  );
  if (first === undefined) return [];
  const values = spreadOverValues(
    context,
    heard.map(({ told }) => told),
  );
  const result = await context.delivery.deliver(jsonParcel(context, envelope(values), [first, ...rest]));
  return heard.map(({ told, about, isRepeat }) => ({
    messageId: about.messageId,
    citizen: told.citizen.name,
    isRepeat,
    result,
  }));
}

interface About {
  readonly messageId: string;
  readonly text: string;
  readonly attachments: number;
}

async function prepare(context: WhatsAppContext, { citizens, media }: InboundParts, message: CitizenMessage) {
  const { body, extraParams = {} } = message;
  const citizen = citizens.named(message.from);
  const files = message.media ?? [];
  const [file] = files;
  if (files.length > 1) throw new CitizenMessageError('WhatsApp sends one file per message');
  const nowMs = context.clock.nowMs();
  let stored: StoredMedia | undefined;
  if (file !== undefined) {
    const id = newMediaId(context.newHex());
    stored = { id, url: context.baseUrl() + signedPath(contentNetwork(context), id, nowMs), media: file };
  }
  // A type of one's own stands for the whole content.
  const content = 'type' in extraParams ? {} : messageContent(message, stored);
  if (file !== undefined && stored !== undefined) await media.put(stored.id, file);

  const messageId = message.messageId ?? newWamid(context.newHex());
  const about: About = { messageId, text: body, attachments: files.length };
  // The citizen is heard only when every message of the post can be sent.
  const hear = () => {
    const firstMs = citizens.hear(citizen.name, messageId, nowMs);
    const told: ToldMessage = {
      citizen,
      message: {
        ...(citizen.waId === undefined ? {} : { from: citizen.waId }),
        from_user_id: citizen.userId,
        id: messageId,
        timestamp: String(Math.floor((firstMs ?? nowMs) / 1_000)),
        ...content,
        ...extraParams,
      },
    };
    return { told, about, isRepeat: firstMs !== undefined };
  };
  return { hear };
}

/** A WhatsApp message id: free-form to everyone but WhatsApp, with the slashes and signs of base64. */
export function newWamid(hex: string): string {
  return `wamid.${Buffer.from(hex, 'hex').toString('base64')}`;
}

/** Fifteen digits, as Meta's media ids have. */
function newMediaId(hex: string): string {
  return `1${String(BigInt(`0x${hex}`) % 10n ** 14n).padStart(14, '0')}`;
}
