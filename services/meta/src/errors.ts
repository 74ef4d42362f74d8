import { type GraphDialect, type GraphErrorRow, idText, ifPresent } from '@kanal/graph';
import { z } from 'zod';
import { windowClosedCode } from './target.js';

const messengerPage =
  'https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes';
const graphPage = 'https://developers.facebook.com/docs/graph-api/guides/error-handling';
const ratePage = 'https://developers.facebook.com/docs/graph-api/overview/rate-limiting';
const instagramPage =
  'https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes';
const privateReplyPage =
  'https://developers.facebook.com/documentation/business-messaging/instagram-messaging/features/private-replies';
const routingPage =
  'https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing';

const second = 1_000;
const minute = 60 * second;

const checkToken =
  'make a new token for the account and put it into META_PAGES or META_INSTAGRAM_ACCOUNTS, then restart the adapter';
const checkPermission =
  'give the app pages_messaging, pages_manage_engagement, instagram_manage_messages and instagram_manage_comments (instagram_business_* for Instagram login) with Advanced Access, then renew the token';

/**
 * Meta's errors that tell us what to do, by code or by code and subcode, each with the page it stands on. With `alert`
 * it is an error in our log, and says what somebody has to do. An error that is missing here goes by its HTTP status.
 */
export const metaErrors: Readonly<Record<string, (GraphErrorRow & { readonly page: string }) | undefined>> = {
  '3': {
    action: 'misconfigured',
    meaning: 'our app lacks a capability',
    alert: checkPermission,
    page: graphPage,
  },
  '4': { action: 'later', afterMs: minute, meaning: 'our app makes too many calls', page: ratePage },
  '10': {
    action: 'misconfigured',
    meaning: 'our app lacks a permission',
    alert: checkPermission,
    page: messengerPage,
  },
  '10/1893063': {
    action: 'misconfigured',
    meaning: 'our page is restricted',
    alert: 'look at the page’s notices in Meta Business Suite and ask for a review',
    page: messengerPage,
  },
  '10/2018065': { action: 'window', meaning: 'the time to answer is over', page: messengerPage },
  '10/2018108': {
    action: 'reject',
    meaning: 'the person takes no messages from us now',
    page: messengerPage,
  },
  '10/2018278': { action: 'window', meaning: 'the time to answer is over', page: messengerPage },
  '10/2018300': {
    action: 'reject',
    meaning: 'another app answers this conversation now',
    alert: 'set this app as the one that receives conversations, in the page’s Conversation Routing settings',
    page: routingPage,
  },
  '10/2534022': { action: 'window', meaning: 'the time to answer is over', page: messengerPage },
  '17': { action: 'later', afterMs: minute, meaning: 'our account makes too many calls', page: ratePage },
  '32': { action: 'later', afterMs: minute, meaning: 'our page makes too many calls', page: ratePage },
  '100': {
    action: 'reject',
    meaning: 'Meta does not take a field of the call, or does not know our account',
    alert:
      'compare META_PAGES, META_PAGE_INSTAGRAM_ACCOUNTS, META_INSTAGRAM_ACCOUNTS and the first app secret with the app’s settings at Meta; if they are right, report it as a fault of Kanal',
    page: graphPage,
  },
  '100/33': { action: 'reject', meaning: 'what we answer does not exist any more', page: graphPage },
  '100/2018001': {
    action: 'reject',
    meaning: 'Meta does not know this person any more',
    page: messengerPage,
  },
  '100/2018109': { action: 'reject', meaning: 'the text is too long', page: messengerPage },
  '100/2534014': {
    action: 'reject',
    meaning: 'Meta does not know this person any more',
    page: messengerPage,
  },
  '100/2534025': {
    action: 'reject',
    meaning:
      'the comment has had its private reply, or is too old for one: answer it in public, or wait for the citizen to write',
    page: privateReplyPage,
  },
  '190': { action: 'misconfigured', meaning: 'our token has expired', alert: checkToken, page: graphPage },
  '200': {
    action: 'misconfigured',
    meaning: 'our app lacks a permission',
    alert: checkPermission,
    page: messengerPage,
  },
  '200/1545041': { action: 'reject', meaning: 'the person takes no messages now', page: messengerPage },
  '200/2018028': {
    action: 'misconfigured',
    meaning: 'our app is in development and reaches its own testers only',
    alert: 'switch the app to live mode at Meta, with Advanced Access for messaging',
    page: messengerPage,
  },
  '200/2534041': {
    action: 'misconfigured',
    meaning: 'the Instagram account does not let apps read its messages',
    alert:
      'switch on access to messages for connected tools, in the Instagram app under Messages and story replies',
    page: messengerPage,
  },
  '230': {
    action: 'misconfigured',
    meaning: 'our app lacks a permission',
    alert: checkPermission,
    page: messengerPage,
  },
  '368': {
    action: 'misconfigured',
    meaning: 'our account is restricted for a violation of policy',
    alert: 'look at the account’s notices in Meta Business Suite and ask for a review',
    page: graphPage,
  },
  '506': { action: 'reject', meaning: 'the same text has just been written there', page: graphPage },
  '551': { action: 'reject', meaning: 'the person takes no messages now', page: messengerPage },
  '613': {
    action: 'later',
    afterMs: minute,
    meaning: 'our account sends too many messages',
    page: messengerPage,
  },
  '1200': {
    action: 'later-to-recipient',
    afterMs: 0,
    meaning: 'Meta failed for a reason of its own',
    page: messengerPage,
  },
  '9007': { action: 'reject', meaning: 'what we answer is not open to answers', page: instagramPage },
  '10900': {
    action: 'reject',
    meaning: 'the comment has had its private reply: answer it in public, or wait for the citizen to write',
    page: privateReplyPage,
  },
  '10903': {
    action: 'reject',
    meaning:
      'the comment is too old for a private reply, or its author takes none: answer it in public, or wait for the citizen to write',
    page: privateReplyPage,
  },
  '80001': { action: 'later', afterMs: minute, meaning: 'our page makes too many calls', page: ratePage },
  '80002': {
    action: 'later',
    afterMs: minute,
    meaning: 'our Instagram account makes too many calls',
    page: ratePage,
  },
  '80006': { action: 'later', afterMs: minute, meaning: 'our page sends too many messages', page: ratePage },
};

/** The row of an error: that of code and subcode, else that of the code. 201 to 299 are one error with many numbers. */
export function rowOf(code: number, subcode: number | undefined): GraphErrorRow | undefined {
  const general = code > 200 && code < 300 ? (metaErrors[code] ?? metaErrors['200']) : metaErrors[code];
  return subcode === undefined ? general : (metaErrors[`${code}/${subcode}`] ?? general);
}

const sentSchema = z.looseObject({ message_id: ifPresent(idText), id: ifPresent(idText) });

/** How pages and Instagram say what `@kanal/graph` asks of every product of Meta's. */
export const metaDialect: GraphDialect = {
  name: 'meta',
  rowOf,
  // A message has `message_id`, a comment `id`.
  readSentId: (data) => {
    const sent = sentSchema.safeParse(data).data;
    return sent?.message_id ?? sent?.id;
  },
  notConnectedCode: 'KANAL_META_NOT_CONNECTED',
  windowClosed: { code: windowClosedCode, whatToDo: 'wait for the citizen to write again' },
  settingsToCheck:
    'check META_PAGES, META_INSTAGRAM_ACCOUNTS and META_APP_SECRETS, and the app’s state at Meta',
  errorPage: graphPage,
};
