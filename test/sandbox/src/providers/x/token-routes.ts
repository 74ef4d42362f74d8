import { type Request, type Response, Router } from 'express';
import { withholdAnswer } from '../../core/withhold-answer.js';
import { type Calls, rawBody } from './calls.js';
import type { XContext } from './settings.js';
import type { Tokens } from './tokens.js';

const scope = 'tweet.read tweet.write users.read dm.read dm.write offline.access';

/**
 * `POST /2/oauth2/token` with a refresh token, as a form or as JSON; `POST /oauth2/token` for the app's own. A
 * confidential client says who it is by Basic authentication. https://docs.x.com/fundamentals/authentication/oauth-2-0
 */
export function createTokenRoutes(context: XContext, tokens: Tokens, { record }: Calls): Router {
  const router = Router();

  const refuse = async (
    response: Response,
    operation: string,
    status: number,
    error: string,
    description: string,
    details: { readonly violations?: readonly string[]; readonly faults?: readonly string[] } = {},
  ) => {
    await record(
      operation,
      { kind: 'rejected', status, code: status, message: `${error}: ${description}` },
      details,
    );
    response.status(status).json({ error, error_description: description });
  };

  router.post('/2/oauth2/token', rawBody, async (request, response) => {
    const operation = 'token.refresh';
    const form = readForm(request);
    const fault = context.faults.strikeCall(operation, false);
    const faults = fault === undefined ? [] : [fault.fault];
    if (fault?.fault === 'reset-before-accept') {
      await record(operation, { kind: 'cut' }, { faults });
      return void request.socket.resetAndDestroy();
    }
    if (fault?.fault === 'server-error' || fault?.fault === 'too-many-requests') {
      const status = fault.fault === 'server-error' ? fault.status : 429;
      return refuse(response, operation, status, 'server_error', 'Try again later.', { faults });
    }
    if (!isOurClient(context, request, form)) {
      const violations = ['the client is missing or wrong'];
      return refuse(response, operation, 401, 'unauthorized_client', 'Missing valid authorization header', {
        violations,
      });
    }
    if (form['grant_type'] !== 'refresh_token') {
      const violations = ['grant_type is not refresh_token'];
      return refuse(response, operation, 400, 'unsupported_grant_type', 'The grant type is not supported.', {
        violations,
      });
    }
    const result = await tokens.refresh(form['refresh_token'] ?? '');
    if (result.kind === 'refused') {
      const violations = [`the refresh token is ${result.why === 'unknown' ? 'unknown' : 'used again'}`];
      return refuse(response, operation, 400, 'invalid_request', 'Value passed for the token was invalid.', {
        violations,
      });
    }
    await record(operation, { kind: 'accepted' }, { faults });
    if (withholdAnswer(fault, request.socket)) return;
    response.json({
      token_type: 'bearer',
      expires_in: result.seconds,
      access_token: result.accessToken,
      scope,
      refresh_token: result.refreshToken,
    });
  });

  router.post('/oauth2/token', rawBody, async (request, response) => {
    const operation = 'app-token.fetch';
    const secret = basicOf(request)?.[1];
    if (secret !== context.consumerSecret || readForm(request)['grant_type'] !== 'client_credentials') {
      const violations = ['the consumer secret or the grant type is wrong'];
      await record(
        operation,
        { kind: 'rejected', status: 403, code: 99, message: 'Unable to verify your credentials' },
        { violations },
      );
      return void response.status(403).json({
        errors: [
          { code: 99, message: 'Unable to verify your credentials', label: 'authenticity_token_error' },
        ],
      });
    }
    await record(operation, { kind: 'accepted' });
    response.json({ token_type: 'bearer', access_token: context.bearerToken });
  });
  return router;
}

type Form = Readonly<Record<string, string>>;

function isOurClient({ clientId, clientSecret }: XContext, request: Request, form: Form): boolean {
  if (clientSecret === undefined) return form['client_id'] === clientId;
  const [id, secret] = basicOf(request) ?? [];
  return id === clientId && secret === clientSecret;
}

function basicOf(request: Request): readonly [string, string] | undefined {
  const [, encoded] = /^Basic (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  const [, name, secret] = /^([^:]*):(.*)$/.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? [];
  if (name === undefined || secret === undefined) return undefined;
  return [decodeURIComponent(name), decodeURIComponent(secret)];
}

/** Forms are the standard; the library the product uses sends JSON. */
function readForm(request: Request): Form {
  const text = typeof request.body === 'string' ? request.body : '';
  if (!request.is('application/json')) return Object.fromEntries(new URLSearchParams(text));
  try {
    const fields = Object.entries(JSON.parse(text) as Record<string, unknown>);
    return Object.fromEntries(fields.map(([name, value]) => [name, String(value)]));
  } catch {
    return {};
  }
}
