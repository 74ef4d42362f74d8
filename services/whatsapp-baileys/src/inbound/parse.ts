import type { InboundDraft, ParsedWebhook, WebhookRequest } from '@kanal/adapter';
import { type DeviceEvent, eventSchema } from './event.js';
import { readMessage } from './read-message.js';
import { readUpdate } from './read-update.js';
import { counterpartOf } from './who.js';

/**
 * One event of the connection. Pure: everything that it takes is in the event.
 * @throws when it cannot be understood: it is quarantined as it is.
 */
export function parseEvent({ body }: Pick<WebhookRequest, 'body'>): ParsedWebhook {
  const event = eventSchema.parse(JSON.parse(Buffer.from(body).toString('utf8')));
  const nothing: ParsedWebhook = { messages: [], statuses: [], ignored: [], malformed: [] };
  switch (event.event) {
    case 'message': {
      const read = readMessage(event);
      return 'reason' in read ? { ...nothing, ignored: [read] } : { ...nothing, messages: [read] };
    }
    case 'update': {
      const read = readUpdate(event);
      if ('reason' in read) return { ...nothing, ignored: [read] };
      return 'status' in read
        ? { ...nothing, statuses: [read.status] }
        : { ...nothing, messages: [read.message] };
    }
    case 'same-person':
      return { ...nothing, messages: [identityChange(event)] };
  }
}

/** The person has written under the phone's address before; from now on the LID is who they are. */
function identityChange({ account, lid, pn }: Extract<DeviceEvent, { event: 'same-person' }>): InboundDraft {
  return {
    channel: 'whatsapp',
    account: account.number,
    kind: 'direct',
    visibility: 'private',
    externalId: `identity:${lid}:${pn}`,
    counterpart: counterpartOf({ person: { lid, pn }, isOurs: false }),
    identityChange: true,
    attachments: [],
    raw: null,
  };
}
