import type { InboundDraft } from '@kanal/adapter';
import { ContractError } from '@kanal/contracts';
import { fit, readInstant } from '@kanal/graph';
import type { z } from 'zod';
import type { EventRead, Place } from './event-read.js';
import { messagingSchema } from './payload.js';
import { readDelivery, readReading } from './read-receipts.js';
import { readEdit, readMessage, readPostback, type Said } from './read-said.js';

/** What says nothing for a complaint, or is about who answers the conversation. Each is the reason it is passed over by. */
const ignoredFields = [
  'reaction',
  'referral',
  'optin',
  'pass_thread_control',
  'take_thread_control',
  'request_thread_control',
  'app_roles',
  'account_linking',
  'policy_enforcement',
  'messaging_feedback',
] as const;

/**
 * One event of a conversation: a message with all its forms, an edit, a pressed button, or how far our own messages
 * have come.
 * https://developers.facebook.com/docs/messenger-platform/reference/webhook-events
 * @param appIds ids of our app, by which our own messages are known when they are told to us again.
 * @throws ContractError or z.ZodError when it cannot be understood; neither holds a value.
 */
export function readMessaging(raw: unknown, place: Place, appIds: ReadonlySet<string>): EventRead {
  const event = fit('meta.messaging', messagingSchema, raw);
  const has = (field: string): boolean => event[field] !== undefined && event[field] !== null;
  if (has('delivery')) return readDelivery(event['delivery'], event.timestamp, place);
  if (has('read')) return readReading(event['read'], event.timestamp, place);

  const said = readSaid(event, has, appIds);
  if (!said) return { ignored: ignoredFields.find(has) ?? 'other-event' };
  if ('statuses' in said) {
    const { channel, account } = place;
    return { statuses: said.statuses.map((status) => ({ ...status, channel, account })) };
  }
  if ('ignored' in said) return said;

  const isOurs = said.isEcho || event.sender?.id === place.account;
  const citizen = isOurs ? event.recipient?.id : event.sender?.id;
  if (citizen === undefined) throw new ContractError('meta.messaging', ['sender.id: nobody is named']);
  // Instagram lets an account write to itself.
  if (citizen === place.account) return { ignored: 'self' };
  const sentAt = readInstant(event.timestamp);
  const message: InboundDraft = {
    channel: place.channel,
    account: place.account,
    visibility: 'private',
    counterpart: {
      externalId: citizen,
      aliases: [{ type: place.object === 'page' ? 'psid' : 'igsid', value: citizen }],
    },
    ...(sentAt !== undefined && { sentAt }),
    ...said.draft,
    ...(isOurs && { author: 'page-inbox' as const }),
    ...(place.isStandby && { noReply: true as const }),
    raw: place.isStandby ? { standby: raw } : { messaging: raw },
  };
  return { message };
}

function readSaid(
  event: z.output<typeof messagingSchema>,
  has: (field: string) => boolean,
  appIds: ReadonlySet<string>,
): Said | undefined {
  if (has('message')) return readMessage(event['message'], appIds);
  if (has('message_edit')) return readEdit(event['message_edit'], event.timestamp);
  if (has('postback')) return readPostback(event['postback'], event.sender?.id, event.timestamp);
  return undefined;
}
