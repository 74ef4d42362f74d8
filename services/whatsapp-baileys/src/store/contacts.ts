import type { SealedRecords } from './sealed-records.js';

/** What is kept of a person who has written: the last messages, so that a reply can quote the one it answers. */
export interface ContactRecord {
  readonly recent: readonly { readonly id: string; readonly text: string }[];
}

/** Who has written to us. Nobody else is ever written to. */
export interface Contacts {
  find(externalId: string): Promise<ContactRecord | undefined>;
  /** Notes messages of one person, the newest last. Calls for one person must not overlap. */
  note(externalId: string, messages: ContactRecord['recent']): Promise<void>;
}

const recentKept = 5;
const quoteChars = 300;

/** Contacts in sealed records, `baileysContacts`. */
export function createContacts(records: SealedRecords<ContactRecord>, now: () => number): Contacts {
  return {
    find: (externalId) => records.find(externalId),
    async note(externalId, messages) {
      const before = (await records.find(externalId))?.recent ?? [];
      const added = messages.map(({ id, text }) => ({ id, text: text.slice(0, quoteChars) }));
      const addedIds = new Set(added.map(({ id }) => id));
      const recent = [...before.filter(({ id }) => !addedIds.has(id)), ...added].slice(-recentKept);
      await records.put(externalId, { recent }, now());
    },
  };
}
