import type { Log } from '@kanal/runtime';
import {
  type AuthenticationCreds,
  type AuthenticationState,
  BufferJSON,
  initAuthCreds,
  proto,
  type SignalDataSet,
  type SignalDataTypeMap,
} from 'baileys';
import type { Pause } from '../connection/own-lease.js';
import { type AuthChange, type AuthRecords, LeaseLostError } from './auth-records.js';

/** The library's authentication state, kept in the database. */
export interface StoredAuth {
  readonly state: AuthenticationState;
  /** Writes the credentials as they are now; to be called at every `creds.update`. Goes on until they are written. */
  saveCreds(): void;
  /** When everything asked for is written, or the lease is lost. */
  settled(): Promise<void>;
}

/** What keeping the credentials needs. */
export interface LoadAuthOptions {
  /** The lease is lost, or the process ends: writing is given up. */
  readonly ending: AbortSignal;
  /**
   * A key could not be read or written; called before the library hears of it. It would refuse the message it is about,
   * and WhatsApp would not send it again: the connection has to be closed by the time this returns.
   */
  readonly onFailed: () => void;
  readonly pause: Pause;
  readonly log: Log;
}

const credsType = 'creds';
const credsId = 'creds';

/**
 * Reads the credentials, or makes new ones for a device that is to be linked. What a pairing that was broken off has
 * left behind is not taken up: WhatsApp would refuse it as logged out. After the first key that could not be read or
 * written the state takes none any more, and must be read anew.
 * @throws the driver's error when the database does not answer.
 */
export async function loadAuth(
  records: AuthRecords,
  { ending, onFailed, pause, log }: LoadAuthOptions,
): Promise<StoredAuth> {
  const stored = (await records.read(credsType, [credsId])).get(credsId);
  const read = stored === undefined ? undefined : (revive(stored) as AuthenticationCreds);
  const creds = read && isLinked(read) ? read : initAuthCreds();
  let isDirty = false;
  let writing: Promise<void> | undefined;

  async function write(): Promise<void> {
    try {
      while (isDirty) await writeOnce();
    } finally {
      // In the same turn as the last look at `isDirty`: whoever asks after it begins anew.
      writing = undefined;
    }
  }

  async function writeOnce(): Promise<void> {
    isDirty = false;
    try {
      // The library changes the object it was given: what counts is how it is now.
      await records.write([{ type: credsType, id: credsId, value: toText(creds) }]);
    } catch (err) {
      if (err instanceof LeaseLostError || ending.aborted) return;
      log.warn({ err }, 'baileys.creds-not-saved');
      isDirty = true;
      await pause(1_000, ending);
    }
  }

  let hasFailed = false;
  async function orFail<T>(work: () => Promise<T>): Promise<T> {
    // The library tries a write again for half a minute: on the next connection that would put older keys over newer.
    if (hasFailed)
      throw new Error('the connection these keys belong to has ended: the next one reads them anew');
    try {
      return await work();
    } catch (err) {
      if (!(err instanceof LeaseLostError || hasFailed)) {
        hasFailed = true;
        log.warn({ err }, 'baileys.keys-failed');
        onFailed();
      }
      throw err;
    }
  }

  return {
    state: {
      creds,
      keys: {
        get: (type, ids) => orFail(() => readKeys(records, type, ids)),
        set: (data) => orFail(() => records.write(changesOf(data))),
      },
    },
    saveCreds() {
      isDirty = true;
      writing ??= write();
    },
    settled: async () => writing,
  };
}

/** Whether a phone has linked this device: WhatsApp then has signed its identity. */
export function isLinked(creds: AuthenticationCreds): boolean {
  return creds.me !== undefined && creds.account !== undefined && creds.account !== null;
}

async function readKeys<T extends keyof SignalDataTypeMap>(
  records: AuthRecords,
  type: T,
  ids: readonly string[],
): Promise<Record<string, SignalDataTypeMap[T]>> {
  const found = await records.read(type, ids);
  return Object.fromEntries(
    [...found].map(([id, text]) => {
      const value: unknown = revive(text);
      // The library calls methods of this one.
      const isProto = type === 'app-state-sync-key' && typeof value === 'object' && value !== null;
      return [
        id,
        (isProto ? proto.Message.AppStateSyncKeyData.fromObject(value) : value) as SignalDataTypeMap[T],
      ];
    }),
  );
}

function changesOf(data: SignalDataSet): AuthChange[] {
  return Object.entries(data).flatMap(([type, values]) =>
    Object.entries(values ?? {}).map(([id, value]) => ({
      type,
      id,
      value: value === null || value === undefined ? null : toText(value),
    })),
  );
}

/** JSON that keeps bytes. */
function toText(value: unknown): string {
  return JSON.stringify(value, BufferJSON.replacer);
}

function revive(text: string): unknown {
  return JSON.parse(text, BufferJSON.reviver);
}
