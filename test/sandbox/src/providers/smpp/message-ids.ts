import type { SmppAccount } from './settings.js';

/** A message's id as the operator writes it in one place: the same number in one radix or the other. */
export function writeId(hex: string, radix: SmppAccount['responseIds']): string {
  const number = BigInt(`0x${hex}`);
  return radix === 'decimal' ? String(number) : number.toString(16).toUpperCase().padStart(hex.length, '0');
}
