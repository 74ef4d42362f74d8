import { createHmac } from 'node:crypto';

/** What a value stands for; the same value in two roles gives two indexes. */
export type BlindField = 'phone' | 'username' | 'external-id';

/** Makes a value searchable without storing it. */
export interface BlindIndex {
  /** The same for the same value however it is written (case, spaces); 128 bits in base64url. */
  of(field: BlindField, value: string): string;
}

/** Keyed, so that the small space of phone numbers cannot be searched through without the key. */
export function createBlindIndex(key: Uint8Array): BlindIndex {
  return {
    of: (field, value) =>
      createHmac('sha256', key)
        .update(JSON.stringify([field, value.normalize('NFKC').trim().toLowerCase()]))
        .digest()
        .subarray(0, 16)
        .toString('base64url'),
  };
}
