import { asObject } from '../../core/merge-patch.js';
import { type GraphError, graphErrors } from '../graph/errors.js';
import type { GraphBody } from '../graph/read-body.js';
import type { Account } from './account.js';
import type { Citizen } from './citizens.js';
import { metaErrors } from './errors.js';
import type { Memory } from './hear.js';

/** Whom a message would reach, or why it would not be taken. */
export type SendJudgement =
  | { readonly kind: 'refused'; readonly error: GraphError }
  | { readonly kind: 'taken'; readonly citizen: Citizen };

const dayMs = 24 * 3_600_000;
const weekMs = 7 * dayMs;

/** Decides about a message or a sender action. Taking it uses up the one private reply to a comment. */
export function judgeSend(
  account: Account,
  body: GraphBody,
  violations: readonly string[],
  memory: Memory,
  nowMs: number,
): SendJudgement {
  const [violation] = violations;
  if (violation !== undefined) return refused(metaErrors.invalid(violation));
  const { id, comment_id: commentId } = asObject(body['recipient']);
  if (commentId !== undefined) return judgePrivateReply(account, String(commentId), memory, nowMs);
  const citizen = memory.citizens.find(account.object, String(id));
  if (citizen === undefined) return refused(metaErrors.noSuchPerson);
  // A person may still answer a week later, a machine only for a day.
  const allowedMs = body['tag'] === 'HUMAN_AGENT' ? weekMs : dayMs;
  return memory.citizens.silentMs(citizen, nowMs) < allowedMs
    ? { kind: 'taken', citizen }
    : refused(metaErrors.windowClosed(account.object));
}

/** https://developers.facebook.com/docs/messenger-platform/discovery/private-replies */
function judgePrivateReply(
  account: Account,
  commentId: string,
  { comments }: Memory,
  nowMs: number,
): SendJudgement {
  const comment = comments.get(commentId);
  if (comment === undefined || comment.citizen.object !== account.object || comment.place !== 'ours') {
    return refused(graphErrors.noSuchObject);
  }
  if (nowMs - comment.writtenMs >= weekMs) return refused(metaErrors.tooLateToReply);
  if (!comments.takePrivateReply(commentId)) return refused(metaErrors.alreadyReplied);
  return { kind: 'taken', citizen: comment.citizen };
}

function refused(error: GraphError): SendJudgement {
  return { kind: 'refused', error };
}
