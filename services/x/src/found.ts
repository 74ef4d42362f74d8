import type { InboundDraft } from '@kanal/adapter';
import { ContractError } from '@kanal/contracts';
import type { EventRead } from './event-read.js';

/** What is found on the way through a call. */
export interface Found {
  readonly messages: InboundDraft[];
  readonly statuses: never[];
  readonly ignored: { readonly reason: string }[];
  readonly malformed: { readonly reason: string; readonly part: Uint8Array }[];
  readonly lookups: { readonly reason: string; readonly part: Uint8Array }[];
}

/** Where a call begins. */
export function nothingFound(): Found {
  return { messages: [], statuses: [], ignored: [], malformed: [], lookups: [] };
}

/** Reads one event; what cannot be read becomes malformed by itself, as `part`, and the rest goes on. */
export function attempt(found: Found, read: () => void, part: () => Uint8Array): void {
  try {
    read();
  } catch (error) {
    // Only our own errors name no values.
    const reason = error instanceof ContractError ? error.message : 'unreadable';
    found.malformed.push({ reason, part: part() });
  }
}

/** Puts what was read where it belongs. */
export function keep(read: EventRead, part: () => Uint8Array, found: Found): void {
  if ('message' in read) found.messages.push(read.message);
  else if ('ignored' in read) found.ignored.push({ reason: read.ignored });
  else found.lookups.push({ reason: read.lookup, part: part() });
}
