import { type ErrorCode, KanalError } from '@kanal/runtime';

/** Why the store did not do what it was asked to, and whether asking again later can help. */
export const storeErrors = {
  KANAL_STORE_UNAVAILABLE: {
    retryable: true,
    message: 'the database has not been reached yet: look at MONGODB_URI and at the database itself',
  },
  KANAL_STORE_NOT_MIGRATED: {
    retryable: true,
    message: 'run `kanal migrate --apply`: without its indexes nothing is written',
  },
  KANAL_STORE_LOCKED: {
    retryable: true,
    message: 'another process holds this lock: let it finish, or wait until its lease has run out',
  },
  KANAL_STORE_CLOSED: {
    retryable: false,
    message: 'the store of this process is closed',
  },
  KANAL_STORE_DECRYPT: {
    retryable: false,
    message:
      'a sealed value does not open: its key version is missing from KANAL_STORE_KEYS, or the record was altered',
  },
} as const satisfies Record<ErrorCode, { retryable: boolean; message: string }>;

/** The code of a `StoreError`. */
export type StoreErrorCode = keyof typeof storeErrors;

/** A failure of the store. `detail` names collections, ids and fields, never what a record says. */
export class StoreError extends KanalError {
  constructor(code: StoreErrorCode, detail: string, cause?: unknown) {
    const { retryable, message } = storeErrors[code];
    super(code, `${detail}: ${message}`, { retryable, cause });
  }
}
