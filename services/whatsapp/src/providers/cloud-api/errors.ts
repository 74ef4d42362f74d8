import type { GraphDialect, GraphErrorRow } from '@kanal/graph';
import { z } from 'zod';

/** The code of a reply that came after the 24 hours in which free text is allowed. */
export const windowClosedCode = 'KANAL_WHATSAPP_WINDOW_CLOSED';

/** Meta's page about all of its codes: a code has none of its own. */
export const errorPage =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes';

const second = 1_000;
const minute = 60 * second;

const checkToken = 'make a new token for the system user and put it into WHATSAPP_NUMBERS';
const checkPermission =
  'give the system user whatsapp_business_messaging and the WhatsApp account, then renew its token in WHATSAPP_NUMBERS';
const checkTemplate = 'compare WHATSAPP_TEMPLATE_NAME and WHATSAPP_TEMPLATE_LANGUAGE with WhatsApp Manager';
const registerNumber = 'register the number with the Cloud API, as its page in WhatsApp Manager says';

/**
 * Meta's errors that tell us what to do, whether the API answers them or a status callback brings them; all stand on
 * `errorPage`. With `alert` it is an error in our log, and says what somebody has to do. A code that is missing here
 * goes by its HTTP status.
 */
export const cloudApiErrors: Readonly<Record<number, GraphErrorRow | undefined>> = {
  0: { action: 'misconfigured', meaning: 'Meta does not take our token', alert: checkToken },
  3: { action: 'misconfigured', meaning: 'our app lacks a permission', alert: checkPermission },
  4: { action: 'later', afterMs: minute, meaning: 'our app makes too many calls' },
  10: { action: 'misconfigured', meaning: 'our app lacks a permission', alert: checkPermission },
  33: {
    action: 'reject',
    meaning: 'our number has been deleted',
    alert: 'compare the ids in WHATSAPP_NUMBERS with WhatsApp Manager',
  },
  100: {
    action: 'reject',
    meaning: 'Meta does not take a field of the call, or does not know our number',
    alert:
      'compare the ids in WHATSAPP_NUMBERS with WhatsApp Manager; if they are right, report it as a fault of Kanal',
  },
  190: { action: 'misconfigured', meaning: 'our token has expired', alert: checkToken },
  368: {
    action: 'misconfigured',
    meaning: 'our account is restricted for a violation of policy',
    alert: 'look at the account’s notices in WhatsApp Manager and ask for a review',
  },
  80007: { action: 'later', afterMs: minute, meaning: 'our account makes too many calls' },
  130429: { action: 'later', afterMs: second, meaning: 'our number sends too many messages at once' },
  130472: { action: 'reject', meaning: 'the recipient is part of an experiment of Meta’s' },
  130497: {
    action: 'reject',
    meaning: 'our account may not send to the recipient’s country',
    alert: 'look at the countries our account’s category may send to, if citizens write from there',
  },
  131000: { action: 'later-to-recipient', afterMs: 0, meaning: 'Meta failed for an unknown reason' },
  131005: { action: 'misconfigured', meaning: 'our app lacks a permission', alert: checkPermission },
  131008: {
    action: 'reject',
    meaning: 'a field of the call is missing',
    alert: 'report it as a fault of Kanal',
  },
  131009: { action: 'reject', meaning: 'Meta does not take a value of the call' },
  131016: { action: 'later', afterMs: 5 * second, meaning: 'a service of Meta’s is not available' },
  131021: { action: 'reject', meaning: 'the recipient is our own number' },
  131026: { action: 'reject', meaning: 'the message cannot be delivered to this person' },
  131030: {
    action: 'reject',
    meaning: 'a test number sends to numbers on its list only',
    alert: 'use a real number, or add the recipient to the list of the test number',
  },
  131031: {
    action: 'misconfigured',
    meaning: 'our account is locked',
    alert: 'look at the account’s notices in WhatsApp Manager and ask for a review',
  },
  131037: {
    action: 'reject',
    meaning: 'our number’s display name is not approved',
    alert: 'have the display name approved in WhatsApp Manager',
  },
  131042: {
    action: 'misconfigured',
    meaning: 'our account cannot pay',
    alert: 'put the payment method of the WhatsApp account right in Meta’s billing',
  },
  131045: { action: 'reject', meaning: 'our number is not registered', alert: registerNumber },
  131047: { action: 'window', meaning: 'more than 24 hours since the citizen’s last message' },
  131048: {
    action: 'reject',
    meaning: 'our number is limited because too many people have blocked or reported it',
    alert: 'look at the number’s quality in WhatsApp Manager, and at the wording of the replies',
  },
  131049: { action: 'reject', meaning: 'Meta chose not to deliver it' },
  131050: { action: 'opt-out', meaning: 'the recipient has opted out' },
  131051: { action: 'reject', meaning: 'Meta does not know this type of message' },
  131052: { action: 'reject', meaning: 'WhatsApp could not fetch a file' },
  131053: { action: 'reject', meaning: 'WhatsApp did not take a file' },
  131056: {
    action: 'later-to-recipient',
    afterMs: 6 * second,
    meaning: 'too many messages to one person at once',
  },
  131057: { action: 'later', afterMs: minute, meaning: 'our account is being maintained' },
  131062: { action: 'reject', meaning: 'this template needs the recipient’s phone number' },
  132000: { action: 'reject', meaning: 'the template has another number of variables', alert: checkTemplate },
  132001: {
    action: 'reject',
    meaning: 'the template does not exist or is not approved',
    alert: checkTemplate,
  },
  132005: { action: 'reject', meaning: 'the template with its variables is too long', alert: checkTemplate },
  132007: { action: 'reject', meaning: 'the template violates a policy', alert: checkTemplate },
  132012: { action: 'reject', meaning: 'a variable of the template has another form', alert: checkTemplate },
  132015: { action: 'reject', meaning: 'the template is paused', alert: checkTemplate },
  132016: { action: 'reject', meaning: 'the template is disabled', alert: checkTemplate },
  133004: { action: 'later', afterMs: minute, meaning: 'Meta’s server is not available' },
  133010: { action: 'misconfigured', meaning: 'our number is not registered', alert: registerNumber },
};

/** The row of a code; 200 to 299 are one error with many numbers. */
export function rowOf(errorCode: number): GraphErrorRow | undefined {
  return cloudApiErrors[errorCode >= 200 && errorCode <= 299 ? 10 : errorCode];
}

const sentSchema = z.looseObject({
  messages: z.tuple([z.looseObject({ id: z.string().min(1).max(1024) })], z.unknown()),
});

/** How the Cloud API says what `@kanal/graph` asks of every product of Meta's. */
export const cloudApiDialect: GraphDialect = {
  name: 'cloud-api',
  rowOf,
  readSentId: (data) => sentSchema.safeParse(data).data?.messages[0].id,
  notConnectedCode: 'KANAL_WHATSAPP_NOT_CONNECTED',
  windowClosed: {
    code: windowClosedCode,
    whatToDo: 'wait for the citizen to write, or reply with an approved template (WHATSAPP_TEMPLATE_NAME)',
  },
  settingsToCheck: 'check WHATSAPP_NUMBERS and WHATSAPP_APP_SECRETS, and the app’s state at Meta',
  errorPage,
};
