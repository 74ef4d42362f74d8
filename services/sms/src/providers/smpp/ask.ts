import type { Fields, Pdu, Session } from 'smpp';

/** What came of a request. After `not-written` the other side has nothing of it; after `none` it may have. */
export type Answer =
  | { readonly answer: 'response'; readonly pdu: Pdu }
  | { readonly answer: 'not-written' }
  | { readonly answer: 'none'; readonly cause: string };

/** Sends a request and waits for its response: the library itself would wait for ever, also on a closed connection. */
export function ask(
  session: Session,
  command: 'bind_transceiver' | 'enquire_link' | 'submit_sm' | 'unbind',
  fields: Fields,
  timeoutMs: number,
): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer) => {
      clearTimeout(timer);
      session.off('close', onClose);
      resolve(answer);
    };
    const onClose = () => settle({ answer: 'none', cause: 'connection closed before the response' });
    const timer = setTimeout(() => settle({ answer: 'none', cause: 'no response in time' }), timeoutMs);
    session.once('close', onClose);
    const isWritten = session[command](fields, (pdu) => settle({ answer: 'response', pdu }));
    if (!isWritten) settle({ answer: 'not-written' });
  });
}
