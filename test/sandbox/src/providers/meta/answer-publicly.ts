import type { Request, Response } from 'express';
import type { GraphCalls } from '../graph/calls.js';
import { graphErrors } from '../graph/errors.js';
import { readBody } from '../graph/read-body.js';
import type { Account } from './account.js';
import type { Comment } from './comments.js';
import { create } from './create.js';
import { metaErrors } from './errors.js';
import type { Memory } from './hear.js';
import { newCommentId } from './ids.js';
import { reportAnswer } from './report-events.js';
import type { MetaContext } from './settings.js';
import { metaSpec } from './spec.js';

/**
 * `POST /{comment}/comments` on Facebook, `/{comment}/replies` on Instagram, and `/{account}/mentions` there: a public
 * answer. In the ledger its citizen is the one who is answered.
 */
export async function answerPublicly(
  context: MetaContext,
  calls: GraphCalls,
  { comments }: Memory,
  account: Account,
  request: Request,
  response: Response,
): Promise<void> {
  const [node, edge] = [request.params['0'] ?? '', request.params['1']];
  const { body, problems } = readBody(request);
  const { error, violations: unauthorized } = calls.authorized(request, account);
  const isMention = edge === 'mentions';
  const found = comments.get(isMention ? String(body['comment_id'] ?? body['media_id']) : node);
  const comment = isAnswerable(found, account, isMention, body['media_id']) ? found : undefined;
  const specViolations = [
    ...problems,
    ...(isMention ? metaSpec.mentionAnswerViolations(body) : metaSpec.answerViolations(account.object, body)),
  ];
  const text = typeof body['message'] === 'string' ? body['message'] : undefined;
  const about = {
    params: { ...body, ...(isMention ? {} : { answered: node }) },
    citizen: comment?.citizen.id ?? null,
    violations: [...unauthorized, ...specViolations],
    ...(text === undefined ? {} : { text }),
  };
  const operation = 'comment.create';
  if (error !== undefined) return calls.refuse(response, operation, error, about);
  return create(context, calls, { request, response, account, operation, about }, () => {
    const [violation] = specViolations;
    if (violation !== undefined) return { kind: 'refused', error: metaErrors.invalid(violation) };
    if (comment === undefined) return { kind: 'refused', error: graphErrors.noSuchObject };
    const id = newCommentId(account.object, context.newHex());
    return {
      kind: 'created',
      id,
      answer: { id },
      // Under a post that is not ours nobody tells us of what we write.
      report: async () =>
        isMention ? undefined : reportAnswer(context, account, { id, to: comment, text: text ?? '' }),
    };
  });
}

/** A mention is answered by way of the account, and by the picture it stands under; a comment of ours by itself. */
function isAnswerable(
  comment: Comment | undefined,
  account: Account,
  isMention: boolean,
  mediaId: unknown,
): boolean {
  if (comment?.citizen.object !== account.object) return false;
  return isMention
    ? comment.place !== 'ours' && comment.mediaId === String(mediaId)
    : comment.place === 'ours';
}
