import type { InboundDraft, ParsedWebhook, WebhookRequest } from '@kanal/adapter';
import { ContractError, stableId } from '@kanal/contracts';
import { readAddress } from '../../address.js';
import { type DeliverEvent, deliverEventSchema } from './to-event.js';

const nothing: ParsedWebhook = { messages: [], statuses: [], ignored: [], malformed: [] };

/** Message type of `esm_class`, SMPP 3.4 §5.2.12: anything but zero is a receipt or an acknowledgement. */
const messageTypeBits = 0b0011_1100;

/**
 * What stood in a `deliver_sm`. Receipts are not asked for, and set aside. A part of a longer message is not joined with
 * the others yet: it becomes a message of its own, with the part's header in `raw`, so that nothing is lost.
 * @throws ContractError when it has no sender or no text that can be read: it is quarantined.
 */
export function parseDeliver({ body }: Pick<WebhookRequest, 'body'>): ParsedWebhook {
  const parsed = deliverEventSchema.safeParse(readJson(body));
  if (!parsed.success) throw ContractError.fromZod('smpp.deliver', parsed.error);
  const event = parsed.data;
  if ((event.esm_class & messageTypeBits) !== 0) {
    return { ...nothing, ignored: [{ reason: 'delivery-receipt' }] };
  }
  return { ...nothing, messages: [draftOf(event)] };
}

function draftOf(event: DeliverEvent): InboundDraft {
  if (event.source_addr.trim() === '') throw new ContractError('smpp.deliver', ['source_addr: is empty']);
  if (event.destination_addr.trim() === '')
    throw new ContractError('smpp.deliver', ['destination_addr: is empty']);
  if (event.binary !== undefined)
    throw new ContractError('smpp.deliver', [`data_coding: ${event.data_coding} is not text`]);
  const sender = readAddress(event.source_addr);
  const account = readAddress(event.destination_addr);
  return {
    channel: 'sms',
    account: account.kind === 'phone' ? account.e164 : account.raw,
    kind: 'direct',
    visibility: 'private',
    externalId: externalIdOf(event),
    counterpart:
      sender.kind === 'phone'
        ? { externalId: sender.e164, aliases: [{ type: 'phone', value: sender.e164 }] }
        : { externalId: sender.raw, aliases: [] },
    ...(event.text && { text: event.text }),
    attachments: [],
    ...(sender.kind !== 'phone' && { noReply: true as const }),
    raw: event,
  };
}

/** SMPP gives a citizen's message no id: its content and the minute it was first seen stand for one. */
function externalIdOf({ firstSeenMs, ...content }: DeliverEvent): string {
  return stableId('smpp', JSON.stringify(content), String(Math.floor(firstSeenMs / 60_000)));
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw new ContractError('smpp.deliver', ['body: is not JSON']);
  }
}
