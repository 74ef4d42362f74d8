import type { Fields, Pdu, Session } from 'smpp';

type Request = 'bind_transceiver' | 'enquire_link' | 'submit_sm' | 'unbind';

/** What came of a request. After `not-written` the other side has nothing of it; after `none` it may have. */
export type Answer =
  | { readonly answer: 'response'; readonly pdu: Pdu }
  | { readonly answer: 'not-written' }
  | { readonly answer: 'none'; readonly cause: string };

/**
 * Sends a request and waits for its response, at most as long as `signal` allows: the library itself would wait for ever,
 * also on a closed connection. Nothing is sent once the signal is aborted.
 */
export function ask(
  session: Session,
  command: Request,
  fields: Fields,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Answer> {
  if (signal?.aborted) return Promise.resolve({ answer: 'not-written' });
  return new Promise((resolve) => {
    const settle = (answer: Answer) => {
      clearTimeout(timer);
      session.off('close', onClose);
      signal?.removeEventListener('abort', onLate);
      resolve(answer);
    };
    const onClose = () => settle({ answer: 'none', cause: 'connection closed before the response' });
    const onLate = () => settle({ answer: 'none', cause: 'no response in time' });
    const timer = setTimeout(onLate, timeoutMs);
    signal?.addEventListener('abort', onLate, { once: true });
    session.once('close', onClose);
    const isWritten = session[command](fields, (pdu) => settle(answerOf(command, pdu)));
    if (!isWritten) settle({ answer: 'not-written' });
  });
}

/**
 * The library gives whatever has the request's sequence number. Only the request's own response says that it was taken;
 * `generic_nack` may say with a status that it was not, SMPP 3.4 §4.3.
 */
function answerOf(command: Request, pdu: Pdu): Answer {
  const isRefusal = pdu.command === 'generic_nack' && pdu.command_status !== 0;
  if (pdu.command === `${command}_resp` || isRefusal) return { answer: 'response', pdu };
  return { answer: 'none', cause: `answered with ${pdu.command}` };
}
