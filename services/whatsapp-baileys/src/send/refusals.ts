/** What a refusal of WhatsApp's means, and what somebody has to do about it. */
export interface Refusal {
  readonly meaning: string;
  /** Undefined: nothing. */
  readonly alert?: string;
  readonly source: string;
}

const library = 'baileys 7.0.0-rc14, lib/Utils/decode-wa-message.js: NACK_REASONS, SERVER_ERROR_CODES';

/**
 * The error code of WhatsApp's answer to a message (`<ack class="message" error="…">`). Every one is a refusal: nothing
 * was delivered. A code that is missing here is one without a known meaning.
 */
export const refusals: Readonly<Record<string, Refusal | undefined>> = {
  463: {
    meaning: 'the account is restricted, or WhatsApp sees no conversation with this person',
    alert:
      'the number is restricted for writing to people who did not write first, or too fast: send nothing for a day, and look at the phone for a notice',
    source: `${library}; https://github.com/WhiskeySockets/Baileys/issues/2441`,
  },
  475: {
    meaning: 'this person cannot be written to from here',
    source: 'seen by users of the library; WhatsApp documents no codes',
  },
  479: { meaning: 'WhatsApp does not take the form of the message', source: library },
  499: { meaning: 'the message was deleted meanwhile', source: library },
  500: { meaning: 'WhatsApp could not handle the message', source: library },
};

/** The code under which a refusal is recorded. */
export function refusalCode(error: string): string {
  return /^[0-9]{1,6}$/.test(error) ? error : 'KANAL_BAILEYS_REFUSED';
}
