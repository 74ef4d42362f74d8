import { SegmentedMessage } from 'sms-segments-calculator';

/** A text as it goes out, and what it costs. */
export interface FittedText {
  readonly text: string;
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Parts the carrier splits it into, from 1. */
  readonly segments: number;
}

/**
 * The basic characters of the GSM alphabet, 3GPP TS 23.038 §6.2.1; what stands in its extension table costs two
 * places and is left to the library.
 */
const basicGsm = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

/** Places of a message that is not split, 3GPP TS 23.038. */
const singleSegmentSeptets = 160;

/**
 * The text in the GSM alphabet if that takes no more than other dashes, quotes, dots and spaces (a typographic dash
 * alone would halve what fits into a part); as it was written, in UCS-2, if not. Nothing is cut off.
 */
export function fitText(text: string): FittedText {
  const composed = text.normalize('NFC').replace(/\r\n?/g, '\n');
  // Nearly every reply; the library needs a millisecond for each text, because it looks for graphemes.
  if (composed.length <= singleSegmentSeptets && basicGsm.test(composed)) {
    return { text: composed, encoding: 'GSM-7', segments: 1 };
  }
  const asWritten = new SegmentedMessage(composed);
  if (asWritten.encodingName === 'GSM-7') return measured(composed, asWritten);
  const plain = new SegmentedMessage(plainTypography(composed), 'auto', true);
  if (plain.encodingName === 'GSM-7') return measured(plain.graphemes.join(''), plain);
  return measured(composed, asWritten);
}

/** What the library's map (Twilio's Smart Encoding) leaves alone, or widens: it makes seven spaces of a tab. */
function plainTypography(text: string): string {
  return text
    .replace(/[\p{Zs}\t]/gu, ' ')
    .replace(/[\u2011\u2212]/g, '-')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
}

function measured(text: string, message: SegmentedMessage): FittedText {
  return { text, encoding: message.encodingName, segments: message.segmentsCount };
}
