import type { Request, Response } from 'express';
import { asObject } from '../../core/merge-patch.js';
import { accepted, type GraphCalls } from '../graph/calls.js';
import { readBody } from '../graph/read-body.js';
import type { Account } from './account.js';
import { create } from './create.js';
import type { Memory } from './hear.js';
import { newMid } from './ids.js';
import { judgeSend } from './judge-send.js';
import { reportMessage } from './report-events.js';
import type { MetaContext } from './settings.js';
import { metaSpec } from './spec.js';

/** `POST /{account}/messages`: a direct message, the one private reply to a comment, or a sender action. */
export async function sendMessage(
  context: MetaContext,
  calls: GraphCalls,
  memory: Memory,
  account: Account,
  request: Request,
  response: Response,
): Promise<void> {
  const { body, problems } = readBody(request);
  const { error, violations: unauthorized } = calls.authorized(request, account);
  const { id, comment_id: commentId } = asObject(body['recipient']);
  const isAction = 'sender_action' in body;
  const operation = isAction
    ? 'sender-action'
    : commentId === undefined
      ? 'message.create'
      : 'private-reply.create';
  const specViolations = [...problems, ...metaSpec.sendViolations(account.object, body)];
  const { text } = asObject(body['message']);
  const citizen =
    memory.comments.get(String(commentId))?.citizen ?? memory.citizens.find(account.object, String(id));
  const about = {
    params: body,
    citizen: citizen?.id ?? null,
    violations: [...unauthorized, ...specViolations],
    ...(isAction || typeof text !== 'string' ? {} : { text }),
  };
  if (error !== undefined) return calls.refuse(response, operation, error, about);
  const judge = () => judgeSend(account, body, specViolations, memory, context.clock.nowMs());

  if (isAction) {
    const judged = judge();
    if (judged.kind === 'refused') return calls.refuse(response, operation, judged.error, about);
    await calls.record(operation, accepted, about);
    return void response.json({ recipient_id: judged.citizen.id });
  }
  return create(context, calls, { request, response, account, operation, about }, () => {
    const judged = judge();
    if (judged.kind === 'refused') return judged;
    const mid = newMid(account.object, account.id, context.newHex());
    const sent = { mid, citizen: judged.citizen, message: asObject(body['message']) };
    return {
      kind: 'created',
      id: mid,
      answer: { recipient_id: judged.citizen.id, message_id: mid },
      report: (isUndelivered) => reportMessage(context, account, sent, isUndelivered),
    };
  });
}
