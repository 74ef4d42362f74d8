import { replyId } from './derived-ids.js';
import type { Evidence, StoredReceipt } from './evidence.js';
import { groupBy } from './group-by.js';
import type { Violation, ViolationKind } from './violation.js';

/** What was answered. */
export interface AnswerBooks {
  /** Replies the provider accepted. */
  readonly replies: number;
  /** Replies nobody knows the fate of, so that a person has to look. */
  readonly unknown: number;
  /** Replies recorded as refused. */
  readonly rejected: number;
}

/** Which reply a message with this outcome calls for; the others may be answered or not. */
const intentOf: Readonly<Record<string, string | undefined>> = { opened: 'ack', answered: 'status' };

/** What a provider tells of a reply that needs no further news, and what may then be recorded. */
const finalStates: Readonly<Record<string, readonly string[] | undefined>> = {
  delivered: ['delivered', 'read'],
  undelivered: ['rejected'],
  read: ['read'],
  failed: ['rejected'],
};

/** Statuses that show a person that a citizen may be without an answer. */
const visiblyUnanswered: ReadonlySet<string | undefined> = new Set(['unknown', 'rejected']);

/** Checks that nobody was answered twice or unasked, and that a missing answer can be seen. */
export function checkAnswers({ posts, calls, receipts, deliveries }: Evidence): {
  readonly books: AnswerBooks;
  readonly violations: readonly Violation[];
} {
  const violations: Violation[] = [];
  const violate = (kind: ViolationKind, about: string) => violations.push({ kind, about });
  const statusOf = new Map(deliveries.map((delivery) => [delivery.id, delivery.status]));
  const accepted = calls.filter((call) => call.isAccepted);
  const answers = groupBy(accepted, (call) => call.replyId ?? '');

  const citizenOf = new Map(
    posts
      .filter((post) => post.kind === 'webhook' && !post.isForged)
      .map((post) => [post.receiptId, post.citizen]),
  );
  const asking = receipts.filter((receipt) => receipt.outcome !== 'appended');
  const questions = groupBy(asking, (receipt) => citizenOf.get(receipt.id) ?? '');
  for (const receipt of receipts) {
    const due = dueReply(receipt);
    if (due === undefined || answers.has(due) || visiblyUnanswered.has(statusOf.get(due))) continue;
    violate('not answered and nobody can see it', receipt.id);
  }

  const known = new Set(asking.flatMap((receipt) => repliesTo(receipt)));
  for (const [id, same] of answers) {
    const about = id === '' ? (same[0]?.citizen ?? '') : id;
    if (!known.has(id)) violate('answer without a question', about);
    else if (same.length > 1) violate('answered more than once', about);
    if (id !== '' && !statusOf.has(id)) violate('its status was never recorded', id);
  }
  // Counted by the number too: this holds whatever the product gives the provider to come back.
  for (const [citizen, same] of groupBy(accepted, (call) => call.citizen)) {
    if (same.length > (questions.get(citizen)?.length ?? 0)) violate('more answers than questions', citizen);
  }

  for (const post of posts) {
    const recorded = finalStates[post.tells?.state ?? ''];
    const id = post.tells?.replyId;
    if (post.kind !== 'callback' || post.status !== 200 || post.isForged || !recorded || !id) continue;
    if (!recorded.includes(statusOf.get(id) ?? '')) violate('its status fell behind', id);
  }
  for (const call of calls) {
    for (const departure of call.violations) violate('call against the specification', departure);
  }

  const count = (status: string) => deliveries.filter((delivery) => delivery.status === status).length;
  return {
    books: { replies: accepted.length, unknown: count('unknown'), rejected: count('rejected') },
    violations,
  };
}

function dueReply({ id, outcome }: StoredReceipt): string | undefined {
  const intent = intentOf[outcome ?? ''];
  return intent === undefined ? undefined : replyId(id, intent);
}

/** Ids of every reply a message may get: a command is confirmed with the intent of a status. */
function repliesTo({ id }: StoredReceipt): string[] {
  return ['ack', 'status'].map((intent) => replyId(id, intent));
}
