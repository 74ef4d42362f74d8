/**
 * GSM 03.38's basic set, one septet a character: https://www.etsi.org/deliver/etsi_ts/123000_123099/123038/. Any other
 * character than these and those of its extension table turns an SMS into UCS-2, 70 to a part.
 */
const basic = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

/** The extension table: an escape and a basic character, two septets. */
const extended = /[\f^{}\\[~\]|€]/g;

/** What fits one SMS of GSM-7 characters. */
export const smsPartLength = 160;

/** Places of an SMS that is whole, and of a part beside its header; 3GPP TS 23.038 and 23.040 §9.2.3.24.1. */
const places = {
  'GSM-7': { whole: smsPartLength, part: 153 },
  'UCS-2': { whole: 70, part: 67 },
} as const;

/** How an SMS goes out. */
export interface SmsLength {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Places taken: septets of GSM-7, or 16-bit units. */
  readonly characters: number;
  /** Parts it is sent and paid as, from 1. */
  readonly segments: number;
}

/** Whether a text is made of characters that cost one place each in an SMS. */
export function isSmsText(text: string): boolean {
  return basic.test(text);
}

/** What a text costs as an SMS. A part never ends inside an escaped character or a surrogate pair. */
export function smsLength(text: string): SmsLength {
  // Nearly every text.
  if (text.length <= smsPartLength && isSmsText(text)) {
    return { encoding: 'GSM-7', characters: text.length, segments: 1 };
  }
  const encoding = isSmsText(text.replace(extended, '')) ? 'GSM-7' : 'UCS-2';
  const costOf = (character: string): number =>
    encoding === 'UCS-2' || !extendedCharacter.test(character) ? character.length : 2;
  const costs = [...text].map(costOf);
  const characters = costs.reduce((sum, cost) => sum + cost, 0);
  const { whole, part } = places[encoding];
  if (characters <= whole) return { encoding, characters, segments: 1 };
  let segments = 1;
  let taken = 0;
  for (const cost of costs) {
    if (taken + cost > part) {
      segments += 1;
      taken = 0;
    }
    taken += cost;
  }
  return { encoding, characters, segments };
}

const extendedCharacter = new RegExp(extended.source);
