import { userIdOf } from './ids.js';

/** Somebody at X. */
export interface Person {
  /** Digits, and the name in the ledger. */
  readonly id: string;
  readonly name: string;
  /** Without the @. */
  readonly username: string;
  /** Only followers can read what they post, and X tells us nothing of it. */
  readonly isProtected: boolean;
  readonly followers: number;
}

/** The people X knows. */
export interface People {
  /** Reads an address: an id of digits, or any name, which always leads to the same person. */
  named(address: string, change?: Partial<Pick<Person, 'isProtected' | 'followers' | 'username'>>): Person;
  find(id: string): Person | undefined;
  /** By the name without the @, in any case of letters. */
  byUsername(username: string): Person | undefined;
}

/** Knows `us` at first. */
export function createPeople(us: Person): People {
  const byId = new Map<string, Person>();
  const byName = new Map<string, Person>();
  const meet = (person: Person): Person => {
    byId.set(person.id, person);
    byName.set(person.username.toLowerCase(), person);
    return person;
  };
  meet(us);
  return {
    named: (address, change = {}) => {
      const isId = /^\d{5,19}$/.test(address);
      const id = isId ? address : userIdOf(address);
      const known = byId.get(id);
      if (known !== undefined && Object.keys(change).length === 0) return known;
      const name = known?.name ?? (isId ? `Warga ${id.slice(-4)}` : address);
      const username = known?.username ?? usernameOf(isId ? '' : address, id);
      return meet({ id, name, username, isProtected: false, followers: 12, ...known, ...change });
    },
    find: (id) => byId.get(id),
    byUsername: (username) => byName.get(username.toLowerCase()),
  };
}

/** At most 15 letters, digits and underscores; the digits of the id where the name gives too few. */
function usernameOf(name: string, id: string): string {
  const letters = name.normalize('NFKD').replace(/[^A-Za-z0-9_]+/g, '');
  return letters.length >= 4 ? letters.slice(0, 15) : `warga${id.slice(-8)}`;
}
