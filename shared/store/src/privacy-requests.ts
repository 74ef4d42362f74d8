import type { AdapterName, Channel, PrivacyRequest } from '@kanal/contracts';
import type { Collection, Filter, Sort } from 'mongodb';
import type { BlindIndex } from './crypto/blind-index.js';
import type { KeyRing, WrappedKey } from './crypto/key-ring.js';
import { newSealer } from './crypto/sealer.js';
import { writeAllowingDuplicates } from './duplicate-keys.js';

/** `privacyRequests`: `_id` is the request's id. */
export interface PrivacyRequestDocument {
  _id: string;
  schemaVersion: 1;
  channel: Channel;
  adapter: AdapterName;
  /** What the person was told, to ask by. */
  confirmationCode: string;
  requestedAt: Date;
  /** Blind indexes of the person's id. */
  identities: string[];
  handled?: { at: Date; by: string };
  key: WrappedKey;
  /** The provider's id of the person. */
  sealedSubject: Uint8Array;
}

/** A request in a list: nothing of it is opened. */
export type PrivacyRequestLine = Omit<PrivacyRequestDocument, 'schemaVersion' | 'key' | 'sealedSubject'>;

/** Requests about personal data, for a person to decide. */
export interface PrivacyRequestStore {
  /** Once per id, however often it is told. */
  recordPrivacyRequests(requests: readonly PrivacyRequest[]): Promise<void>;
  /** Open ones first, from the oldest, then those handled, the latest first; those of one code, or all. */
  listPrivacyRequests(of: { readonly code?: string; readonly limit: number }): Promise<PrivacyRequestLine[]>;
  /** @returns false when it was marked before: who did that, and when, stays. */
  markPrivacyRequestHandled(
    id: string,
    handled: { readonly at: Date; readonly by: string },
  ): Promise<boolean>;
}

/** The requests over the native collection. */
export function createPrivacyRequestStore(
  ring: KeyRing,
  blind: BlindIndex,
  requests: Collection<PrivacyRequestDocument>,
): PrivacyRequestStore {
  function toDocument(request: PrivacyRequest): PrivacyRequestDocument {
    const { id, channel, adapter, confirmationCode, requestedAt, subject } = request;
    const sealer = newSealer(ring, 'privacyRequests', id);
    return {
      _id: id,
      schemaVersion: 1,
      channel,
      adapter,
      confirmationCode,
      requestedAt: new Date(requestedAt),
      identities: [blind.of('external-id', subject)],
      key: sealer.key,
      sealedSubject: sealer.seal('subject', subject),
    };
  }

  return {
    async recordPrivacyRequests(received) {
      if (received.length === 0) return;
      await writeAllowingDuplicates(() => requests.insertMany(received.map(toDocument), { ordered: false }));
    },

    async listPrivacyRequests({ code, limit }) {
      const of = code === undefined ? {} : { confirmationCode: code };
      const read = (filter: Filter<PrivacyRequestDocument>, sort: Sort, count: number) =>
        requests
          .find({ ...of, ...filter }, { sort, limit: count })
          .project<PrivacyRequestLine>({ schemaVersion: 0, key: 0, sealedSubject: 0 })
          .toArray();
      // Null is a missing value to the database, and to its index.
      const open = await read({ 'handled.at': null }, { requestedAt: 1 }, limit);
      if (open.length === limit) return open;
      const handled = { 'handled.at': { $gt: new Date(0) } };
      return [...open, ...(await read(handled, { 'handled.at': -1 }, limit - open.length))];
    },

    async markPrivacyRequestHandled(id, handled) {
      const marked = await requests.updateOne(
        { _id: id, handled: { $exists: false } },
        { $set: { handled } },
      );
      return marked.matchedCount > 0;
    },
  };
}
