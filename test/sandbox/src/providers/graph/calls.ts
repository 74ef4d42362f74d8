import type { Request, RequestHandler, Response } from 'express';
import type { CallFault } from '../../core/fault-plan.js';
import type { Verdict } from '../../core/ledger-entry.js';
import type { ProviderContext } from '../../core/provider-context.js';
import { type CallDetails, createCallRecorder, type RecordCall } from '../../core/record-call.js';
import { type Authorization, authorize, type Credentials } from './authorize.js';
import { errorBody, type GraphError, graphErrors } from './errors.js';

/** The verdict of a call that did what was asked. */
export const accepted: Verdict = { kind: 'accepted' };

/** What the calls of one provider are answered with; each is in the ledger before its answer leaves. */
export interface GraphCalls {
  readonly record: RecordCall;
  /** Answers with an error. */
  refuse(response: Response, operation: string, error: GraphError, details?: CallDetails): Promise<void>;
  /** Checks token and proof. */
  authorized(request: Request, credentials: Credentials): Authorization;
  /** Refuses what the sandbox does not play, as a violation. */
  readonly refuseUnknown: RequestHandler;
}

/** The calls of one provider. */
export function createGraphCalls(context: ProviderContext, providerName: string): GraphCalls {
  const record = createCallRecorder(context.ledger, providerName);
  const refuse: GraphCalls['refuse'] = async (response, operation, error, details = {}) => {
    const { code, status, message } = error;
    await record(operation, { kind: 'rejected', code, status, message }, details);
    response.status(status).json(errorBody(error, context.newHex()));
  };
  return {
    record,
    refuse,
    authorized: (request, credentials) =>
      authorize(
        { authorization: request.headers.authorization, proof: request.query['appsecret_proof'] },
        credentials,
      ),
    refuseUnknown: (request, response) =>
      refuse(response, 'unknown', graphErrors.unknownPath, {
        violations: [`the sandbox knows no ${request.method} at this path`],
      }),
  };
}

/** Every path of the Graph API. */
export const anyGraphPath = /^\/v\d+\.\d+(\/|$)/;

/** The refusal a fault asks for, out of the provider's own; undefined when the fault is of another sort. */
export function faultRefusal(
  fault: CallFault | undefined,
  errors: {
    readonly tooManyRequests: (code: number | undefined) => GraphError;
    readonly serverError: GraphError;
  },
): GraphError | undefined {
  if (fault?.fault === 'too-many-requests') return errors.tooManyRequests(fault.errorCode);
  if (fault?.fault === 'server-error') return { ...errors.serverError, status: fault.status };
  return undefined;
}
