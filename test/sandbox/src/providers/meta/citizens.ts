import type { MetaObject } from './account.js';
import { digits } from './ids.js';

/** A person as one account sees them: the same one has other ids on the Page and on Instagram. */
export interface Citizen {
  readonly object: MetaObject;
  /** PSID or IGSID: digits, and the name in the ledger. */
  readonly id: string;
  readonly name: string;
  /** As Instagram shows it. */
  readonly username: string;
}

/** The people who have written, and when. */
export interface Citizens {
  /** Reads an address: an id of digits, or any name, which always leads to the same id. */
  named(object: MetaObject, address: string): Citizen;
  /** Somebody who has written to this account, directly or publicly. */
  find(object: MetaObject, id: string): Citizen | undefined;
  /** Remembers the person as one who has written. */
  meet(citizen: Citizen): void;
  /** A direct message has come: the windows for answers open anew. */
  hearDirect(citizen: Citizen, nowMs: number): void;
  /** How long ago the person wrote directly; infinite when never. */
  silentMs(citizen: Citizen, nowMs: number): number;
  /** Returns when this id was first told, if it was; otherwise it is from now on. */
  firstTold(messageId: string, nowMs: number): number | undefined;
}

const idPattern = /^\d{5,20}$/;

/** Knows nobody at first. */
export function createCitizens(): Citizens {
  const known = new Map<string, Citizen>();
  const lastDirectMs = new Map<string, number>();
  const firstToldMs = new Map<string, number>();
  const keyOf = ({ object, id }: Pick<Citizen, 'object' | 'id'>) => `${object} ${id}`;
  return {
    named: (object, address) => {
      const isId = idPattern.test(address);
      const id = isId ? address : digits(`${object} ${address}`, 16);
      const name = isId ? (known.get(keyOf({ object, id }))?.name ?? `Warga ${id.slice(-4)}`) : address;
      return { object, id, name, username: name.toLowerCase().replace(/[^a-z0-9_.]+/g, '_') };
    },
    find: (object, id) => known.get(keyOf({ object, id })),
    meet: (citizen) => void known.set(keyOf(citizen), citizen),
    hearDirect: (citizen, nowMs) => {
      lastDirectMs.set(keyOf(citizen), Math.max(nowMs, lastDirectMs.get(keyOf(citizen)) ?? 0));
    },
    silentMs: (citizen, nowMs) => nowMs - (lastDirectMs.get(keyOf(citizen)) ?? Number.NEGATIVE_INFINITY),
    firstTold: (messageId, nowMs) => {
      const firstMs = firstToldMs.get(messageId);
      if (firstMs === undefined) firstToldMs.set(messageId, nowMs);
      return firstMs;
    },
  };
}
