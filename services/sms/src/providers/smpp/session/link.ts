import { rootCertificates } from 'node:tls';
import type { Log } from '@kanal/runtime';
import smpp, { type Fields, type Pdu, type Session } from 'smpp';
import { backOffMs } from '../back-off.js';
import { commandStatuses, ownStatus, statusName } from '../command-status.js';
import type { Operator } from '../operators.js';
import { type Answer, ask } from './ask.js';

/** The operator's SMSC, and who we are there. */
export interface LinkOptions {
  readonly operator: Operator;
  /** Certificates in PEM that are trusted besides the public ones. */
  readonly extraCa: string | undefined;
  /** Between two `enquire_link`. */
  readonly enquireEveryMs: number;
  /** For connecting, binding, and each request. */
  readonly timeoutMs: number;
  /** Takes a citizen's message; the status to answer with. Never rejects. */
  readonly take: (pdu: Pdu, session: Session) => Promise<number>;
  /** Told when the session is bound, and when it is no longer. */
  readonly onBound: (operator: string, isBound: boolean) => void;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly log: Log;
}

/** A connection that is bound again whenever it is lost. */
export interface Link {
  /** Why it is not bound now, or undefined. */
  problem(): string | undefined;
  /** Submits one message over the session that is bound now, and waits for the answer no longer than `signal` allows. */
  submit(fields: Fields, signal: AbortSignal): Promise<Answer>;
  /** Unbinds and closes for good. */
  stop(): Promise<void>;
}

/** Binds as transceiver, and again with back-off until it is stopped. */
export function keepBound(options: LinkOptions): Link {
  const { operator, timeoutMs, onBound, pause, random, log } = options;
  const { name } = operator;
  const stopping = new AbortController();
  let bound: Session | undefined;
  let problem: string | undefined = 'the SMPP connection has not been bound yet';

  onBound(name, false);
  const running = run();
  async function run(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      const hasBeenBound = await runSession();
      failures = hasBeenBound ? 0 : failures + 1;
      if (!stopping.signal.aborted) await pause(backOffMs(failures, random), stopping.signal);
    }
  }

  /** One session from its beginning to its end: whether it came to be bound. */
  async function runSession(): Promise<boolean> {
    const { session, isConnected, hasClosed, failure } = connect(options);
    const onStop = () => session.destroy();
    stopping.signal.addEventListener('abort', onStop);
    try {
      if (!(await isConnected)) return fail(unreachable(failure()));
      const answer = await ask(session, 'bind_transceiver', bindFields(operator), timeoutMs);
      const status = answer.answer === 'response' ? answer.pdu.command_status : undefined;
      if (status !== 0) return fail(refusalOf(status));
      bound = session;
      problem = undefined;
      onBound(name, true);
      log.info({ operator: name }, 'smpp.bound');
      await watch(session, options, hasClosed);
      problem = 'the SMPP connection was lost; it is bound again by itself';
      if (!stopping.signal.aborted) log.warn({ operator: name }, 'smpp.lost');
      return true;
    } finally {
      bound = undefined;
      onBound(name, false);
      stopping.signal.removeEventListener('abort', onStop);
      session.destroy();
      await hasClosed;
    }
  }

  function fail(why: string): false {
    problem = why;
    if (!stopping.signal.aborted) log.warn({ operator: name, why }, 'smpp.not-bound');
    return false;
  }

  return {
    problem: () => problem,
    submit: async (fields, signal) =>
      bound ? await ask(bound, 'submit_sm', fields, timeoutMs, signal) : { answer: 'not-written' },
    async stop() {
      if (bound) await ask(bound, 'unbind', {}, Math.min(timeoutMs, 2_000));
      stopping.abort();
      await running;
    },
  };
}

function connect({ operator, extraCa, timeoutMs, take, log }: LinkOptions) {
  const { name, host, port, tls } = operator;
  // Given authorities replace the public ones, hence both. A certificate of none of them, or of another host, is refused.
  const ca = extraCa === undefined ? {} : { ca: [...rootCertificates, extraCa] };
  const session = smpp.connect({ host, port, tls, ...ca });
  let failure: string | undefined;
  // One listener for each request that waits.
  session.setMaxListeners(0);
  const hasClosed = new Promise<void>((resolve) => session.once('close', () => resolve()));
  const isConnected = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => session.destroy(), timeoutMs);
    const settle = (isThere: boolean) => {
      clearTimeout(timer);
      resolve(isThere);
    };
    session.once(tls ? 'secureConnect' : 'connect', () => settle(true));
    session.once('close', () => settle(false));
  });
  // Also a PDU that cannot be read: after it the library reads nothing more of this connection.
  session.on('error', (err: NodeJS.ErrnoException) => {
    failure = err.code;
    log.warn({ err, operator: name }, 'smpp.connection-error');
    session.destroy();
  });
  // Before the bind: the first messages may come in one packet with its response.
  session.on('pdu', (pdu: Pdu) => void serve(pdu, session, take));
  return { session, isConnected, hasClosed, failure: () => failure };
}

async function serve(pdu: Pdu, session: Session, take: LinkOptions['take']): Promise<void> {
  if (pdu.isResponse()) return;
  switch (pdu.command) {
    case 'deliver_sm':
      session.send(pdu.response({ command_status: await take(pdu, session) }));
      return;
    case 'enquire_link':
      session.send(pdu.response());
      return;
    case 'unbind':
      session.send(pdu.response());
      session.close();
      return;
    case 'alert_notification':
    case 'outbind':
      // The two requests that have no response.
      return;
    default:
      session.send(pdu.response({ command_status: ownStatus.invalidCommand }));
  }
}

/** Until the session has closed. One that does not answer is closed: silence is how a half-open connection looks. */
async function watch(
  session: Session,
  { enquireEveryMs, timeoutMs }: LinkOptions,
  hasClosed: Promise<void>,
): Promise<void> {
  const timer = setInterval(async () => {
    const { answer } = await ask(session, 'enquire_link', {}, timeoutMs);
    if (answer !== 'response') session.destroy();
  }, enquireEveryMs);
  await hasClosed;
  clearInterval(timer);
}

function bindFields({ systemId, password, systemType }: Operator): Fields {
  // The library's own default is version 5.0.
  return { system_id: systemId, password, system_type: systemType, interface_version: 0x34 };
}

/** `code` is of the system or of TLS: ECONNREFUSED, DEPTH_ZERO_SELF_SIGNED_CERT, … */
function unreachable(code = 'no connection in time'): string {
  return `the SMSC cannot be reached (${code}): check host, port and tls, and SMPP_TLS_CA_FILE where its certificate is of no public authority`;
}

function refusalOf(status: number | undefined): string {
  if (status === undefined) return 'the SMSC did not answer the bind; it is tried again';
  const row = commandStatuses[status];
  const whatToDo = row && 'alert' in row ? row.alert : 'ask the operator about the account';
  return `${row?.meaning ?? 'the bind was refused'} (${statusName(status)}): ${whatToDo}`;
}
