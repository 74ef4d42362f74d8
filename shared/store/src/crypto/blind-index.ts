import { createHmac, type KeyObject } from 'node:crypto';
import type { Alias, InboundMessage } from '@kanal/contracts';

/** Half of SHA-256 is beyond guessing and collision, and half the size in every index. */
const indexBytes = 16;

/** Finds people in sealed records: the same name gives the same value, and the value leads nowhere without the key. */
export interface BlindIndex {
  /** 22 base64url characters. Types are kept apart: a username never equals a phone number. */
  of(alias: Alias): string;
  /** Of every name a counterpart has, each once. */
  ofAll(counterpart: InboundMessage['counterpart']): string[];
}

/** @param key its own key, not one that encrypts; a new one makes people unfindable until all records are indexed again */
export function createBlindIndex(key: KeyObject): BlindIndex {
  function of({ type, value }: Alias): string {
    return createHmac('sha256', key)
      .update(JSON.stringify([type, normalise(type, value)]))
      .digest()
      .subarray(0, indexBytes)
      .toString('base64url');
  }
  return {
    of,
    ofAll({ aliases, username }) {
      const names: Alias[] = username === undefined ? aliases : [...aliases, { type: 'username', value: username }];
      return [...new Set(names.map(of))];
    },
  };
}

/** One spelling per name: E.164 for phones, lower case without `@` for usernames; ids are exact. */
function normalise(type: Alias['type'], value: string): string {
  switch (type) {
    case 'phone':
      return normalisePhone(value);
    case 'username':
      return value.trim().replace(/^@/, '').toLowerCase();
    default:
      return value.trim();
  }
}

/**
 * Adapters deliver E.164; an admin who looks somebody up types `0812…`, `62812…` or `+62 812-…`. A number without a
 * country is Indonesian. Six digits or fewer are a short code, which has no country.
 */
function normalisePhone(value: string): string {
  const digits = value.replace(/\D/g, '');
  if (digits.length <= 6) return digits;
  if (value.trim().startsWith('+')) return `+${digits}`;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  return digits.startsWith('0') ? `+62${digits.slice(1)}` : `+${digits}`;
}
