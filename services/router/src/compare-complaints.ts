import type { InboundMessage } from '@kanal/contracts';
import { type Assessment, type Marks, type Reading, sketchOf } from '@kanal/domain';
import type { ComparableComplaint, Store } from '@kanal/store';
import type { Plan } from './plan.js';

/** What a complaint is compared with others by, from the message that made it one; undefined while it says nothing. */
export function comparableOf(
  complaintId: string,
  message: Pick<InboundMessage, 'sentAt'>,
  reading: Pick<Reading, 'text'>,
  assessment: Pick<Assessment, 'isSubstantive' | 'class' | 'places'>,
  { anonymous = false, secret = false }: { readonly anonymous?: boolean; readonly secret?: boolean },
): ComparableComplaint | undefined {
  if (!assessment.isSubstantive) return undefined;
  return {
    id: complaintId,
    anonymous,
    secret,
    class: assessment.class,
    places: assessment.places,
    at: new Date(message.sentAt),
    sketch: sketchOf(reading.text),
  };
}

/** Whether others must not be seen with a complaint any more, by what a message marked. */
export function leavesGroups({ anonymous, secret, retraction }: Marks): boolean {
  return anonymous === true || secret === true || retraction === 'close';
}

/**
 * Suggests what is likely about the same thing as the complaints of a batch, and takes those out that others must not be
 * seen with any more. Nothing is merged. Both can be done again.
 */
export async function compareComplaints(plans: readonly Plan[], store: Store, now: Date): Promise<void> {
  const opened = plans.flatMap(({ comparable }) => comparable ?? []);
  if (opened.length > 0) await store.suggestSimilar(opened, now);
  const gone = plans.flatMap(({ leavesGroups: isGone, complaintId }) =>
    isGone && complaintId ? [complaintId] : [],
  );
  if (gone.length === 0) return;
  await store.withdrawFromGroups(gone, { actor: 'router', reason: 'permintaan_pelapor', at: now });
}
