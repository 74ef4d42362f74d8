import { z } from 'zod';
import type { ProviderContext } from '../../core/provider-context.js';

/** One account at the SMSC: of one operator with one number, and how that operator writes. */
export const smppAccountSchema = z.strictObject({
  /** The operator's, as the ledger and `kirim` name it. */
  name: z.string().min(1),
  systemId: z.string().min(1),
  password: z.string().min(1),
  /** The number citizens write to, as the operator writes it. */
  number: z.string().regex(/^\d{3,15}$/, 'must be 3 to 15 digits'),
  /** How it tells what became of a message, where it is asked. */
  receipts: z.enum(['text', 'parameters', 'both']).default('text'),
  /** How it writes a message's id when it takes the message, and in its receipt. */
  responseIds: z.enum(['hex', 'decimal']).default('hex'),
  receiptIds: z.enum(['hex', 'decimal']).default('hex'),
  /** From taking a message to its receipt. */
  receiptAfterMs: z.int().min(0).default(50),
});

/** One account at the SMSC. */
export type SmppAccount = Readonly<z.output<typeof smppAccountSchema>>;

/** The SMSC the sandbox plays, for one operator or several. */
export interface SmppSettings {
  /** Port on the loopback; 0 takes a free one. */
  readonly port: number;
  /** At least one; the first is who a citizen writes to when nothing else is said. */
  readonly accounts: readonly SmppAccount[];
}

/** What every part of the SMSC works with. */
export type SmppContext = SmppSettings & ProviderContext;
