import type { Request, Response } from 'express';
import type { CallDetails } from '../../core/record-call.js';
import { withholdAnswer } from '../../core/withhold-answer.js';
import { accepted, faultRefusal, type GraphCalls } from '../graph/calls.js';
import type { GraphError } from '../graph/errors.js';
import type { Account } from './account.js';
import { metaErrors } from './errors.js';
import type { MetaContext } from './settings.js';
import { showUsage } from './usage.js';

/** Something the call has made: a message, or a public answer. */
export interface Creation {
  readonly kind: 'created';
  readonly id: string;
  /** JSON of the answer. */
  readonly answer: Readonly<Record<string, unknown>>;
  /** What the product is told of it afterwards. */
  report(isUndelivered: boolean): Promise<void>;
}

/** A call that asks for something to be made, after its token has been found right. */
export interface CreateCall {
  readonly request: Request;
  readonly response: Response;
  readonly account: Account;
  readonly operation: string;
  /** Also whom it would reach. */
  readonly about: CallDetails;
}

/** Answers the call, with the faults in force; `make` is only asked when none of them refuses. */
export async function create(
  context: MetaContext,
  { record, refuse }: GraphCalls,
  { request, response, account, operation, about }: CreateCall,
  make: () => Creation | { readonly kind: 'refused'; readonly error: GraphError },
): Promise<void> {
  const fault = context.faults.strikeCall();
  const details = { ...about, faults: fault === undefined ? [] : [fault.fault] };
  if (fault?.fault === 'reset-before-accept') {
    await record(operation, { kind: 'cut' }, details);
    return void request.socket.resetAndDestroy();
  }
  showUsage(response, account, fault);
  const error = faultRefusal(fault, metaErrors);
  const made = error === undefined ? make() : { kind: 'refused' as const, error };
  if (made.kind === 'refused') return refuse(response, operation, made.error, details);
  await record(operation, accepted, { ...details, messageId: made.id });
  context.inBackground(made.report(fault?.fault === 'undelivered'));
  if (!withholdAnswer(fault, request.socket)) response.json(made.answer);
}
