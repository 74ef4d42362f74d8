import { isHttpUrl } from '../../core/http-url.js';
import type { Verdict } from '../../core/ledger-entry.js';
import { type TwilioError, twilioErrors } from './errors.js';
import type { CallParams } from './spec.js';

/** What the account looks like at the time of a call. */
export interface Account {
  readonly ownNumber: string;
  isOptedOut(number: string): boolean;
}

/**
 * Whether Twilio would take a message. The first objection decides, in the order the real one shows them; a departure
 * from the specification without a code of its own is 20001.
 */
export function judgeCreate(params: CallParams, violations: readonly string[], account: Account): Verdict {
  const error = objection(params, account);
  if (error !== undefined) return { kind: 'rejected', ...error };
  const [violation] = violations.filter((each) => !each.endsWith('is not a parameter of this call'));
  if (violation === undefined) return { kind: 'accepted' };
  return { kind: 'rejected', ...twilioErrors.invalidParameter, message: `Invalid parameter: ${violation}` };
}

function objection(params: CallParams, account: Account): TwilioError | undefined {
  const to = single(params['To']);
  const from = single(params['From']);
  const body = single(params['Body']) ?? '';
  const mediaUrls = [params['MediaUrl'] ?? []].flat();
  const statusCallback = single(params['StatusCallback']);
  if (!to) return twilioErrors.noTo;
  if (!from) return twilioErrors.noFrom;
  if (body === '' && mediaUrls.length === 0) return twilioErrors.noBody;
  if (/^\d{3,8}$/.test(to)) return twilioErrors.toShortCode;
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return twilioErrors.invalidTo;
  if (to === from) return twilioErrors.toIsFrom;
  if (from !== account.ownNumber) return twilioErrors.notOurFrom;
  if (body.length > 1_600) return twilioErrors.bodyTooLong;
  if (mediaUrls.length > 10) return twilioErrors.tooManyMedia;
  if (statusCallback !== undefined && !isHttpUrl(statusCallback)) return twilioErrors.invalidStatusCallback;
  if (account.isOptedOut(to)) return twilioErrors.optedOut;
  return undefined;
}

/** The value of a parameter given once. */
export function single(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
