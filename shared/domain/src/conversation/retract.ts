import type { ComplaintState } from '../complaint-state.js';
import type { Decision, DecisionReason } from './decision.js';
import type { ComplaintHead, Say } from './facts.js';

/** States in which a complaint is with us alone: what its citizen takes back has reached nobody else yet. */
const oursAlone: ReadonlySet<ComplaintState> = new Set([
  'diterima',
  'menunggu_kelengkapan',
  'menunggu_verifikasi',
  'terverifikasi',
  'siap_dialihkan',
  'ditunda',
]);

/**
 * The decision about a citizen who takes a complaint back. While it is with us it is archived as withdrawn by its reporter.
 * What LAPOR! has, or is about to have, only a person can take back there.
 */
export function retract(to: ComplaintHead, because: DecisionReason, isReplyWaiting: boolean): Decision {
  const isOurs = oursAlone.has(to.state);
  const said: Say = { intent: 'status', key: isOurs ? 'withdrawn' : 'withdraw-asked' };
  return {
    decision: 'append',
    to,
    marks: { retraction: isOurs ? 'close' : 'ask' },
    // Instead of the acknowledgement that waits: nobody has to be told the way to LAPOR! any more.
    ...(isReplyWaiting ? { says: [], renewed: { ...said, waits: true } } : { says: [said] }),
    reasons: [because, isOurs ? 'retracted' : 'retraction-too-late'],
  };
}
