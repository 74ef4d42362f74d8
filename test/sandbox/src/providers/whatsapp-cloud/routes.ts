import { createHash } from 'node:crypto';
import { Router } from 'express';
import type { MediaStore } from '../../core/media-store.js';
import { withholdAnswer } from '../../core/withhold-answer.js';
import { hasToken } from '../graph/authorize.js';
import { accepted, anyGraphPath, createGraphCalls, faultRefusal } from '../graph/calls.js';
import { graphErrors } from '../graph/errors.js';
import { type GraphBody, rawBody, readBody } from '../graph/read-body.js';
import { isSignedPathValid, signedPath } from '../graph/signed-path.js';
import type { Citizens } from './citizens.js';
import { whatsappErrors } from './errors.js';
import { judgeSend } from './judge-send.js';
import { reportStatuses } from './report-status.js';
import { newWamid } from './send-inbound.js';
import type { SentMessage } from './sent-message.js';
import { contentNetwork, providerName, type WhatsAppContext } from './settings.js';
import { textOf, type WhatsAppSpec } from './spec.js';

/** What the API shows and changes. */
export interface RouteParts {
  readonly spec: WhatsAppSpec;
  readonly citizens: Citizens;
  readonly media: MediaStore;
}

/** Meta's Graph API as far as the product may use it, at the real paths. Every call is in the ledger before its answer. */
export function createWhatsAppRoutes(context: WhatsAppContext, parts: RouteParts): Router {
  const { faults, phoneNumberId, clock } = context;
  const { spec, citizens, media } = parts;
  const router = Router();

  const { record, refuse, authorized, refuseUnknown } = createGraphCalls(context, providerName);

  router.post(/^\/v\d+\.\d+\/(\d+)\/messages$/, rawBody, async (request, response) => {
    const { body, problems } = readBody(request);
    const isRead = 'status' in body;
    const operation = isRead ? 'message.read' : 'message.create';
    const { error, violations: unauthorized } = authorized(request, context);
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
      faultRefusal(fault, whatsappErrors) ??
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
    const { error, violations } = authorized(request, context);
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
      url: context.baseUrl() + signedPath(contentNetwork(context), id, clock.nowMs()),
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
    const isValid = isSignedPathValid(contentNetwork(context), id, request.query, clock.nowMs());
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

  router.all(anyGraphPath, refuseUnknown);
  return router;
}

/** https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages#successful-response */
function sendAnswer(body: GraphBody, { id, citizen }: SentMessage): Record<string, unknown> {
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
