import { open } from 'node:fs/promises';
import type { ProviderReply } from './reconcile.js';

/** A reply as the sandbox's ledger has it. */
export interface LedgerReply extends ProviderReply {
  /** When the provider decided on it, Unix milliseconds. */
  readonly atMs: number;
  /** Where the call departed from the provider's specification. */
  readonly violations: readonly string[];
}

/** Follows the sandbox's ledger file. */
export interface LedgerTail {
  /** The replies since the last call. A line still being written is left for the next. */
  readNew(): Promise<LedgerReply[]>;
}

/** The part of a ledger line this is about; see the sandbox's ledger for the whole. */
interface CallLine {
  readonly kind: string;
  readonly operation: string;
  readonly at: string;
  /** Null when the call names nobody the provider knows. */
  readonly citizen: string | null;
  /** Of a call that creates a message, by SMPP of the one with its last part. */
  readonly text?: string;
  readonly verdict: { readonly kind: string };
  readonly violations: readonly string[];
}

/** Begins at the start of the file, which need not exist yet. */
export function tailLedger(path: string): LedgerTail {
  let offset = 0;
  return {
    async readNew() {
      const added = await readFrom(path, offset);
      const wholeBytes = added.lastIndexOf(0x0a) + 1;
      offset += wholeBytes;
      return added
        .subarray(0, wholeBytes)
        .toString()
        .split('\n')
        .filter((line) => line.includes('"kind":"call"'))
        .map((line) => JSON.parse(line) as CallLine)
        .filter((line) => line.kind === 'call' && isReply(line))
        .map((line) => ({
          to: line.citizen ?? '',
          isAccepted: line.verdict.kind === 'accepted',
          atMs: Date.parse(line.at),
          violations: line.violations,
        }));
    },
  };
}

function isReply({ operation, text }: CallLine): boolean {
  return operation === 'message.create' || (operation === 'submit_sm' && text !== undefined);
}

async function readFrom(path: string, offset: number): Promise<Buffer> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return Buffer.alloc(0);
  try {
    const { size } = await file.stat();
    const added = Buffer.alloc(Math.max(0, size - offset));
    const { bytesRead } = await file.read(added, 0, added.length, offset);
    return added.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
