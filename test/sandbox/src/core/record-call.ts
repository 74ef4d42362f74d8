import type { Ledger } from './ledger.js';
import type { LedgerEntry, NewEntry, Verdict } from './ledger-entry.js';

/** What there is to say of a call beside its operation; absent fields are empty. */
export type CallDetails = Partial<
  Omit<Extract<NewEntry, { kind: 'call' }>, 'kind' | 'provider' | 'operation' | 'verdict'>
>;

/** Writes the calls of one provider's API into the ledger; as `Ledger.append`, to be awaited before the answer. */
export type RecordCall = (operation: string, verdict: Verdict, details?: CallDetails) => Promise<LedgerEntry>;

/** The recorder of one provider. */
export function createCallRecorder(ledger: Ledger, provider: string): RecordCall {
  return (operation, verdict, details = {}) =>
    ledger.append({
      kind: 'call',
      provider,
      operation,
      citizen: null,
      messageId: null,
      params: {},
      violations: [],
      faults: [],
      ...details,
      verdict,
    });
}
