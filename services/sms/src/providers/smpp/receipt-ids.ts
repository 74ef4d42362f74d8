/**
 * How a receipt's id becomes the one that `submit_sm_resp` gave. SMPP 3.4 has them equal; many SMSCs write one of the
 * two in hexadecimal and the other in decimal. `decimal-to-hex`: receipts are in decimal, responses in hexadecimal.
 */
export type ReceiptIds = 'as-is' | 'hex-to-decimal' | 'decimal-to-hex';

/** The id of a message as `submit_sm_resp` gave it, in the form that `idOfReceipt` makes of its receipts' ids. */
export function idOfSubmit(id: string, receiptIds: ReceiptIds): string {
  switch (receiptIds) {
    case 'as-is':
      return id;
    case 'hex-to-decimal':
      return rewrite(id, 'decimal', 'decimal');
    case 'decimal-to-hex':
      return rewrite(id, 'hex', 'hex');
  }
}

/** A receipt's id as the reply is known by. One that is no such number stays as it is. */
export function idOfReceipt(id: string, receiptIds: ReceiptIds): string {
  switch (receiptIds) {
    case 'as-is':
      return id;
    case 'hex-to-decimal':
      return rewrite(id, 'hex', 'decimal');
    case 'decimal-to-hex':
      return rewrite(id, 'decimal', 'hex');
  }
}

const radix = { decimal: 10, hex: 16 } as const;
const digits = { decimal: /^\d+$/, hex: /^[\da-f]+$/i } as const;

/** Without leading zeros and in small letters: the two sides write them as they like. */
function rewrite(id: string, from: keyof typeof radix, to: keyof typeof radix): string {
  if (!digits[from].test(id)) return id;
  return BigInt(from === 'hex' ? `0x${id}` : id).toString(radix[to]);
}
