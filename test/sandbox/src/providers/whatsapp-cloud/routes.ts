import { createHash } from 'node:crypto';
import express, { type Request, type Response, Router } from 'express';
import type { CallFault } from '../../core/fault-plan.js';
import type { Verdict } from '../../core/ledger-entry.js';
import type { MediaStore } from '../../core/media-store.js';
import { type CallDetails, createCallRecorder } from '../../core/record-call.js';
import { withholdAnswer } from '../../core/withhold-answer.js';
import { authorize, hasToken } from './authorize.js';
import type { Citizens } from './citizens.js';
import { errorBody, type GraphError, graphErrors } from './errors.js';
import { judgeSend } from './judge-send.js';
import { isMediaPathValid, mediaPath } from './media-url.js';
import { reportStatuses } from './report-status.js';
import { newWamid } from './send-inbound.js';
import type { SentMessage } from './sent-message.js';
import { providerName, type WhatsAppContext } from './settings.js';
import { textOf, type WhatsAppSpec } from './spec.js';

/** What the API shows and changes. */
export interface RouteParts {
  readonly spec: WhatsAppSpec;
  readonly citizens: Citizens;
  readonly media: MediaStore;
}

type Body = Readonly<Record<string, unknown>>;

const accepted: Verdict = { kind: 'accepted' };

/** Meta's Graph API as far as the product may use it, at the real paths. Every call is in the ledger before its answer. */
export function createWhatsAppRoutes(context: WhatsAppContext, parts: RouteParts): Router {
  const { faults, phoneNumberId, clock } = context;
  const { spec, citizens, media } = parts;
  const router = Router();

  const record = createCallRecorder(context.ledger, providerName);
  const refuse = async (
    response: Response,
    operation: string,
    error: GraphError,
    details: CallDetails = {},
  ) => {
    const { code, status, message } = error;
    await record(operation, { kind: 'rejected', code, status, message }, details);
    response.status(status).json(errorBody(error, context.newHex()));
  };
  const authorized = (request: Request) =>
    authorize(
      { authorization: request.headers.authorization, proof: request.query['appsecret_proof'] },
      context,
    );

  const rawBody = express.text({ type: () => true, limit: '1mb' });
  router.post(/^\/v\d+\.\d+\/(\d+)\/messages$/, rawBody, async (request, response) => {
    const { body, problems } = readBody(request);
    const isRead = 'status' in body;
    const operation = isRead ? 'message.read' : 'message.create';
    const { error, violations: unauthorized } = authorized(request);
    const citizen = citizens.find(String(body['to'] ?? body['recipient'] ?? ''));
    const violations = [...unauthorized, ...problems, ...spec.requestViolations(body)];
    const text = textOf(body);
    const about = {
      params: body,
      citizen: citizen?.name ?? null,
      violations,
      ...(isRead || text === undefined ? {} : { text }),
    };
    if (error !== undefined) return refuse(response, operation, error, about);
    if (request.params['0'] !== phoneNumberId) {
      return refuse(response, operation, graphErrors.noSuchObject, about);
    }
    if (isRead) {
      const messageId = String(body['message_id']);
      const details = { ...about, messageId };
      if (violations.length > 0 || !citizens.hasMessage(messageId)) {
        return refuse(response, operation, graphErrors.invalidParameter, details);
      }
      await record(operation, accepted, details);
      return void response.json({ success: true });
    }

    const fault = faults.strikeCall();
    const details = { ...about, faults: fault === undefined ? [] : [fault.fault] };
    if (fault?.fault === 'reset-before-accept') {
      await record(operation, { kind: 'cut' }, details);
      return void request.socket.resetAndDestroy();
    }
    const refusal =
      faultRefusal(fault) ??
      judgeSend(body, violations, {
        citizen,
        isWindowOpen: citizen !== undefined && citizens.isWindowOpen(citizen.name, clock.nowMs()),
        ownNumber: context.number.replace('+', ''),
      });
    if (refusal !== undefined || citizen === undefined) {
      return refuse(response, operation, refusal ?? graphErrors.invalidParameter, details);
    }

    const callbackData = body['biz_opaque_callback_data'];
    const message: SentMessage = {
      id: newWamid(context.newHex()),
      citizen,
      callbackData: typeof callbackData === 'string' ? callbackData : undefined,
    };
    await record(operation, accepted, { ...details, messageId: message.id });
    const failure = fault?.fault === 'undelivered' ? (fault.errorCode ?? 131_026) : undefined;
    context.inBackground(reportStatuses(context, message, failure));
    if (withholdAnswer(fault, request.socket)) return;
    response.json(sendAnswer(body, message));
  });

  router.get(/^\/v\d+\.\d+\/(\d+)$/, async (request, response) => {
    const operation = 'media.fetch';
    const id = request.params['0'] ?? '';
    const { error, violations } = authorized(request);
    const details = { params: { media_id: id }, violations };
    if (error !== undefined) return refuse(response, operation, error, details);
    const file = await media.get(id);
    const owner = request.query['phone_number_id'];
    if (file === undefined || (owner !== undefined && owner !== phoneNumberId)) {
      return refuse(response, operation, graphErrors.noSuchObject, details);
    }
    await record(operation, accepted, details);
    response.json({
      messaging_product: 'whatsapp',
      url: context.baseUrl() + mediaPath(context.appSecret, id, clock.nowMs()),
      mime_type: file.contentType,
      // Hexadecimal here, base64 in the webhook.
      sha256: createHash('sha256').update(file.content).digest('hex'),
      file_size: String(file.content.byteLength),
      id,
    });
  });

  router.get('/whatsapp-media-cdn/:id', async (request, response) => {
    const operation = 'media.download';
    const id = request.params['id'];
    const params = { media_id: id };
    if (!hasToken(request.headers.authorization, context)) {
      const violations = ['the access token is missing or wrong'];
      return refuse(response, operation, graphErrors.token, { params, violations });
    }
    const isValid = isMediaPathValid(context.appSecret, id, request.query, clock.nowMs());
    const file = isValid ? await media.get(id) : undefined;
    if (file === undefined) {
      return refuse(response, operation, { ...graphErrors.noSuchObject, status: 404 }, { params });
    }
    await record(operation, accepted, { params });
    response
      .set('content-type', file.contentType)
      .set('x-content-type-options', 'nosniff')
      .send(file.content);
  });

  router.all(/^\/v\d+\.\d+(\/|$)/, (request, response) =>
    refuse(response, 'unknown', graphErrors.unknownPath, {
      violations: [`the sandbox knows no ${request.method} at this path`],
    }),
  );
  return router;
}

function readBody(request: Request): { readonly body: Body; readonly problems: readonly string[] } {
  const problems = request.is('application/json') ? [] : ['the body is not application/json'];
  try {
    const body: unknown = JSON.parse(typeof request.body === 'string' ? request.body : '');
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      return { body: body as Body, problems };
    }
  } catch {
    // Said below.
  }
  return { body: {}, problems: [...problems, 'the body is not a JSON object'] };
}

function faultRefusal(fault: CallFault | undefined): GraphError | undefined {
  if (fault?.fault === 'too-many-requests') {
    const { tooManyRequests } = graphErrors;
    const code = fault.errorCode ?? tooManyRequests.code;
    return { ...tooManyRequests, code, message: `(#${code}) Rate limit hit` };
  }
  if (fault?.fault === 'server-error') return { ...graphErrors.serverError, status: fault.status };
  return undefined;
}

/** https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages#successful-response */
function sendAnswer(body: Body, { id, citizen }: SentMessage): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    contacts: [
      {
        input: String(body['to'] ?? body['recipient']),
        ...(citizen.waId === undefined ? {} : { wa_id: citizen.waId }),
        user_id: citizen.userId,
      },
    ],
    messages: [{ id }],
  };
}
