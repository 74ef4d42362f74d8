import type { InboundDraft, ParsedWebhook, WebhookRequest } from '@kanal/adapter';
import { ContractError, stableId } from '@kanal/contracts';
import { readAddress } from '../../../address.js';
import { accountOf, type Operator } from '../operators.js';
import { readReceipt } from './read-receipt.js';
import { type DeliverEvent, deliverEventSchema } from './to-event.js';

const nothing: ParsedWebhook = { messages: [], statuses: [], ignored: [], malformed: [] };

/** Message type of `esm_class`, SMPP 3.4 §5.2.12: anything but zero is a receipt or an acknowledgement. */
const messageTypeBits = 0b0011_1100;
const receiptBit = 0b0000_0100;

/** Whether a `deliver_sm` tells of a message of ours, instead of being one. */
export function isAboutOurs({ esm_class: esmClass }: Pick<DeliverEvent, 'esm_class'>): boolean {
  return (esmClass & messageTypeBits) !== 0;
}

/**
 * Reads what stood in a `deliver_sm` of one of these operators, or what its parts were joined to. Acknowledgements of
 * phones, which we do not ask for, are set aside; what is no text becomes a message whose content could not be passed on.
 * What it reads with throws a ContractError when there is no sender, no such operator, or a receipt that cannot be read:
 * then it is quarantined.
 */
export function createParseDeliver(
  operators: readonly Operator[],
): (request: Pick<WebhookRequest, 'body'>) => ParsedWebhook {
  return ({ body }) => {
    const parsed = deliverEventSchema.safeParse(readJson(body));
    if (!parsed.success) throw ContractError.fromZod('smpp.deliver', parsed.error);
    const event = parsed.data;
    const operator = operators.find(({ name }) => name === event.operator);
    if (!operator) throw unreadable('operator: is not in SMPP_OPERATORS');
    if (!isAboutOurs(event)) return { ...nothing, messages: [draftOf(event, operator)] };
    if ((event.esm_class & receiptBit) === 0) return { ...nothing, ignored: [{ reason: 'acknowledgement' }] };
    const read = readReceipt(event, operator.receiptIds);
    if (read.status === 'unreadable') throw unreadable(read.reason);
    return { ...nothing, statuses: [{ ...read.draft, channel: 'sms', account: accountOf(operator) }] };
  };
}

function draftOf(event: DeliverEvent, operator: Operator): InboundDraft {
  if (event.source_addr.trim() === '') throw unreadable('source_addr: is empty');
  const sender = readAddress(event.source_addr);
  const { joined, text } = event;
  return {
    channel: 'sms',
    account: accountOf(operator),
    kind: 'direct',
    visibility: 'private',
    externalId: joined?.id ?? externalIdOf(event),
    counterpart:
      sender.kind === 'phone'
        ? { externalId: sender.e164, aliases: [{ type: 'phone', value: sender.e164 }] }
        : { externalId: sender.raw, aliases: [] },
    ...(text && { text }),
    attachments: [],
    ...(text === undefined && { unsupported: true as const }),
    ...(joined && { sentAt: new Date(event.firstSeenMs).toISOString() }),
    ...(joined && joined.parts.length < joined.total && { incomplete: true as const }),
    ...(sender.kind !== 'phone' && { noReply: true as const }),
    raw: event,
  };
}

/** SMPP gives a citizen's message no id: its content and the minute it was first seen stand for one. */
function externalIdOf({ firstSeenMs, ...content }: DeliverEvent): string {
  return stableId('smpp', JSON.stringify(content), String(Math.floor(firstSeenMs / 60_000)));
}

function unreadable(problem: string): ContractError {
  return new ContractError('smpp.deliver', [problem]);
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw unreadable('body: is not JSON');
  }
}
