import type { InboundMessage } from '@kanal/contracts';
import { maskIdentityNumbers } from './findings/identity-numbers.js';

/** What a person reads in the place of a message whose kind the provider does not pass on. */
export const unreadableWords = '[pesan jenis ini tidak dapat kami tampilkan]';

/** What a person reads in the place of a message that its writer took back. */
export const withdrawnWords = '[pesan ditarik oleh pelapor]';

type Words = Pick<InboundMessage, 'unsupported' | 'text' | 'attachments'>;

/** Whether nothing of a message can be shown: the provider could not pass it on, neither words nor files. */
export function isUnreadable({ unsupported, text, attachments }: Words): boolean {
  return unsupported === true && !/\S/.test(text ?? '') && attachments.length === 0;
}

/** The words of a message as they were written, for who has a purpose to see them; else {@link wordsOf}. */
export function writtenWordsOf(message: Words): string {
  return isUnreadable(message) ? unreadableWords : (message.text ?? '');
}

/**
 * The words of a message as a person reads them in a record: NIK, numbers of Kartu Keluarga and phone numbers are
 * masked, because nobody needs them to handle a complaint. The receipt keeps the message as it came, sealed.
 */
export function wordsOf(message: Words): string {
  return maskIdentityNumbers(writtenWordsOf(message));
}
