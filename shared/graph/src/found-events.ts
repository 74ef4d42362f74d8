import type { InboundDraft, StatusDraft } from '@kanal/adapter';
import { ContractError } from '@kanal/contracts';
import { z } from 'zod';

/** What is found on the way through a batch of Meta's. */
export interface FoundEvents {
  readonly messages: InboundDraft[];
  readonly statuses: StatusDraft[];
  readonly ignored: { readonly reason: string }[];
  readonly malformed: { readonly reason: string; readonly part: Uint8Array }[];
}

/** Where a batch begins. */
export function nothingFound(): FoundEvents {
  return { messages: [], statuses: [], ignored: [], malformed: [] };
}

/** Reads one level of a batch; what cannot be read becomes malformed by itself, as `part`, and the rest goes on. */
export function attempt(found: FoundEvents, read: () => void, part: () => Uint8Array): void {
  try {
    read();
  } catch (error) {
    found.malformed.push({ reason: reasonOf(error), part: part() });
  }
}

/** Names fields and rules, never a value. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return ContractError.fromZod('graph.event', error).message;
  if (error instanceof ContractError) return error.message;
  return 'unreadable';
}
