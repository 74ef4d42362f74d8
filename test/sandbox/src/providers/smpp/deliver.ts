import type { Fields, Session } from 'smpp';
import type { PostOutcome } from '../../core/ledger-entry.js';
import { statuses } from './statuses.js';

/** How long the SMSC waits for a response. */
const responseTimeoutMs = 10_000;

/**
 * One `deliver_sm` and how it ended. In the ledger's words, which are HTTP's: 200 for status 0, 503 for any other, which
 * the body names.
 */
export function deliver(
  session: Session | undefined,
  fields: Fields,
  now: () => number,
): Promise<PostOutcome> {
  const startedMs = now();
  const took = () => now() - startedMs;
  return new Promise((resolve) => {
    const settle = (outcome: PostOutcome) => {
      clearTimeout(timer);
      session?.off('close', onClose);
      resolve(outcome);
    };
    const fail = (reason: 'connect' | 'response' | 'lost', cause: string) =>
      settle({ kind: 'failed', reason, cause, tookMs: took() });
    const onClose = () => fail('lost', 'the connection ended');
    const timer = setTimeout(() => fail('response', 'no deliver_sm_resp in time'), responseTimeoutMs);
    session?.once('close', onClose);
    const isWritten = session?.deliver_sm(fields, ({ command_status: status }) =>
      settle({
        kind: 'answered',
        status: status === statuses.ok ? 200 : 503,
        body: `command_status ${status}`,
        tookMs: took(),
      }),
    );
    if (!isWritten) fail('connect', 'nobody is bound');
  });
}
