import { everyReply } from './every-reply.js';
import type * as replies from './replies.js';

/**
 * GSM 03.38's basic set, one septet a character: https://www.etsi.org/deliver/etsi_ts/123000_123099/123038/. Its
 * extension table (two septets a character) is left out. Any other character turns an SMS into UCS-2, 70 to a part.
 */
const gsm7 = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

/** What fits one SMS of GSM-7 characters. */
export const smsPartLength = 160;

/** Whether a text is made of characters that cost one place each in an SMS. */
export function isSmsText(text: string): boolean {
  return gsm7.test(text);
}

/** Every text that goes out by SMS, by its name, for a ticket of the agency. */
export function smsReplies(ticket: string, voice: replies.AgencyVoice): [name: string, text: string][] {
  return everyReply({ channel: 'sms', visibility: 'private', ticket, receivedAtMs: 0 }, voice);
}

/** How many characters the longest SMS of an agency has beyond one part; 0 or less when every one fits. */
export function smsExcess(ticketPrefix: string, voice: replies.AgencyVoice): number {
  const ticket = `${ticketPrefix}-261124-7K3QXM2`;
  return Math.max(...smsReplies(ticket, voice).map(([, text]) => text.length)) - smsPartLength;
}
