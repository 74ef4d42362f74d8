import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** Who stands behind an SMS sender field. Only a `phone` can be written to. */
export type Address =
  | { readonly kind: 'phone'; readonly e164: string }
  | { readonly kind: 'short-code' | 'alphanumeric' | 'unusable'; readonly raw: string };

/** Digits with what people and carriers put between them; the ASCII ones only. */
const numeric = /^\+?[0-9][0-9\s().-]*$/;

/** Up to six digits: operators' services, and other authorities' numbers like our own 1708. */
const shortCode = /^\+?[0-9]{1,6}$/;

/**
 * Reads a sender or recipient as carriers write it: E.164, or national (`0812…`), which is taken for Indonesian.
 * A number of a length its country does not have is `unusable`: it is kept, and never answered.
 */
export function readAddress(text: string): Address {
  const raw = text.trim();
  if (shortCode.test(raw)) return { kind: 'short-code', raw };
  if (!numeric.test(raw)) return { kind: 'alphanumeric', raw };
  const number = parsePhoneNumberFromString(raw, { defaultCountry: 'ID', extract: false });
  // Possible, not valid: number ranges are given out faster than a library is updated.
  return number?.isPossible() ? { kind: 'phone', e164: number.number } : { kind: 'unusable', raw };
}
