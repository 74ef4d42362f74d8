import { CitizenMessageError } from '../../core/citizen-message-error.js';
import type { MediaStore } from '../../core/media-store.js';
import type { CitizenMessage, CitizenSend } from '../../core/provider.js';
import { formParcel } from './form-parcel.js';
import type { MessageStore } from './message-store.js';
import type { OptOuts } from './opt-outs.js';
import { countSegments } from './segments.js';
import type { TwilioContext } from './settings.js';

/** Where inbound messages leave their traces. */
export interface InboundParts {
  readonly messages: MessageStore;
  readonly media: MediaStore;
  readonly optOuts: OptOuts;
}

/**
 * Posts a citizen's SMS or MMS to the product, signed, with all parameters of
 * https://www.twilio.com/docs/messaging/guides/webhook-request. Throws CitizenMessageError when the given id is no
 * message SID, or an extra parameter no text.
 */
export async function sendInbound(
  context: TwilioContext,
  { messages, media, optOuts }: InboundParts,
  message: CitizenMessage,
): Promise<CitizenSend> {
  const { from, body, messageId } = message;
  if (messageId !== undefined && !/^(SM|MM)[0-9a-f]{32}$/.test(messageId)) {
    throw new CitizenMessageError('messageId must be SM or MM and 32 hexadecimal digits');
  }
  const files = message.media ?? [];
  const sid = messageId ?? `${files.length > 0 ? 'MM' : 'SM'}${context.newHex()}`;
  const isRepeat = messages.get(sid) !== undefined;
  const optOutType = optOuts.hear(from, body);

  const fileParams: Record<string, string> = {};
  for (const [index, file] of files.entries()) {
    const mediaSid = `ME${context.newHex()}`;
    await media.put(mediaSid, file);
    fileParams[`MediaUrl${index}`] =
      `${context.baseUrl()}/2010-04-01/Accounts/${context.accountSid}/Messages/${sid}/Media/${mediaSid}`;
    fileParams[`MediaContentType${index}`] = file.contentType;
  }

  const nowMs = context.clock.nowMs();
  if (!isRepeat) {
    messages.add({
      sid,
      direction: 'inbound',
      from,
      to: context.number,
      body,
      numMedia: files.length,
      createdMs: nowMs,
      sentMs: nowMs,
      updatedMs: nowMs,
      status: 'received',
      errorCode: undefined,
    });
  }

  const params = {
    ToCountry: 'ID',
    ToState: '',
    SmsMessageSid: sid,
    NumMedia: String(files.length),
    ToCity: '',
    FromZip: '',
    SmsSid: sid,
    FromState: '',
    SmsStatus: 'received',
    FromCity: '',
    Body: body,
    FromCountry: 'ID',
    To: context.number,
    ToZip: '',
    NumSegments: String(countSegments(body)),
    MessageSid: sid,
    AccountSid: context.accountSid,
    From: from,
    ApiVersion: '2010-04-01',
    ...fileParams,
    ...(optOutType === undefined ? {} : { OptOutType: optOutType }),
    ...textParams(message.extraParams),
  };
  const result = await context.delivery.deliver(
    formParcel(context, {
      publicUrl: withFragmentOf(context.webhookPublicUrl ?? context.webhookUrl, context.webhookUrl),
      params,
      citizen: from,
      messageId: sid,
      about: { kind: 'webhook', text: body, attachments: files.length },
    }),
  );
  return { messageId: sid, citizen: from, isRepeat, result };
}

/** Connection overrides may stand on either URL; the public one's win. */
function withFragmentOf(url: string, other: string): string {
  return url.includes('#') ? url : url + new URL(other).hash;
}

/** A form knows only text. */
function textParams(params: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== 'string') throw new CitizenMessageError(`extraParams ${name} must be text`);
    texts[name] = value;
  }
  return texts;
}
