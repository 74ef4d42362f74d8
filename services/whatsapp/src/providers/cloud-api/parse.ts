import type { ParsedWebhook, StatusDraft, WebhookRequest } from '@kanal/adapter';
import { ContractError, idSchema } from '@kanal/contracts';
import { attempt, type FoundEvents, fit, nothingFound, readInstant } from '@kanal/graph';
import {
  batchSchema,
  changeSchema,
  entrySchema,
  senderIdsSchema,
  statusSchema,
  valueSchema,
} from './payload.js';
import { readMessage } from './read-message.js';
import { readContacts } from './sender.js';
import { readDelivery } from './status-map.js';

/** Builds a call around one event of a change, which `parseEvents` can read by itself. */
type PartOf = (value: unknown) => Uint8Array;

/**
 * Every event of a call: each entry, each of its changes, each message and status in it. An event that cannot be read
 * is malformed by itself and the others go on, and so is a message to a number that is not ours: that is a wrong
 * setting, and when it has been put right the message can be read again.
 * @param accounts the ids of our numbers.
 * @throws when the call is no batch of WhatsApp's: it is quarantined.
 */
export function parseEvents(request: WebhookRequest, accounts: ReadonlySet<string>): ParsedWebhook {
  const { body } = request;
  const json = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  const batch = fit('cloud-api.batch', batchSchema, JSON.parse(json));
  const found = nothingFound();
  for (const entry of batch.entry) {
    const asPart = (of: unknown): Uint8Array =>
      Buffer.from(JSON.stringify({ object: batch.object, entry: [of] }));
    attempt(
      found,
      () => readEntry(entry, asPart, accounts, found),
      () => asPart(entry),
    );
  }
  return found;
}

function readEntry(entry: unknown, asPart: PartOf, accounts: ReadonlySet<string>, found: FoundEvents): void {
  const { id, changes } = fit('cloud-api.entry', entrySchema, entry);
  for (const change of changes) {
    const ofChange: PartOf = (of) => asPart({ ...(id !== undefined && { id }), changes: [of] });
    attempt(
      found,
      () => readChange(change, ofChange, accounts, found),
      () => ofChange(change),
    );
  }
}

function readChange(
  change: unknown,
  asPart: PartOf,
  accounts: ReadonlySet<string>,
  found: FoundEvents,
): void {
  const { field, value: of } = fit('cloud-api.change', changeSchema, change);
  // Groups, templates, the account's state: subscribed by mistake, and nothing a citizen says.
  if (field !== 'messages') return void found.ignored.push({ reason: 'other-field' });
  const value = fit('cloud-api.value', valueSchema, of);
  const { messaging_product, metadata, contacts = [], messages, statuses, errors } = value;
  const account = metadata.phone_number_id;
  const isOurs = accounts.has(account);
  const around = (events: object): Uint8Array =>
    asPart({ field, value: { messaging_product, metadata, ...events } });
  const findContact = readContacts(contacts);

  for (const message of messages ?? []) {
    attempt(
      found,
      () => {
        if (!isOurs) throw notOurs;
        const read = readMessage(message, account, findContact);
        if ('reason' in read) found.ignored.push(read);
        else found.messages.push(read);
      },
      () => {
        const contact = findContact(senderIdsSchema.parse(message));
        return around({ ...(contact && { contacts: [contact.raw] }), messages: [message] });
      },
    );
  }
  for (const status of statuses ?? []) {
    attempt(
      found,
      () => {
        if (isOurs) found.statuses.push(readStatus(status, account));
        else found.ignored.push({ reason: 'other-account' });
      },
      () => around({ statuses: [status] }),
    );
  }
  for (const _error of errors ?? []) found.ignored.push({ reason: 'webhook-error' });
  if (!messages && !statuses && !errors) found.ignored.push({ reason: 'empty' });
}

const notOurs = new ContractError('cloud-api.message', ['phone_number_id: not in WHATSAPP_NUMBERS']);

function readStatus(status: unknown, account: string): StatusDraft {
  const { id, status: state, timestamp, ...rest } = fit('cloud-api.status', statusSchema, status);
  const delivery = readDelivery(state, rest.errors?.[0]?.code);
  if (!delivery) throw new ContractError('cloud-api.status', ['status: not one of an outgoing message']);
  const outboundId = idSchema.safeParse(rest.biz_opaque_callback_data).data;
  const at = readInstant(timestamp);
  return {
    channel: 'whatsapp',
    account,
    ...(outboundId !== undefined && { outboundId }),
    providerMessageId: id,
    ...delivery,
    ...(at !== undefined && { at }),
  };
}
