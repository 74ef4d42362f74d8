import { type Bus, createStreamReader, type KanalStream, type StoredMessage } from '@kanal/bus';
import { ContractError, type EventKind, fromWire } from '@kanal/contracts';
import type { z } from 'zod';

/** A message that lies in a stream for a person, or why it cannot be read: one bad record hides no other. */
export type StoredRecord<T> =
  | { readonly at: StoredMessage; readonly record: T }
  | { readonly at: StoredMessage; readonly unreadable: string };

/** Which records to read. */
export interface RecordsWanted<S extends z.ZodType> {
  readonly kind: EventKind<S>;
  readonly stream: KanalStream;
  readonly subject: string;
  readonly limit: number;
}

/** The records, oldest first. @throws BusError while the broker is away. */
export async function readRecords<S extends z.ZodType>(
  bus: Bus,
  { kind, ...where }: RecordsWanted<S>,
): Promise<StoredRecord<z.infer<S>>[]> {
  const found: StoredRecord<z.infer<S>>[] = [];
  for await (const at of createStreamReader(bus).read(where)) {
    try {
      found.push({ at, record: fromWire(kind, at.type, at.body) });
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      found.push({ at, unreadable: error.issues.join('; ') });
    }
  }
  return found;
}

/** How a listing shows a record that cannot be read. */
export function unreadableRow({ at, unreadable }: { at: StoredMessage; unreadable: string }) {
  return {
    stream: at.stream,
    sequence: at.sequence,
    storedAt: new Date(at.publishedAtMs).toISOString(),
    unreadable,
  };
}

/** What to do about a record that cannot be read. */
export function unreadableAdvice({ at, unreadable }: { at: StoredMessage; unreadable: string }): string {
  return (
    `${at.stream} ${at.sequence} cannot be read (${unreadable}): use the version of kanal that wrote it, ` +
    `or look at it with: nats stream get ${at.stream} ${at.sequence}`
  );
}
