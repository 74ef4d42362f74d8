import type { Assessment } from './assessment.js';
import type { ComplaintHead, Consent, Say, ToldKey, Wishes } from './facts.js';

/** Why a message was recorded and nothing done about it: a metric's label, so the list is fixed. */
export const setAsideReasons = [
  /** A machine wrote it, or another app has the conversation (standby): the contract's `noReply`. */
  'no-reply',
  'nothing-in-it',
  /** A change that does not say of which message. */
  'original-unnamed',
  /** A change of a message of another conversation, or of the other side. */
  'original-elsewhere',
  /** An edit of what its writer has taken back. */
  'original-withdrawn',
  /** Written on our side while the citizen has no complaint that is open. */
  'no-open-complaint',
  /** Written by an account of ours or another agency's: no citizen. */
  'official-account',
  /** Our own words, sent back by a machine. */
  'echo',
] as const;

/** Why a message was set aside. */
export type SetAsideReason = (typeof setAsideReasons)[number];

/**
 * Why it was decided so: stored with each message for whoever asks, so the list is fixed.
 * Sentences for people: `explanations.ts`.
 */
export const decisionReasons = [
  'first-message',
  'earlier-closed',
  'earlier-full',
  'too-long-after',
  'other-agency',
  'open-complaint',
  'edit-came-first',
  'substantive',
  'not-substantive',
  'became-substantive',
  'guided-before',
  'acknowledged-before',
  'fills-missing',
  'policy-hand-off',
  'agreed-to-hand-off',
  'anonymous-asked',
  'secret-asked',
  'secret-by-class',
  'emergency',
  'correction',
  'retracted',
  'retraction-too-late',
  'thanks-or-greeting',
  'asked-status',
  'keyword',
  'consent-out',
  'answered-too-often',
] as const;

/** Why it was decided so. */
export type DecisionReason = (typeof decisionReasons)[number];

/** What a message changes in its complaint besides being in it. */
export interface Marks {
  readonly assessment?: Assessment;
  readonly anonymous?: true;
  readonly secret?: true;
  /** To the hand-off queue. */
  readonly handOff?: 'citizen' | 'policy';
  /** A person has to look at once. */
  readonly emergency?: true;
  /** Its citizen corrects what was said: a person has to read it. */
  readonly correction?: true;
  /**
   * The citizen takes the complaint back. `close`: it is archived. `ask`: LAPOR! has it or is about to, so a person has
   * to see to it there.
   */
  readonly retraction?: 'close' | 'ask';
  readonly told?: readonly ToldKey[];
}

/**
 * What is to be done with one message. Every message has exactly one decision, so that the books balance.
 * - `open`: a new complaint, the `serial`-th of its conversation.
 * - `append`: belongs to a complaint that is open.
 * - `edit`: what a complaint holds says something else now; no answer.
 * - `withdraw`: its writer took a message back; `from` is the complaint that holds it. No answer.
 * - `note`: written on our side, for the record of the complaint.
 * - `identities`: the citizen goes by other ids.
 * - `answer`: a question to us, or a wish while there is no complaint.
 * - `consent`: STOP or START.
 * - `set-aside`: recorded, nothing to do.
 */
export type Decision = { readonly reasons: readonly DecisionReason[] } & (
  | {
      readonly decision: 'open';
      readonly serial: number;
      readonly assessment: Assessment;
      readonly marks: Marks;
      readonly says: readonly Say[];
      /** It is told what a complaint needs instead of a ticket. */
      readonly isGuided: boolean;
    }
  | {
      readonly decision: 'append';
      readonly to: ComplaintHead;
      readonly marks: Marks;
      readonly says: readonly Say[];
      /** What the held reply of the complaint says from now on. */
      readonly renewed?: Say;
      /** The request to send again what could not be read; the conversation lets it out once a day. */
      readonly ask?: Say;
    }
  | { readonly decision: 'edit'; readonly of: ComplaintHead; readonly marks: Marks }
  | { readonly decision: 'withdraw'; readonly from?: ComplaintHead }
  | { readonly decision: 'note'; readonly to: ComplaintHead }
  | { readonly decision: 'identities' }
  | { readonly decision: 'answer'; readonly says: readonly Say[]; readonly wishes?: Wishes }
  | {
      readonly decision: 'consent';
      readonly consent: Consent;
      readonly says: readonly Say[];
      /** Its reply that waits must not go out any more. */
      readonly silences?: ComplaintHead;
    }
  | { readonly decision: 'set-aside'; readonly reason: SetAsideReason }
);
