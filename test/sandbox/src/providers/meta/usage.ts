import type { Response } from 'express';
import type { CallFault } from '../../core/fault-plan.js';
import type { Account } from './account.js';

/**
 * Says on an answer how much of what the app and the account may do is used up, in percent.
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting#headers
 */
export function showUsage(response: Response, { id, object }: Account, fault?: CallFault): void {
  const [percent, minutes] = usage(fault);
  const shares = { call_count: percent, total_cputime: 1, total_time: 1 };
  response.set('x-app-usage', JSON.stringify(shares));
  const type = object === 'page' ? 'messenger' : 'instagram';
  response.set(
    'x-business-use-case-usage',
    JSON.stringify({ [id]: [{ type, ...shares, estimated_time_to_regain_access: minutes }] }),
  );
}

/** Percent, and minutes until access is regained. */
function usage(fault: CallFault | undefined): readonly [number, number] {
  if (fault?.fault === 'near-limit') return [fault.percent, fault.regainMinutes];
  if (fault?.fault === 'too-many-requests') return [100, Math.ceil(fault.retryAfterSeconds / 60)];
  return [1, 0];
}
