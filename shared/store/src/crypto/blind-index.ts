import { createHmac } from 'node:crypto';

/** What a value stands for; the same value in two roles gives two indexes. */
export type BlindField = 'phone' | 'username' | 'external-id' | 'word' | 'similarity';

/** Makes a value searchable without storing it. */
export interface BlindIndex {
  /** The same for the same value however it is written; 128 bits in base64url. */
  of(field: BlindField, value: string): string;
}

/** Keyed, so that the small space of phone numbers cannot be searched through without the key. */
export function createBlindIndex(key: Uint8Array): BlindIndex {
  return {
    of: (field, value) =>
      createHmac('sha256', key)
        .update(JSON.stringify([field, normalise(field, value)]))
        .digest()
        .subarray(0, 16)
        .toString('base64url'),
  };
}

function normalise(field: BlindField, value: string): string {
  const text = value.normalize('NFKC').trim();
  switch (field) {
    case 'phone':
      return normalisePhone(text);
    case 'username':
      return text.replace(/^@/, '').toLowerCase();
    case 'external-id':
    case 'word':
    case 'similarity':
      return text;
  }
}

/**
 * Adapters deliver E.164; an admin who looks somebody up types `0812…`, `62812…` or `+62 812-…`. A number without a
 * country is Indonesian; one of six digits or fewer is a short code, which has none.
 */
function normalisePhone(text: string): string {
  const digits = text.replace(/\D/g, '');
  if (digits.length <= 6) return digits;
  if (text.startsWith('+')) return `+${digits}`;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  return digits.startsWith('0') ? `+62${digits.slice(1)}` : `+${digits}`;
}
