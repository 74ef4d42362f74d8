import { once } from 'node:events';
import { Router } from 'express';
import smpp, { type Pdu, type Session } from 'smpp';
import type { Provider } from '../../core/provider.js';
import { answerSubmit, type Submit } from './answer-submit.js';
import { createReplyJoiner } from './join-replies.js';
import { reportReceipt } from './report-receipt.js';
import { createSendInbound } from './send-inbound.js';
import { createSessions } from './sessions.js';
import type { SmppContext } from './settings.js';
import { statuses } from './statuses.js';

/**
 * An SMSC, SMPP 3.4, played for accounts that bind as transceiver: those of one operator or several, on one port. It
 * listens until the sandbox closes.
 */
export async function createSmpp(context: SmppContext): Promise<Provider> {
  const { accounts, clock, faults, signal } = context;
  const sessions = createSessions(clock, signal);
  const joiner = createReplyJoiner();

  const server = smpp.createServer((session) => {
    const end = () => session.destroy();
    signal.addEventListener('abort', end);
    session.on('error', end);
    // One listener for each message that waits for its response.
    session.setMaxListeners(0);
    session.on('close', () => {
      sessions.remove(session);
      signal.removeEventListener('abort', end);
    });
    session.on('pdu', (pdu: Pdu) => {
      if (!pdu.isResponse()) serve(pdu, session);
    });
  });
  server.listen(context.port, '127.0.0.1');
  await once(server, 'listening');
  signal.addEventListener('abort', () => server.close());

  function serve(pdu: Pdu, session: Session): void {
    const account = sessions.accountOf(session);
    switch (pdu.command) {
      case 'bind_transceiver':
        answer(pdu, session, bind(pdu, session));
        break;
      case 'submit_sm':
        if (account) context.inBackground(takeSubmit({ pdu, session, account }));
        else answer(pdu, session, statuses.wrongBindStatus);
        break;
      case 'enquire_link':
        if (faults.strikePost('enquire-link').length === 0) answer(pdu, session, statuses.ok);
        break;
      case 'unbind':
        sessions.remove(session);
        answer(pdu, session, statuses.ok);
        break;
      default:
        answer(pdu, session, statuses.wrongBindStatus);
    }
  }

  function bind(pdu: Pdu, session: Session): number {
    const [refusal] = faults.strikePost('bind');
    if (refusal?.fault === 'refuse-bind') return refusal.status;
    if (sessions.accountOf(session)) return statuses.alreadyBound;
    const { system_id: systemId, password } = pdu;
    const account = accounts.find((each) => each.systemId === systemId && each.password === password);
    if (!account) return statuses.bindFailed;
    sessions.add(session, account);
    return statuses.ok;
  }

  async function takeSubmit(submit: Submit): Promise<void> {
    const taken = await answerSubmit(context, submit, joiner);
    if (taken) await reportReceipt(context, taken, () => sessions.newestOf(submit.account));
  }

  return {
    name: 'smpp',
    channels: ['smpp'],
    router: Router(),
    sendFromCitizen: createSendInbound(context, sessions),
  };
}

function answer(pdu: Pdu, session: Session, status: number): void {
  session.send(pdu.response({ command_status: status }));
}
