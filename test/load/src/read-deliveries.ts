import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What the sandbox's ledger has of the messages it delivered by SMPP. */
export interface Deliveries {
  /** Senders whose message was confirmed, with all its parts. */
  readonly confirmed: ReadonlySet<string>;
  /** Senders of whose message a part was last refused or not answered. */
  readonly unsure: ReadonlySet<string>;
  /** From `deliver_sm` to its response, of those that were confirmed, in milliseconds. */
  readonly responsesMs: readonly number[];
  /** Deliveries that the end of a session left without a response. */
  readonly lost: number;
  /** From the end of a session to the first delivery on the next that was confirmed; undefined when none ended. */
  readonly rebindMs: number | undefined;
}

/** The part of a ledger line this is about; see the sandbox's ledger for the whole. */
export interface DeliveryLine {
  readonly kind: string;
  readonly provider: string;
  /** ISO 8601. */
  readonly at: string;
  readonly citizen: string;
  readonly params: { readonly part?: string };
  readonly outcome:
    | { readonly kind: 'answered'; readonly status: number; readonly tookMs: number }
    | { readonly kind: 'failed'; readonly reason: string; readonly tookMs: number };
}

/** Reads the ledger's file from `sinceMs` on, Unix milliseconds. */
export async function readDeliveries(ledgerPath: string, sinceMs: number): Promise<Deliveries> {
  const lines: DeliveryLine[] = [];
  for await (const text of createInterface({ input: createReadStream(ledgerPath) })) {
    if (!text.includes('"kind":"webhook"')) continue;
    const line = JSON.parse(text) as DeliveryLine;
    if (line.provider === 'smpp' && Date.parse(line.at) >= sinceMs) lines.push(line);
  }
  return countDeliveries(lines);
}

/** Counts lines in their order: of each part the last delivery decides. */
export function countDeliveries(lines: readonly DeliveryLine[]): Deliveries {
  const parts = new Map<string, Map<string, boolean>>();
  const responsesMs: number[] = [];
  let lost = 0;
  let endedAtMs: number | undefined;
  let rebindMs: number | undefined;
  for (const { citizen, params, outcome, at } of lines) {
    const isConfirmed = outcome.kind === 'answered' && outcome.status === 200;
    const ofCitizen = parts.get(citizen) ?? new Map<string, boolean>();
    parts.set(citizen, ofCitizen.set(params.part ?? '1/1', isConfirmed));
    if (outcome.kind === 'failed' && outcome.reason === 'lost') {
      lost += 1;
      endedAtMs ??= Date.parse(at);
    }
    if (!isConfirmed) continue;
    responsesMs.push(outcome.tookMs);
    const sentAtMs = Date.parse(at) - outcome.tookMs;
    if (endedAtMs !== undefined && sentAtMs >= endedAtMs) rebindMs ??= sentAtMs - endedAtMs;
  }
  const confirmed = new Set<string>();
  const unsure = new Set<string>();
  for (const [citizen, ofCitizen] of parts) {
    const total = Number([...ofCitizen.keys()][0]?.split('/')[1]);
    const isWhole = ofCitizen.size === total && [...ofCitizen.values()].every(Boolean);
    (isWhole ? confirmed : unsure).add(citizen);
  }
  return { confirmed, unsure, responsesMs, lost, rebindMs };
}
