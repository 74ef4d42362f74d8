import { readFileSync } from 'node:fs';
import { ConfigError } from '@kanal/runtime';
import { z } from 'zod';
import { type BlindIndex, createBlindIndex } from './crypto/blind-index.js';
import { createKeyRing, type KeyRing } from './crypto/key-ring.js';

const key = z.string().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) context.addIssue({ code: 'custom', message: 'expected 32 bytes in base64' });
  return bytes;
});

const keyListPattern = /^\d+:[A-Za-z0-9+/=]+(,\d+:[A-Za-z0-9+/=]+)*$/;
const keyListRule = 'expected version:base64 of 32 bytes, versions from 1 and each once, separated by commas';

/** The keys by version, or undefined when the text is not a list of keys. */
function readKeyList(text: string): Map<number, Uint8Array> | undefined {
  if (!keyListPattern.test(text)) return undefined;
  const entries = text.split(',').map((part) => part.split(':') as [string, string]);
  const keys = new Map(entries.map(([version, bytes]) => [Number(version), Buffer.from(bytes, 'base64')]));
  const isFit = keys.size === entries.length && [...keys].every(([v, bytes]) => v > 0 && bytes.length === 32);
  return isFit ? keys : undefined;
}

/** The keys of the database's sealed fields, from the environment or from a file. */
export const storeConfigSchema = z.object({
  KANAL_STORE_KEYS: z
    .string()
    .refine((text) => readKeyList(text) !== undefined, keyListRule)
    .optional()
    .meta({
      description:
        'Keys that wrap the records’ data keys, as version:base64 (32 bytes each), separated by commas; the highest version wraps new records. This or KANAL_STORE_KEYS_FILE.',
      secret: true,
    }),
  KANAL_STORE_KEYS_FILE: z.string().optional().meta({
    description: 'File that holds what KANAL_STORE_KEYS would; used when that is unset.',
    example: '/run/secrets/store-keys',
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

/**
 * The keys out of a service's configuration; reads the key file when there is one.
 * @throws ConfigError when there are no keys, or the file cannot be read or does not hold keys.
 */
export function storeKeys(config: z.infer<typeof storeConfigSchema>): StoreKeys {
  const keys = readKeyList(config.KANAL_STORE_KEYS ?? readKeyFile(config.KANAL_STORE_KEYS_FILE));
  if (!keys) throw new ConfigError([`KANAL_STORE_KEYS_FILE does not fit: ${keyListRule}`]);
  return { keyRing: createKeyRing(keys), blindIndex: createBlindIndex(config.KANAL_BLIND_INDEX_KEY) };
}

function readKeyFile(path: string | undefined): string {
  if (path === undefined) throw new ConfigError(['KANAL_STORE_KEYS is not set, nor KANAL_STORE_KEYS_FILE']);
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new ConfigError(['KANAL_STORE_KEYS_FILE cannot be read']);
  }
}
