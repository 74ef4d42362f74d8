import { randomUUID } from 'node:crypto';
import type { OwedWord } from './documents.js';

/** A word that an act of this moment owes. The router says it at its next sweep. */
export function owedWord(key: OwedWord['key'], values: OwedWord['values'], at: Date): OwedWord {
  return { id: randomUUID(), key, values, at };
}

/** That a complaint, or what it was merged into, has this number in LAPOR!. */
export function handOffWord(trackingId: string, at: Date): OwedWord {
  return owedWord('handoff-recorded', { tracking_id: trackingId }, at);
}
