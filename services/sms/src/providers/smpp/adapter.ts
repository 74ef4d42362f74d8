import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelAdapter, Connection, Intake } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import type { Pdu, Session } from 'smpp';
import { ownStatus } from './command-status.js';
import { keepBound, type Link, type LinkOptions } from './link.js';
import { parseDeliver } from './parse.js';
import { createRepeats } from './recognise-repeats.js';
import { createSend } from './send.js';
import { toContent } from './to-event.js';
import { createWindow } from './window.js';

/** The operator, and how much it takes of us. */
export interface SmppAdapterOptions extends Omit<LinkOptions, 'take' | 'pause' | 'log'> {
  readonly number: string;
  readonly messagesPerSecond: number;
  /** Messages submitted and not yet answered, at most. */
  readonly windowSize: number;
  readonly now: () => number;
  readonly log: Log;
}

/** A person is answered message by message; only a machine that answers our answers needs to be slowed down. */
const recipientRate = { perSecond: 0.5, burst: 5 };

/** Messages of citizens being made durable at once; the operator keeps what is beyond, and sends it again. */
const maxTaking = 256;

/** SMS by an operator's SMSC: SMPP 3.4, one account, bound as transceiver. */
export function createSmppAdapter(options: SmppAdapterOptions): ChannelAdapter {
  const { number, messagesPerSecond, windowSize, now, random, log } = options;
  let link: Link | undefined;

  function open({ accept }: Intake): Connection {
    const repeats = createRepeats(now);
    let taking = 0;
    async function take(pdu: Pdu, session: Session): Promise<number> {
      if (taking >= maxTaking) return ownStatus.queueFull;
      taking += 1;
      const content = toContent(pdu);
      const key = JSON.stringify(content);
      const event = { firstSeenMs: repeats.firstSeenMs(key, session), ...content };
      const isKept = await accept(Buffer.from(JSON.stringify(event)));
      taking -= 1;
      if (!isKept) return ownStatus.systemError;
      repeats.confirmed(key);
      return 0;
    }
    const opened = keepBound({ ...options, take, pause });
    link = opened;
    return { health: opened.problem, stop: opened.stop };
  }

  const inWindow = createWindow(windowSize);
  return {
    name: 'sms',
    channels: ['sms'],
    provider: 'smpp',
    routes: [],
    connection: { route: { name: 'smpp.deliver', parse: parseDeliver }, open },
    rates: { account: { perSecond: messagesPerSecond, burst: messagesPerSecond }, recipient: recipientRate },
    send: createSend({
      submit: (fields) => inWindow(async () => (await link?.submit(fields)) ?? { answer: 'not-written' }),
      number,
      longMessages: 'udh',
      receipts: false,
      receiptIds: 'as-is',
      pause,
      random,
      log,
    }),
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
