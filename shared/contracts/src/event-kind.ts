import type { z } from 'zod';
import { ContractError } from './contract-error.js';

/** The JetStream streams. What each holds and how long is provisioned by the bus. */
export type StreamName = 'INBOUND' | 'OUTBOUND' | 'STATUS' | 'MEDIA' | 'REPARSE' | 'DLQ' | 'COMPLAINTS';

/** A message ready for JetStream: CloudEvents 1.0 in binary mode (attributes as headers, JSON body). */
export interface Publication {
  readonly stream: StreamName;
  /** Carries no personal data. */
  readonly subject: string;
  /** `Nats-Msg-Id`: the same id published twice is stored once within the stream's duplicate window. */
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Turns the data of one version into that of the next. Pure, and never removed once published. */
export type Upcaster = (old: Record<string, unknown>) => Record<string, unknown>;

/** One kind of event on the bus: its schema, its version, its way from older versions, and its address. */
export interface EventKind<S extends z.ZodType> {
  /** CloudEvents `type`, without the version: `kanal.inbound`. */
  readonly type: string;
  readonly version: number;
  readonly schema: S;
  /** `upcasters[n]` turns version n into version n + 1; one for every version ever published before this one. */
  readonly upcasters: Readonly<Record<number, Upcaster>>;
  readonly stream: StreamName;
  readonly id: (data: z.infer<S>) => string;
  readonly subject: (data: z.infer<S>) => string;
  /** CloudEvents `source`: a path that names the part of Kanal, never a person. */
  readonly source: (data: z.infer<S>) => string;
  readonly time: (data: z.infer<S>) => string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The publication of `data`, checked against the kind's schema.
 * `trace` holds W3C trace context headers to carry on.
 * @throws ContractError when the data does not fit: a fault of the producer, found before anything is sent.
 */
export function toPublication<S extends z.ZodType>(
  kind: EventKind<S>,
  data: z.infer<S>,
  trace: Readonly<Record<string, string>> = {},
): Publication {
  const checked = kind.schema.safeParse(data);
  if (!checked.success) throw ContractError.fromZod(kind.type, checked.error);
  const id = kind.id(data);
  return {
    stream: kind.stream,
    subject: kind.subject(data),
    id,
    headers: {
      ...trace,
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-source': kind.source(data),
      'ce-type': `${kind.type}.v${kind.version}`,
      'ce-time': kind.time(data),
      'content-type': 'application/json',
    },
    body: encoder.encode(JSON.stringify(data)),
  };
}

/**
 * The data of a received event, brought up to the current version and checked.
 * @throws ContractError when it is of another kind, of a newer version, not JSON, or does not fit the schema.
 */
export function fromWire<S extends z.ZodType>(
  kind: EventKind<S>,
  type: string,
  body: Uint8Array,
): z.infer<S> {
  const version = versionIn(kind, type);
  let data = parseJson(kind.type, body);
  for (let from = version; from < kind.version; from++) {
    const upcast = kind.upcasters[from];
    if (!upcast) throw new ContractError(kind.type, [`no upcaster from version ${from}`]);
    data = upcast(data);
  }
  const checked = kind.schema.safeParse(data);
  if (!checked.success) throw ContractError.fromZod(kind.type, checked.error);
  return checked.data;
}

function versionIn(kind: { type: string; version: number }, type: string): number {
  const match = /^(.+)\.v(\d+)$/.exec(type);
  if (match?.[1] !== kind.type) throw new ContractError(kind.type, [`ce-type is "${type}"`]);
  const version = Number(match[2]);
  if (version < 1 || version > kind.version) {
    throw new ContractError(kind.type, [
      `version ${version} is not known here, the newest is ${kind.version}`,
    ]);
  }
  return version;
}

function parseJson(type: string, body: Uint8Array): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(decoder.decode(body));
    if (typeof data === 'object' && data !== null && !Array.isArray(data))
      return data as Record<string, unknown>;
  } catch {
    // Told below without the parser's message, which quotes the body.
  }
  throw new ContractError(type, ['the body is not a JSON object']);
}
