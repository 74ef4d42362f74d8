import type { OutboundMessage, SendResult } from '@kanal/contracts';
import type { Log } from '@kanal/runtime';
import type { proto } from 'baileys';
import type { DeviceSocket } from '../connection/device-socket.js';
import type { DeviceState } from '../connection/device-state.js';
import type { Pause } from '../connection/own-lease.js';
import { personAt } from '../inbound/address.js';
import { ownMessageId } from '../inbound/own-message-id.js';
import { quotableId } from '../inbound/read-update.js';
import { ackTimeoutMs, longestQueueMs } from '../limits.js';
import type { ContactRecord, Contacts } from '../store/contacts.js';
import type { SentMessages } from '../store/sent-messages.js';
import { type Pacing, typingMs } from './pacing.js';
import { refusalCode, refusals } from './refusals.js';

/** What sending needs. */
export interface SendOptions {
  readonly socket: () => DeviceSocket | undefined;
  readonly state: () => DeviceState;
  readonly contacts: Pick<Contacts, 'find'>;
  readonly sent: Pick<SentMessages, 'put'>;
  readonly pacing: Pacing;
  readonly now: () => number;
  readonly pause: Pause;
  readonly random: () => number;
  readonly log: Log;
}

/** While it connects again by itself. */
const soonMs = 30_000;
/** While somebody has to do something: six attempts then last for more than an hour. */
const muchLaterMs = 15 * 60_000;
/** Who has written just now may not be noted yet, while the database is away. */
const notNotedYet = { isLikelyForMs: 24 * 3_600_000, afterMs: 5 * 60_000 };

/**
 * Sends one reply as text, quoting what it answers. Only to who has written before, one at a time, "typing" first.
 *
 * The message's id is made of the reply's, and what goes out is in the ledger before it goes: a phone that could not
 * decrypt it gets the same message again, never a new one. WhatsApp's own word that it has the message, or a receipt
 * for it, is `accepted`; its refusal is `rejected`. When the connection ends after the message was handed over, or no
 * word comes, nobody can tell: `unknown`, until a receipt under the same id resolves it.
 */
export function createSend(
  options: SendOptions,
): (message: OutboundMessage, signal: AbortSignal) => Promise<SendResult> {
  const { contacts, pacing } = options;
  return async (message, signal) => {
    const person = personAt(message.to);
    const to = person?.lid ?? person?.pn;
    if (to === undefined || message.visibility !== 'private' || message.kind !== 'direct') {
      return rejected('KANAL_BAILEYS_NOT_A_PERSON', 'replies go to one person, in private');
    }
    if (!options.socket()) return notConnected(options.state());
    let contact: ContactRecord | undefined;
    try {
      contact = await contacts.find(to);
    } catch {
      return { outcome: 'retry', code: 'KANAL_BAILEYS_DATABASE', afterMs: soonMs };
    }
    if (!contact) {
      const { isLikelyForMs, afterMs } = notNotedYet;
      if (options.now() - Date.parse(message.lastInboundAt) < isLikelyForMs) {
        return { outcome: 'retry', code: 'KANAL_BAILEYS_NOT_NOTED_YET', afterMs, isForRecipientOnly: true };
      }
      return rejected('KANAL_BAILEYS_NEVER_WROTE', 'this person has never written to us on this channel');
    }
    const content = contentOf(message, to, contact);
    const result = await pacing.inTurn(longestQueueMs, signal, () =>
      deliver(message, to, content, signal, options),
    );
    return result === 'busy' ? { outcome: 'retry', code: 'KANAL_BAILEYS_BUSY', afterMs: 2_000 } : result;
  };
}

async function deliver(
  { id, text }: OutboundMessage,
  to: string,
  content: proto.IMessage,
  signal: AbortSignal,
  options: SendOptions,
): Promise<SendResult> {
  const { sent, pause, random, log } = options;
  const socket = options.socket();
  if (!socket) return notConnected(options.state());
  const messageId = ownMessageId(id);
  try {
    await socket.sendPresenceUpdate('composing', to);
    await pause(typingMs(text, random), signal);
    await sent.put(messageId, id, content);
  } catch (err) {
    log.info({ err, outboundId: id }, 'baileys.not-begun');
    return { outcome: 'retry', code: 'KANAL_BAILEYS_NOT_BEGUN', afterMs: soonMs };
  }
  // The connection may have ended while we were "typing", and a new one has another socket.
  if (signal.aborted || socket !== options.socket()) return notConnected(options.state());
  return handOver(socket, to, content, messageId, options);
}

async function handOver(
  socket: DeviceSocket,
  to: string,
  content: proto.IMessage,
  messageId: string,
  { log }: SendOptions,
): Promise<SendResult> {
  // Before the message goes out: the answer may come at once. Any node about this id tells that WhatsApp has it.
  const answering = socket.waitForMessage<AnswerNode>(messageId, ackTimeoutMs).then(
    (node) => ({ node }),
    () => 'closed' as const,
  );
  try {
    await socket.relayMessage(to, content, { messageId });
  } catch (err) {
    log.warn({ err, messageId }, 'baileys.relay-failed');
    if (isNotOpen(err)) return { outcome: 'retry', code: 'KANAL_BAILEYS_DISCONNECTED', afterMs: soonMs };
    return { outcome: 'unknown', cause: 'relay-failed' };
  }
  void socket.sendPresenceUpdate('paused', to).catch(() => undefined);
  const answer = await answering;
  if (answer === 'closed') return { outcome: 'unknown', cause: 'connection-ended' };
  if (!answer.node) return { outcome: 'unknown', cause: 'no-answer' };
  const { tag, attrs } = answer.node;
  if (tag !== 'ack' || attrs.error === undefined)
    return { outcome: 'accepted', providerMessageId: messageId };
  const refusal = refusals[attrs.error];
  if (refusal?.alert !== undefined) {
    log.error({ code: attrs.error, meaning: refusal.meaning, whatToDo: refusal.alert }, 'baileys.alert');
  }
  return rejected(refusalCode(attrs.error), refusal?.meaning ?? 'WhatsApp has refused the message');
}

/** A node of WhatsApp's, as the library gives it. */
interface AnswerNode {
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string | undefined>>;
}

function contentOf(message: OutboundMessage, to: string, { recent }: ContactRecord): proto.IMessage {
  const { text, inReplyTo } = message;
  const answered =
    inReplyTo === undefined ? undefined : recent.find(({ id }) => id === quotableId(inReplyTo));
  if (!answered) return { extendedTextMessage: { text } };
  const contextInfo = {
    stanzaId: answered.id,
    participant: to,
    quotedMessage: { conversation: answered.text },
  };
  return { extendedTextMessage: { text, contextInfo } };
}

/** Thrown before anything is written to a socket that is not open (lib/Socket/socket.js, sendRawMessage). */
function isNotOpen(error: unknown): boolean {
  return error instanceof Error && error.message === 'Connection Closed';
}

function notConnected(state: DeviceState): SendResult {
  const afterMs = state.state === 'closed' || state.state === 'pairing' ? muchLaterMs : soonMs;
  return { outcome: 'retry', code: 'KANAL_BAILEYS_DISCONNECTED', afterMs };
}

function rejected(code: string, reason: string): SendResult {
  return { outcome: 'rejected', code, reason };
}
