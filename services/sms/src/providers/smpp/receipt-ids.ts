/**
 * How a receipt's id becomes the one that `submit_sm_resp` gave. SMPP 3.4 has them equal; many SMSCs write one of the
 * two in hexadecimal and the other in decimal. `decimal-to-hex`: receipts are in decimal, responses in hexadecimal.
 */
export type ReceiptIds = 'as-is' | 'hex-to-decimal' | 'decimal-to-hex';

/** Whose ids they are, and how they are written. */
export interface IdSpace {
  /** The operator's name: two operators give the same id to two messages. */
  readonly name: string;
  readonly receiptIds: ReceiptIds;
}

/** A reply as it is known by the id in its response, in the form that `idOfReceipt` makes of the one in its receipt. */
export function idOfSubmit(id: string, { name, receiptIds }: IdSpace): string {
  switch (receiptIds) {
    case 'as-is':
      return `${name}:${id}`;
    case 'hex-to-decimal':
      return `${name}:${rewrite(id, 'decimal', 'decimal')}`;
    case 'decimal-to-hex':
      return `${name}:${rewrite(id, 'hex', 'hex')}`;
  }
}

/** A reply as it is known, by the id in a receipt. One that is no such number stays as it is. */
export function idOfReceipt(id: string, { name, receiptIds }: IdSpace): string {
  switch (receiptIds) {
    case 'as-is':
      return `${name}:${id}`;
    case 'hex-to-decimal':
      return `${name}:${rewrite(id, 'hex', 'decimal')}`;
    case 'decimal-to-hex':
      return `${name}:${rewrite(id, 'decimal', 'hex')}`;
  }
}

const radix = { decimal: 10, hex: 16 } as const;
const digits = { decimal: /^\d+$/, hex: /^[\da-f]+$/i } as const;

/** Without leading zeros and in small letters: the two sides write them as they like. */
function rewrite(id: string, from: keyof typeof radix, to: keyof typeof radix): string {
  if (!digits[from].test(id)) return id;
  return BigInt(from === 'hex' ? `0x${id}` : id).toString(radix[to]);
}
