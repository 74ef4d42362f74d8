import { once } from 'node:events';
import { Router } from 'express';
import smpp, { type Pdu, type Session } from 'smpp';
import type { PostOutcome } from '../../core/ledger-entry.js';
import type { CitizenMessage, CitizenSend, Provider } from '../../core/provider.js';
import { answerSubmit } from './answer-submit.js';
import { deliver } from './deliver.js';
import type { SmppContext } from './settings.js';
import { statuses } from './statuses.js';

/** How long a message waits for somebody to bind before an attempt counts as failed, and how often that is looked at. */
const bindWaitMs = 5_000;
const lookEveryMs = 50;

/** An operator's SMSC, SMPP 3.4, played for one account that binds as transceiver. It listens until the sandbox closes. */
export async function createSmpp(context: SmppContext): Promise<Provider> {
  const { clock, faults, ledger, signal } = context;
  const bound = new Set<Session>();
  const known = new Set<string>();

  const server = smpp.createServer((session) => {
    const end = () => session.destroy();
    signal.addEventListener('abort', end);
    session.on('error', end);
    session.on('close', () => {
      bound.delete(session);
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
    if (pdu.command === 'bind_transceiver') {
      const isOurs = pdu['system_id'] === context.systemId && pdu['password'] === context.password;
      session.send(pdu.response(isOurs ? { system_id: 'sandbox' } : { command_status: statuses.bindFailed }));
      if (isOurs) bound.add(session);
    } else if (pdu.command === 'submit_sm' && bound.has(session)) {
      context.inBackground(answerSubmit(context, pdu, session));
    } else {
      const isKnown = pdu.command === 'enquire_link' || pdu.command === 'unbind';
      session.send(pdu.response(isKnown ? {} : { command_status: statuses.wrongBindStatus }));
    }
  }

  /** The newest session that is bound: an account that binds again has lost the one before. */
  async function sessionNow(): Promise<Session | undefined> {
    for (let waitedMs = 0; bound.size === 0 && waitedMs < bindWaitMs; waitedMs += lookEveryMs) {
      await clock.sleep(lookEveryMs, signal);
    }
    return [...bound].at(-1);
  }

  async function sendFromCitizen({ from, body, messageId }: CitizenMessage): Promise<CitizenSend> {
    const id = messageId ?? context.newHex();
    const isRepeat = known.has(id);
    known.add(id);
    const fields = { source_addr: from.replace(/^\+/, ''), destination_addr: context.number };
    const struck = faults.strikePost('webhook').map(({ fault }) => fault);
    const attempts: PostOutcome[] = [];
    const attempt = async (): Promise<void> => {
      const session = await sessionNow();
      const isCut = struck.includes('lost-response') && attempts.length === 0;
      // Text is encoded as the operator's default alphabet where it fits, else UCS-2; the library finds out.
      const answered = await deliver(session, { ...fields, ...contentOf(body) }, clock.nowMs);
      const outcome: PostOutcome = isCut
        ? { kind: 'failed', reason: 'lost', cause: 'the response was lost', tookMs: answered.tookMs }
        : answered;
      if (isCut && session) {
        bound.delete(session);
        session.destroy();
      }
      attempts.push(outcome);
      await ledger.append({
        kind: 'webhook',
        provider: 'smpp',
        citizen: from,
        messageId: id,
        params: fields,
        text: body,
        attachments: 0,
        url: 'deliver_sm',
        attempt: attempts.length,
        outcome,
        faults: struck,
      });
      if (isCut) await attempt();
    };
    await attempt();
    return { messageId: id, citizen: from, isRepeat, result: { kind: 'posted', attempts } };
  }

  return { name: 'smpp', channels: ['smpp'], router: Router(), sendFromCitizen };
}

/** Longest `short_message` in bytes; GSM-7 and UCS-2 both stay below it with this many characters. */
const maxShortChars = 70;

function contentOf(body: string) {
  return body.length <= maxShortChars ? { short_message: body } : { message_payload: body };
}
