import { z } from 'zod';
import { type BlindIndex, createBlindIndex } from './crypto/blind-index.js';
import { createKeyRing, type KeyRing } from './crypto/key-ring.js';

const key = z.string().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) context.addIssue({ code: 'custom', message: 'expected 32 bytes in base64' });
  return bytes;
});

/** The keys of the database's sealed fields. */
export const storeConfigSchema = z.object({
  KANAL_STORE_KEYS: z
    .string()
    .regex(/^\d+:[A-Za-z0-9+/=]+(,\d+:[A-Za-z0-9+/=]+)*$/, 'expected version:base64, separated by commas')
    .transform((text, context) => {
      const entries = text.split(',').map((part) => part.split(':') as [string, string]);
      const keys = new Map(
        entries.map(([version, bytes]) => [Number(version), Buffer.from(bytes, 'base64')]),
      );
      const isFit =
        keys.size === entries.length && [...keys].every(([v, bytes]) => v > 0 && bytes.length === 32);
      if (!isFit)
        context.addIssue({ code: 'custom', message: 'expected versions from 1, each once, with 32 bytes' });
      return keys;
    })
    .meta({
      description:
        'Keys that wrap the records’ data keys, as version:base64 (32 bytes each), separated by commas; the highest version wraps new records.',
      secret: true,
    }),
  KANAL_BLIND_INDEX_KEY: key.meta({
    description:
      'Key (32 bytes, base64) of the indexes by which a citizen is found without storing who. Never rotated.',
    secret: true,
  }),
});

/** What seals and finds. */
export interface StoreKeys {
  readonly keyRing: KeyRing;
  readonly blindIndex: BlindIndex;
}

/** The keys out of a service's configuration. */
export function storeKeys(config: z.infer<typeof storeConfigSchema>): StoreKeys {
  return {
    keyRing: createKeyRing(config.KANAL_STORE_KEYS),
    blindIndex: createBlindIndex(config.KANAL_BLIND_INDEX_KEY),
  };
}
