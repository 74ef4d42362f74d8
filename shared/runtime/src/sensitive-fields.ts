/**
 * Names of fields that may hold something of a citizen, in our contracts and in what providers send.
 * Compared without regard to case, separators and digits: `displayName` is also `display_name` and `DISPLAY-NAME`.
 */
export const personalFields = [
  // Our envelopes and the complaint record.
  'text',
  'displayName',
  'username',
  'counterpart',
  'externalId',
  // A WhatsApp message's id holds its recipient's number, in base64.
  'providerMessageId',
  'aliases',
  'value',
  'to',
  'from',
  'raw',
  'caption',
  'fileName',
  'location',
  'variables',
  'reporter',
  'reporters',
  'title',
  'narrative',
  'identity',
  // A person, whatever the source calls it.
  'phone',
  'phoneNumber',
  'msisdn',
  'mobile',
  'email',
  'nik',
  'fullName',
  'firstName',
  'lastName',
  'handle',
  'screenName',
  'profile',
  'contacts',
  'address',
  'latitude',
  'longitude',
  // Twilio's webhook: https://www.twilio.com/docs/messaging/guides/webhook-request
  'Body',
  'ProfileName',
  'WaId',
  'FromCity',
  'FromState',
  'FromZip',
  'ToCity',
  'ToState',
  'ToZip',
  'MediaUrl',
  'ButtonText',
  // WhatsApp, Messenger and Instagram.
  'pushName',
  'jid',
  'remoteJid',
  'participant',
  'lid',
  'psid',
  'igsid',
  'bsuid',
  'recipientId',
  'senderId',
  // What libraries hang on their errors: the offending input, the document, the duplicate key's value.
  'input',
  'keyValue',
  'op',
  'requestBody',
  'responseBody',
] as const;

/**
 * Names of secrets. A field counts when its name is one of these or ends in one (`x-twilio-signature`, `TWILIO_AUTH_TOKEN`),
 * compared like `personalFields`.
 */
export const secretFields = [
  'authorization',
  'cookie',
  'cookies',
  'signature',
  'token',
  'tokens',
  'password',
  'passphrase',
  'secret',
  'secrets',
  'credentials',
  'creds',
  'key',
  'keys',
  'mongodbUri',
  'connectionString',
] as const;

/** Names that end like a secret and are none: hashes and names that a log is searched by. */
export const publicFields = ['dedupeKey', 'idempotencyKey', 'partitionKey'] as const;

/**
 * Names whose string values are identifiers of ours or of a provider. They are logged as they are, because a page id
 * of 16 digits is not a citizen's NIK although it looks like one. Personal ids are caught by `personalFields` first.
 */
const identifierEndings = ['id', 'sid', 'account'] as const;

/** What may be shown of a field, going by its name alone. */
export type Sensitivity = 'personal' | 'secret' | 'identifier' | 'plain';

const personal = new Set(personalFields.map(normalise));
const secret = secretFields.map(normalise);
const open = new Set(publicFields.map(normalise));

/** Sensitivity by the field's name. A dotted name (`messaging.to`) counts by its last part as well as by the whole. */
export function sensitivityOf(name: string): Sensitivity {
  const whole = normalise(name);
  const last = normalise(name.slice(name.lastIndexOf('.') + 1));
  if (personal.has(whole) || personal.has(last)) return 'personal';
  if (open.has(whole)) return 'plain';
  if (secret.some((ending) => whole.endsWith(ending))) return 'secret';
  if (identifierEndings.some((ending) => last.endsWith(ending))) return 'identifier';
  return 'plain';
}

function normalise(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}
