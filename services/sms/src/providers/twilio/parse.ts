import type { InboundDraft, ParsedWebhook, StatusDraft, WebhookRequest } from '@kanal/adapter';
import { ContractError, idSchema } from '@kanal/contracts';
import type { z } from 'zod';
import { readAddress } from '../../address.js';
import { readAttachments } from './attachments.js';
import { type Form, type InboundPayload, inboundSchema, readForm, statusSchema } from './payload.js';
import { readDelivery } from './status-map.js';

const nothing: ParsedWebhook = { messages: [], statuses: [], ignored: [], malformed: [] };

/**
 * A citizen's message.
 * @throws ContractError when the call is not one Twilio makes for our account: it is quarantined.
 */
export function parseInbound(request: WebhookRequest, accountSid: string): ParsedWebhook {
  const form = readForm(request.body);
  const payload = fit('twilio.inbound', inboundSchema, form, accountSid);
  // Somebody gave this address as a status callback: without this our own replies would become complaints.
  const status = payload.MessageStatus ?? payload.SmsStatus ?? 'received';
  if (status !== 'received' && status !== 'receiving') {
    return { ...nothing, ignored: [{ reason: 'status-of-own-message' }] };
  }
  return { ...nothing, messages: [draftOf(payload, form)] };
}

/**
 * News of a message of ours. The id we gave it comes back in the query, which is signed with the URL.
 * @throws ContractError when the call is not one Twilio makes for our account: it is quarantined.
 */
export function parseStatus(request: WebhookRequest, accountSid: string): ParsedWebhook {
  const form = readForm(request.body);
  const payload = fit('twilio.status', statusSchema, form, accountSid);
  const delivery = readDelivery(payload.MessageStatus, payload.ErrorCode);
  // Also `received`: a citizen's message that was sent to the wrong address must not be lost.
  if (!delivery) throw new ContractError('twilio.status', ['MessageStatus: not one of an outgoing message']);
  const outboundId = idSchema.safeParse(new URLSearchParams(request.query).get('out')).data;
  const status: StatusDraft = {
    channel: 'sms',
    account: payload.From || payload.AccountSid,
    ...(outboundId !== undefined && { outboundId }),
    providerMessageId: payload.MessageSid,
    ...delivery,
  };
  return { ...nothing, statuses: [status] };
}

function draftOf(payload: InboundPayload, form: Form): InboundDraft {
  const sender = readAddress(payload.From);
  const providerKeyword = optOutTypes[payload.OptOutType?.toUpperCase() ?? ''];
  return {
    channel: 'sms',
    account: payload.To,
    kind: 'direct',
    visibility: 'private',
    externalId: payload.MessageSid,
    counterpart:
      sender.kind === 'phone'
        ? { externalId: sender.e164, aliases: [{ type: 'phone', value: sender.e164 }] }
        : { externalId: sender.raw, aliases: [] },
    ...(payload.Body && { text: payload.Body }),
    attachments: readAttachments(form),
    ...(providerKeyword && { providerKeyword }),
    ...(sender.kind !== 'phone' && { noReply: true }),
    raw: { ...form },
  };
}

/** https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out */
const optOutTypes: Readonly<Record<string, 'stop' | 'start' | 'help' | undefined>> = {
  STOP: 'stop',
  START: 'start',
  HELP: 'help',
};

function fit<Schema extends z.ZodType<{ AccountSid: string }>>(
  type: string,
  schema: Schema,
  form: Form,
  accountSid: string,
): z.output<Schema> {
  const parsed = schema.safeParse(form);
  if (!parsed.success) throw ContractError.fromZod(type, parsed.error);
  // Each account signs with tokens of its own, so this is a setting of ours that is wrong, not a forgery.
  if (parsed.data.AccountSid !== accountSid)
    throw new ContractError(type, ['AccountSid: of another account']);
  return parsed.data;
}
