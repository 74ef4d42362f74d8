import { readFileSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { ConfigError } from '@kanal/runtime';
import { z } from 'zod';
import { parseSecret, parseStoreKeys, type StoreKey } from './crypto/store-key.js';

/** What a process that opens the store reads, beside the address of the database. */
export const storeConfigSchema = z.object({
  KANAL_STORE_KEYS: z
    .string()
    .refine(canParse(parseStoreKeys), { error: 'expected version:base64 of 32 bytes, newest version first' })
    .optional()
    .meta({
      description:
        'Keys that wrap the records’ data keys: version:base64 (32 bytes each), the newest first, separated by commas.',
      secret: true,
    }),
  KANAL_STORE_KEYS_FILE: z.string().optional().meta({
    description: 'File that holds what KANAL_STORE_KEYS would; used when that is unset.',
    example: '/run/secrets/store-keys',
  }),
  KANAL_BLIND_INDEX_KEY: z
    .string()
    .refine(canParse((text) => parseSecret(text, 'it')), { error: 'expected the base64 of 32 bytes' })
    .meta({
      description: 'Key of the look-up values of sealed names: base64 of 32 bytes. Never changes in a deployment.',
      secret: true,
    }),
});

/** The settings of `storeConfigSchema`. */
export type StoreConfig = z.infer<typeof storeConfigSchema>;

/** The keys a store works with. */
export interface StoreKeys {
  /** Newest first. */
  readonly keys: readonly StoreKey[];
  readonly blindIndexKey: KeyObject;
}

/**
 * The keys of a checked configuration; reads the key file when there is one.
 * @throws ConfigError when there are no keys, or the file cannot be read or used.
 */
export function storeKeys(config: StoreConfig): StoreKeys {
  return {
    keys: parseStoreKeys(config.KANAL_STORE_KEYS ?? readKeyFile(config.KANAL_STORE_KEYS_FILE)),
    blindIndexKey: parseSecret(config.KANAL_BLIND_INDEX_KEY, 'KANAL_BLIND_INDEX_KEY'),
  };
}

function readKeyFile(path: string | undefined): string {
  if (path === undefined) throw new ConfigError(['KANAL_STORE_KEYS or KANAL_STORE_KEYS_FILE is not set']);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError(['KANAL_STORE_KEYS_FILE cannot be read']);
  }
  if (!canParse(parseStoreKeys)(text)) {
    throw new ConfigError(['KANAL_STORE_KEYS_FILE does not hold version:base64 of 32 bytes, newest first']);
  }
  return text;
}

function canParse(parse: (text: string) => unknown): (text: string) => boolean {
  return (text) => {
    try {
      parse(text);
      return true;
    } catch {
      return false;
    }
  };
}
