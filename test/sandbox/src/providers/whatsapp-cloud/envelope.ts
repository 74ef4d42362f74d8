import type { Citizen } from './citizens.js';
import { businessAccountId, type WhatsAppSettings } from './settings.js';

/** One message of a citizen, ready to be told. */
export interface ToldMessage {
  readonly citizen: Citizen;
  readonly message: Readonly<Record<string, unknown>>;
}

const maxMessagesPerValue = 10;
const maxValuesPerEntry = 10;

/** The `value` of a change that tells of messages. A system message comes without contacts. */
export function messagesValue(
  settings: WhatsAppSettings,
  told: readonly ToldMessage[],
): Record<string, unknown> {
  const people = new Map<string, Citizen>();
  for (const { citizen, message } of told) {
    if (message['type'] !== 'system') people.set(citizen.name, citizen);
  }
  return {
    ...valueStart(settings),
    ...(people.size === 0 ? {} : { contacts: [...people.values()].map(contact) }),
    messages: told.map(({ message }) => message),
  };
}

/** The `value` of a change that tells how one message of the product is faring. */
export function statusValue(
  settings: WhatsAppSettings,
  status: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return { ...valueStart(settings), statuses: [status] };
}

/**
 * Splits many messages over values, as a receiver must expect it: at most 10 in one value, 10 values in one entry. Those
 * about which a value may not speak together with others (system messages) stand alone.
 */
export function spreadOverValues(
  settings: WhatsAppSettings,
  told: readonly ToldMessage[],
): Record<string, unknown>[] {
  const groups: ToldMessage[][] = [];
  for (const each of told) {
    const last = groups.at(-1);
    const isAlone = (one: ToldMessage | undefined) => one?.message['type'] === 'system';
    if (last === undefined || last.length >= maxMessagesPerValue || isAlone(each) || isAlone(last[0])) {
      groups.push([each]);
    } else last.push(each);
  }
  return groups.map((group) => messagesValue(settings, group));
}

/** The body of a webhook. https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components */
export function envelope(values: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
  const entry = [];
  for (let start = 0; start < values.length; start += maxValuesPerEntry) {
    const changes = values
      .slice(start, start + maxValuesPerEntry)
      .map((value) => ({ value, field: 'messages' }));
    entry.push({ id: businessAccountId, changes });
  }
  return { object: 'whatsapp_business_account', entry };
}

function valueStart({ number, phoneNumberId }: WhatsAppSettings): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: number.replace('+', ''), phone_number_id: phoneNumberId },
  };
}

function contact({ waId, userId, name }: Citizen): Record<string, unknown> {
  return {
    profile: { name: `Warga ${name.slice(-4)}` },
    ...(waId === undefined ? {} : { wa_id: waId }),
    user_id: userId,
  };
}
