import { type AnswerBooks, checkAnswers } from './check-answers.js';
import { checkRecords, type RecordBooks } from './check-records.js';
import type { Evidence } from './evidence.js';
import type { Violation } from './violation.js';

export type { Violation, ViolationKind } from './violation.js';

/** The figures of a run and everything that is wrong with it. */
export interface Books extends RecordBooks, AnswerBooks {
  /** Empty when every promise was kept. */
  readonly violations: readonly Violation[];
}

/**
 * Compares what the provider saw with what the database holds: every message that was answered 200 is recorded once,
 * stands in one complaint or needs none, and was answered at most once; who was not answered has a status that shows
 * it. To be called when the product has come to rest: what is still under way is reported as missing.
 */
export function check(evidence: Evidence): Books {
  const records = checkRecords(evidence);
  const answers = checkAnswers(evidence);
  return {
    ...records.books,
    ...answers.books,
    violations: [...records.violations, ...answers.violations],
  };
}
