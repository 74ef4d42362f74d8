/** For a process that keeps sealed records of its own: the store's encryption without its collections. */
export { type BlindIndex, createBlindIndex } from './crypto/blind-index.js';
export { createKeyRing, type KeyRing, type WrappedKey } from './crypto/key-ring.js';
export { newSealer, type Sealer, sealerFor } from './crypto/sealer.js';
export { type StoreKeys, storeConfigSchema, storeKeys } from './store-config.js';
