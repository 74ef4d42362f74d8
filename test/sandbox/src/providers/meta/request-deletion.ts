import { z } from 'zod';
import { CitizenMessageError } from '../../core/citizen-message-error.js';
import { isHttpUrl } from '../../core/http-url.js';
import type { PostOutcome } from '../../core/ledger-entry.js';
import type { CitizenMessage, DeletionRequest } from '../../core/provider.js';
import { signRequest } from '../graph/signed-request.js';
import type { Citizens } from './citizens.js';
import { kindOf } from './kinds.js';
import { type MetaContext, providerName } from './settings.js';

/**
 * Tells the product that a person wants their data deleted, once, and judges its answer. Throws CitizenMessageError when
 * there is no address for that.
 */
export async function requestDeletion(
  context: MetaContext,
  citizens: Citizens,
  { channel, from }: Pick<CitizenMessage, 'channel' | 'from'>,
  isForged: boolean,
): Promise<DeletionRequest> {
  const url = context.dataDeletionUrl;
  if (url === undefined) throw new CitizenMessageError('META_DATA_DELETION_URL is not set');
  const citizen = citizens.named(kindOf(channel, undefined).object, from).id;
  const issuedAt = Math.floor(context.clock.nowMs() / 1_000);
  const payload = { user_id: citizen, algorithm: 'HMAC-SHA256', issued_at: issuedAt };
  const secret = isForged ? `${context.appSecret}-forged` : context.appSecret;
  const result = await context.delivery.deliver({
    url,
    entries: [
      {
        kind: 'callback',
        provider: providerName,
        citizen,
        messageId: null,
        status: 'data-deletion',
        params: payload,
      },
    ],
    body: new URLSearchParams({ signed_request: signRequest(secret, payload) }).toString(),
    headers: () => ({
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'facebookexternalua',
    }),
    retry: {
      connectTimeoutMs: 10_000,
      responseTimeoutMs: 10_000,
      totalTimeoutMs: 0,
      maxRetries: 0,
      pauseMs: () => 0,
      shouldRetry: () => false,
    },
  });
  const outcome = result.kind === 'posted' ? result.attempts.at(-1) : undefined;
  return { citizen, result, problems: outcome === undefined ? [] : judgeAnswer(outcome) };
}

const answerSchema = z.object({
  url: z.string().refine(isHttpUrl, 'is not an http or https URL'),
  confirmation_code: z.string().regex(/^[A-Za-z0-9]+$/, 'is not letters and digits'),
});

/** https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback#implementing */
function judgeAnswer(outcome: PostOutcome): readonly string[] {
  if (outcome.kind === 'failed') return [`no answer: ${outcome.reason}, ${outcome.cause}`];
  if (outcome.status !== 200) return [`the answer is ${outcome.status}, not 200`];
  let answer: unknown;
  try {
    answer = JSON.parse(outcome.body);
  } catch {
    return ['the answer is not JSON'];
  }
  const { error } = answerSchema.safeParse(answer);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(' ')} ${message}`.trim());
}
