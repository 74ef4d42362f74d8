import type { InboundMessage } from '@kanal/contracts';

/** What a person reads in the place of a message whose kind the provider does not pass on. */
export const unreadableWords = '[pesan jenis ini tidak dapat kami tampilkan]';

/** What a person reads in the place of a message that its writer took back. */
export const withdrawnWords = '[pesan ditarik oleh pelapor]';

/** Whether nothing of a message can be shown: the provider could not pass it on, neither words nor files. */
export function isUnreadable({
  unsupported,
  text,
  attachments,
}: Pick<InboundMessage, 'unsupported' | 'text' | 'attachments'>): boolean {
  return unsupported === true && !/\S/.test(text ?? '') && attachments.length === 0;
}

/** The words of a message as a person reads them in a record. */
export function wordsOf(message: Pick<InboundMessage, 'unsupported' | 'text' | 'attachments'>): string {
  return isUnreadable(message) ? unreadableWords : (message.text ?? '');
}
