import { setTimeout as sleep } from 'node:timers/promises';
import type { AdapterState, ChannelAdapter, Connection, Intake, Rate } from '@kanal/adapter';
import type { Crash, Log } from '@kanal/runtime';
import { accountOf, type Operator } from './operators.js';
import { joinedEvent } from './parts/joined-event.js';
import { createJoiner } from './parts/joiner.js';
import { releaseParts } from './parts/release-parts.js';
import { createParseDeliver } from './receive/parse.js';
import { createTake } from './receive/take.js';
import { createSend } from './send/send.js';
import { createWindow } from './send/window.js';
import { keepBound, type Link } from './session/link.js';
import { takeMessagesAsOctets } from './session/messages-as-octets.js';

/** The operators, and what their messages need. */
export interface SmppAdapterOptions {
  readonly operators: readonly Operator[];
  /** Certificates in PEM that are trusted besides the public ones. */
  readonly extraCa: string | undefined;
  /** Between two `enquire_link`. */
  readonly enquireEveryMs: number;
  /** For connecting, binding, and each request. */
  readonly timeoutMs: number;
  /** How long the parts of a long message are waited for. */
  readonly partsWaitMs: number;
  /** Between two looks for messages whose parts have been waited for long enough. */
  readonly lookEveryMs: number;
  readonly state: AdapterState;
  /** Keeps numbers out of the state's keys. */
  readonly keySecret: Uint8Array;
  /** Told when an operator's session is bound, and when it is no longer. */
  readonly onBound: (operator: string, isBound: boolean) => void;
  readonly crash: Crash;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Log;
}

/** A person is answered message by message; only a machine that answers our answers needs to be slowed down. */
const recipientRate = { perSecond: 0.5, burst: 5 };

/**
 * How long a reply waits for its place in the window: of the kit's 20 seconds for a reply the longest
 * `SMPP_TIMEOUT_SECONDS` is to be left for the answer. What has waited for so long is tried again later.
 */
const longestTurnMs = 4_000;

/** Until a setting has been mended. */
const noOperatorAfterMs = 15 * 60_000;

/**
 * SMS by operators' SMSCs: SMPP 3.4, one session to each, bound as transceiver. A reply goes out by the operator its
 * citizen wrote to, and never by another: where that one is not configured any more, it waits.
 */
export function createSmppAdapter(options: SmppAdapterOptions): ChannelAdapter {
  takeMessagesAsOctets();
  const { operators, random, log } = options;
  const links = new Map<string, Link>();
  const sends = new Map(
    operators.map((operator) => {
      const inWindow = createWindow(operator.window);
      const submit: Link['submit'] = async (fields, signal) => {
        const turn = AbortSignal.any([signal, AbortSignal.timeout(longestTurnMs)]);
        const answer = await inWindow(async () => links.get(operator.name)?.submit(fields, signal), turn);
        return answer ?? { answer: 'not-written' };
      };
      return [accountOf(operator), createSend({ ...operator, submit, pause, random, log })];
    }),
  );

  function open({ accept }: Intake): Connection {
    const joiner = createJoiner({
      ...options,
      accept,
      waitMs: options.partsWaitMs,
      toEvent: (of, group) => joinedEvent(of, group, alphabetOf(operators, of.operator)),
    });
    for (const operator of operators) {
      const take = createTake({ operator, accept, joiner, now: options.now, log });
      links.set(operator.name, keepBound({ ...options, operator, take, pause }));
    }
    const releasing = releaseParts({ joiner, everyMs: options.lookEveryMs, pause, log });
    return {
      health: () => healthOf(links),
      async stop() {
        await Promise.all([releasing.stop(), ...[...links.values()].map((link) => link.stop())]);
      },
    };
  }

  return {
    name: 'sms',
    channels: ['sms'],
    provider: 'smpp',
    routes: [],
    connection: { route: { name: 'smpp.deliver', parse: createParseDeliver(operators) }, open },
    rates: { account: (account) => rateOf(operators, account), recipient: recipientRate },
    async send(message, signal) {
      const send = sends.get(message.account);
      if (send) return await send(message, signal);
      log.error(
        {
          outboundId: message.id,
          account: message.account,
          whatToDo: 'put its operator back into SMPP_OPERATORS',
        },
        'smpp.alert',
      );
      return { outcome: 'retry', code: 'KANAL_SMS_NO_OPERATOR', afterMs: noOperatorAfterMs };
    },
  };
}

/**
 * Unready when none is bound: with one of them citizens are heard, and an adapter that is taken out of service for the
 * other would not hear them either. One alone that is not bound is in the log and in `kanal_smpp_bound`.
 */
function healthOf(links: ReadonlyMap<string, Link>): string | undefined {
  const problems = [...links].map(([name, link]) => [name, link.problem()] as const);
  if (problems.some(([, problem]) => problem === undefined)) return undefined;
  return problems.map(([name, problem]) => `${name}: ${problem}`).join('; ');
}

/** What each operator takes of us. An account that is none's is sent nothing. */
function rateOf(operators: readonly Operator[], account: string): Rate {
  const perSecond = operators.find((operator) => accountOf(operator) === account)?.messagesPerSecond ?? 1;
  return { perSecond, burst: perSecond };
}

/** Of an operator that is not configured any more, the one most have. */
function alphabetOf(operators: readonly Operator[], name: string): Operator['defaultAlphabet'] {
  return operators.find((operator) => operator.name === name)?.defaultAlphabet ?? 'gsm7';
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
