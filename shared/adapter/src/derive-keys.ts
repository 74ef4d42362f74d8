import { hkdfSync } from 'node:crypto';

/** The keys an adapter works with, each for one purpose. */
export interface AdapterKeys {
  /** For `conversationId`: keeps phone numbers out of NATS subjects. The same in every adapter of a deployment. */
  readonly conversationKey: Uint8Array;
  /** Seals what lies in the spool. */
  readonly spoolKey: Uint8Array;
  /** Seals what the adapter keeps in the bucket `state`. */
  readonly stateKey: Uint8Array;
}

/**
 * The adapter's keys from the one secret of the deployment, by HKDF-SHA-256 (RFC 5869). The labels are part of
 * the data format: changing one splits running conversations or makes a full spool or what is kept unreadable.
 */
export function deriveKeys(adapterKey: Uint8Array): AdapterKeys {
  return {
    conversationKey: derive(adapterKey, 'kanal conversation v1'),
    spoolKey: derive(adapterKey, 'kanal spool v1'),
    stateKey: derive(adapterKey, 'kanal state v1'),
  };
}

function derive(adapterKey: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', adapterKey, new Uint8Array(0), purpose, 32));
}
