import express, { type Request, type RequestHandler, type Response } from 'express';
import type { CallFault } from '../../core/fault-plan.js';
import { type CallDetails, createCallRecorder, type RecordCall } from '../../core/record-call.js';
import { withholdAnswer } from '../../core/withhold-answer.js';
import { type Problem, problemBody, problems } from './problems.js';
import type { RateLimits, RateState } from './rate-limits.js';
import { providerName, type XContext } from './settings.js';
import type { Tokens } from './tokens.js';
import type { Wallet } from './wallet.js';

/** As whom a call is made: as the account, with its access token, or as the app, with the bearer token. */
export type Caller = 'user' | 'app';

/** The body of a call, as far as it is a JSON object. */
export type Body = Readonly<Record<string, unknown>>;

/** What a call has come to. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly answer: Readonly<Record<string, unknown>>;
      readonly status?: number;
      /** Of what was made. */
      readonly messageId?: string;
      /** Goes on after the answer. */
      readonly after?: () => Promise<unknown>;
    }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** One thing the API does. */
export interface Operation {
  /** Its name in the ledger. */
  readonly name: string;
  readonly callers: readonly Caller[];
  /** Whether it creates a message or a public answer. */
  readonly isCreation?: boolean;
  /** Whether it is free, and so also done without credits. */
  readonly isFree?: boolean;
  /** What the ledger says of a call, refused or not. */
  about(request: Request, body: Body): CallDetails;
  run(request: Request, body: Body, caller: Caller): Outcome | Promise<Outcome>;
}

/** What the calls are answered with; each is in the ledger before its answer leaves. */
export interface Calls {
  readonly record: RecordCall;
  /** Keeps the body as text, then does what the operation says, with the faults in force. */
  handle(operation: Operation): RequestHandler[];
}

/** The parts that decide about every call. */
export interface CallParts {
  readonly tokens: Tokens;
  readonly wallet: Wallet;
  readonly rates: RateLimits;
}

/** Keeps the body of any type as text. */
export const rawBody = express.text({ type: () => true, limit: '1mb' });

/** As X checks a call: who calls, how often, whether it is paid for, and only then what it asks for. */
export function createCalls(context: XContext, { tokens, wallet, rates }: CallParts): Calls {
  const record = createCallRecorder(context.ledger, providerName);

  const refuse = async (response: Response, name: string, problem: Problem, about: CallDetails) => {
    const { status, title, detail } = problem;
    await record(name, { kind: 'rejected', status, code: status, message: `${title}: ${detail}` }, about);
    response.status(status).json(problemBody(problem));
  };

  async function handle(operation: Operation, request: Request, response: Response): Promise<void> {
    const { name, callers, isCreation = false } = operation;
    const { body, problems: bodyProblems } = readJson(request);
    const told = operation.about(request, body);
    const { caller, problem: unauthorized } = callerOf(request.headers.authorization, callers);
    const about = {
      params: { ...request.query, ...body },
      ...told,
      violations: [
        ...(unauthorized === undefined
          ? []
          : [unauthorized.title === 'Unauthorized' ? 'no good token' : 'the wrong kind of token']),
        ...bodyProblems,
        ...(told.violations ?? []),
      ],
    };
    if (unauthorized !== undefined) return refuse(response, name, unauthorized, about);

    const rate = rates.count(name, caller);
    response.set(rate.headers);
    const fault = context.faults.strikeCall(name, isCreation);
    const details = { ...about, faults: fault === undefined ? [] : [fault.fault] };
    if (fault?.fault === 'reset-before-accept') {
      await record(name, { kind: 'cut' }, details);
      return void request.socket.resetAndDestroy();
    }
    response.set(headersOf(fault, rate, context.clock.nowMs()));
    const refusal = refusalOf(fault, rate, operation);
    if (refusal !== undefined) return refuse(response, name, refusal, details);
    const outcome = await operation.run(request, body, caller);
    if (outcome.kind === 'refused') return refuse(response, name, outcome.problem, details);
    const { messageId } = outcome;
    await record(name, { kind: 'accepted' }, messageId === undefined ? details : { ...details, messageId });
    if (outcome.after !== undefined) context.inBackground(outcome.after());
    if (!withholdAnswer(fault, request.socket)) response.status(outcome.status ?? 200).json(outcome.answer);
  }

  function refusalOf(
    fault: CallFault | undefined,
    rate: RateState,
    { isFree }: Operation,
  ): Problem | undefined {
    if (fault?.fault === 'too-many-requests' || rate.isExceeded) return problems.tooManyRequests;
    if (fault?.fault === 'server-error') return problems.serverError(fault.status);
    return isFree || wallet.hasCredits() ? undefined : problems.noCredits(context.userId);
  }

  function callerOf(
    header: string | undefined,
    callers: readonly Caller[],
  ): { readonly caller: Caller; readonly problem?: Problem } {
    const token = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
    const caller = token === context.bearerToken ? 'app' : 'user';
    if (token === undefined || (caller === 'user' && !tokens.isGood(token))) {
      return { caller, problem: problems.unauthorized };
    }
    if (callers.includes(caller)) return { caller };
    const names = { user: 'OAuth 2.0 User Context', app: 'OAuth 2.0 Application-Only' };
    const supported = callers.map((each) => names[each]).join(', ');
    return { caller, problem: problems.unsupportedAuthentication(names[caller], supported) };
  }

  return {
    record,
    handle: (operation) => [rawBody, (request, response) => handle(operation, request, response)],
  };
}

/** A limit that a fault pretends. */
function headersOf(
  fault: CallFault | undefined,
  rate: RateState,
  nowMs: number,
): Readonly<Record<string, string>> {
  const limit = Number(rate.headers['x-rate-limit-limit']);
  if (fault?.fault === 'too-many-requests') {
    return {
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': String(Math.ceil(nowMs / 1_000) + fault.retryAfterSeconds),
    };
  }
  if (fault?.fault === 'near-limit') {
    return { 'x-rate-limit-remaining': String(Math.floor((limit * (100 - fault.percent)) / 100)) };
  }
  return {};
}

function readJson(request: Request): { readonly body: Body; readonly problems: readonly string[] } {
  const text = typeof request.body === 'string' ? request.body : '';
  if (text === '') return { body: {}, problems: [] };
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      return { body: body as Body, problems: [] };
    }
  } catch {
    // Said below.
  }
  return { body: {}, problems: ['the body is not a JSON object'] };
}
