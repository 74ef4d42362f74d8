import express, { type Request, type Response, Router } from 'express';
import type { CallFault } from '../../core/fault-plan.js';
import type { Verdict } from '../../core/ledger-entry.js';
import type { MediaStore } from '../../core/media-store.js';
import { type CallDetails, createCallRecorder } from '../../core/record-call.js';
import { withholdAnswer } from '../../core/withhold-answer.js';
import { hasCredentials } from './credentials.js';
import { errorBody, type TwilioError, twilioErrors } from './errors.js';
import { judgeCreate, single } from './judge-create.js';
import { type TwilioMessage, toResource } from './message.js';
import type { MessageStore } from './message-store.js';
import type { OptOuts } from './opt-outs.js';
import { messagePage } from './page.js';
import { reportStatuses } from './report-status.js';
import type { TwilioContext } from './settings.js';
import type { CallParams, TwilioSpec } from './spec.js';

/** What the API shows and changes. */
export interface RouteParts {
  readonly spec: TwilioSpec;
  readonly messages: MessageStore;
  readonly media: MediaStore;
  readonly optOuts: OptOuts;
}

const accepted: Verdict = { kind: 'accepted' };

/** Twilio's REST API as far as the product may use it, at the real paths. Every call is in the ledger before its answer. */
export function createTwilioRoutes(context: TwilioContext, parts: RouteParts): Router {
  const { faults, accountSid, authToken } = context;
  const { spec, messages, media, optOuts } = parts;
  const router = Router();

  const record = createCallRecorder(context.ledger, 'twilio');
  const refuse = async (
    response: Response,
    operation: string,
    error: TwilioError,
    details: CallDetails = {},
  ) => {
    await record(operation, { kind: 'rejected', ...error }, details);
    if (error.status === 401) response.set('www-authenticate', 'Basic realm="Twilio API"');
    response.status(error.status).json(errorBody(error));
  };
  const isKnown = (request: Request) =>
    request.params['account'] === accountSid &&
    hasCredentials(request.headers.authorization, accountSid, authToken);

  const account = '/2010-04-01/Accounts/:account';
  const form = express.text({ type: 'application/x-www-form-urlencoded', limit: '256kb' });

  router.post(`${account}/Messages.json`, form, async (request, response) => {
    const operation = 'message.create';
    const params = readParams(typeof request.body === 'string' ? request.body : '');
    const citizen = single(params['To']) ?? null;
    if (!isKnown(request)) return refuse(response, operation, twilioErrors.authenticate, { params, citizen });

    const fault = faults.strikeCall();
    const struck = fault === undefined ? [] : [fault.fault];
    const violations = [
      ...(typeof request.body === 'string' ? [] : ['the body is not application/x-www-form-urlencoded']),
      ...spec.createViolations(params),
    ];
    const text = single(params['Body']) ?? '';
    const details = { params, citizen, violations, text, faults: struck };
    if (fault?.fault === 'reset-before-accept') {
      await record(operation, { kind: 'cut' }, details);
      return void request.socket.resetAndDestroy();
    }
    const refusal = faultRefusal(fault);
    if (refusal !== undefined) {
      if (fault?.fault === 'too-many-requests') response.set('retry-after', String(fault.retryAfterSeconds));
      return refuse(response, operation, refusal, details);
    }

    const verdict = judgeCreate(params, violations, {
      ownNumber: context.number,
      isOptedOut: (number) => optOuts.has(number),
    });
    if (verdict.kind === 'rejected') return refuse(response, operation, verdict, details);

    const message = newMessage(context, params);
    await record(operation, verdict, { ...details, messageId: message.sid });
    messages.add(message);
    // Taken before the message travels on: the answer says "queued" however fast the rest goes.
    const resource = toResource(accountSid, message);
    const errorCode = fault?.fault === 'undelivered' ? (fault.errorCode ?? 30_008) : undefined;
    context.inBackground(reportStatuses(context, message, single(params['StatusCallback']), errorCode));
    if (withholdAnswer(fault, request.socket)) return;
    response.status(201).json(resource);
  });

  router.get(`${account}/Messages.json`, async (request, response) => {
    const operation = 'message.list';
    const params = readParams(new URL(request.originalUrl, 'http://sandbox').search);
    if (!isKnown(request)) return refuse(response, operation, twilioErrors.authenticate, { params });
    const violations = spec.listViolations(params);
    if (violations.some((each) => !each.endsWith('is not a parameter of this call'))) {
      return refuse(response, operation, twilioErrors.invalidParameter, { params, violations });
    }
    await record(operation, accepted, { params, violations });
    response.json(messagePage(accountSid, messages.list(params), params));
  });

  router.get(`${account}/Messages/:sid.json`, async (request, response) => {
    const operation = 'message.fetch';
    const sid = request.params['sid'] ?? '';
    if (!isKnown(request)) return refuse(response, operation, twilioErrors.authenticate, { messageId: sid });
    const message = messages.get(sid);
    if (message === undefined) return refuse(response, operation, twilioErrors.notFound, { messageId: sid });
    await record(operation, accepted, { messageId: sid });
    response.json(toResource(accountSid, message));
  });

  router.get(`${account}/Messages/:sid/Media/:media`, async (request, response) => {
    const operation = 'media.fetch';
    const sid = request.params['media'] ?? '';
    const messageId = request.params['sid'] ?? '';
    if (!isKnown(request)) return refuse(response, operation, twilioErrors.authenticate, { messageId });
    if ((await media.get(sid)) === undefined)
      return refuse(response, operation, twilioErrors.notFound, { messageId });
    await record(operation, accepted, { messageId });
    // The real one sends the caller on to a content network, where the credentials do not belong.
    response.redirect(307, `${context.baseUrl()}/twilio-media-cdn/${sid}`);
  });

  router.get('/twilio-media-cdn/:sid', async (request, response) => {
    const file = await media.get(request.params['sid'] ?? '');
    if (file === undefined) return void response.status(404).end();
    // Credentials that follow a redirect to another host are a leak; here it is only noted.
    const violations =
      request.headers.authorization === undefined ? [] : ['credentials were sent on to the content network'];
    await record('media.download', accepted, { violations });
    response
      .set('content-type', file.contentType)
      .set('x-content-type-options', 'nosniff')
      .send(file.content);
  });

  router.all('/2010-04-01/{*rest}', (request, response) =>
    refuse(response, 'unknown', twilioErrors.notFound, {
      violations: [`the sandbox knows no ${request.method} at this path`],
    }),
  );
  return router;
}

function faultRefusal(fault: CallFault | undefined): TwilioError | undefined {
  if (fault?.fault === 'too-many-requests') {
    const { tooManyRequests } = twilioErrors;
    return { ...tooManyRequests, code: fault.errorCode ?? tooManyRequests.code };
  }
  if (fault?.fault === 'server-error') return { ...twilioErrors.serverError, status: fault.status };
  return undefined;
}

function newMessage(context: TwilioContext, params: CallParams): TwilioMessage {
  const nowMs = context.clock.nowMs();
  const mediaCount = [params['MediaUrl'] ?? []].flat().length;
  return {
    sid: `${mediaCount > 0 ? 'MM' : 'SM'}${context.newHex()}`,
    direction: 'outbound-api',
    from: context.number,
    to: single(params['To']) ?? '',
    body: single(params['Body']) ?? '',
    numMedia: mediaCount,
    createdMs: nowMs,
    sentMs: undefined,
    updatedMs: nowMs,
    status: 'queued',
    errorCode: undefined,
  };
}

/** Names given once become text, names given again become arrays. */
function readParams(text: string): CallParams {
  const params: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = params[name];
    params[name] = before === undefined ? value : [before, value].flat();
  }
  return params;
}
