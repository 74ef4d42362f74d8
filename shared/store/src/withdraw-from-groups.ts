import type { MergeReason, MergeStore } from './merges.js';
import type { SimilarComplaintStore } from './similar-complaints.js';

/** For complaints that others must not be seen with any more. */
export interface GroupWithdrawals {
  /**
   * Takes complaints that became secret or anonymous out of the comparison, out of their groups and out of what they
   * were merged into; what was merged into them is free again, too. Their flags must be written before: a merge that
   * comes later is then refused, and one that came before is found here. Safe to repeat, for ever.
   */
  withdrawFromGroups(ids: readonly string[], by: MergeReason): Promise<void>;
}

/** Joins the two. */
export function createGroupWithdrawals(
  { withdrawSimilarity }: Pick<SimilarComplaintStore, 'withdrawSimilarity'>,
  { unmergeWithdrawn }: Pick<MergeStore, 'unmergeWithdrawn'>,
): GroupWithdrawals {
  return {
    async withdrawFromGroups(ids, by) {
      await withdrawSimilarity(ids, by.at);
      await unmergeWithdrawn(ids, by);
    },
  };
}
