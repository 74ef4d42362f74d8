import { makeEventBuffer, type proto } from 'baileys';
import type { DeviceSocket, OpenSocketOptions } from '../src/connection/device-socket.js';
import { disconnect } from './a-device.js';

/** A message as it was handed over to WhatsApp. */
export interface Relayed {
  readonly to: string;
  readonly messageId: string;
  readonly message: proto.IMessage;
}

/** What WhatsApp says to a message. */
export type Answer =
  | { readonly says: 'ack'; readonly error?: string }
  | { readonly says: 'nothing' }
  /** The connection ends before it has said anything. */
  | { readonly says: 'goodbye' }
  /** The message does not get out: the library throws so. */
  | { readonly says: 'throw'; readonly error: Error };

/**
 * WhatsApp in the library's place, with the library's own event emitter: it takes messages, answers as it is told, and
 * tells what a test injects.
 */
export class SocketStandIn implements DeviceSocket {
  readonly ev: DeviceSocket['ev'];
  readonly relayed: Relayed[] = [];
  readonly presence: string[] = [];
  answer: Answer = { says: 'ack' };
  #goodbyes: (() => void)[] = [];
  #isEnded = false;
  readonly #emit: DeviceSocket['ev']['emit'];

  constructor({ logger }: Pick<OpenSocketOptions, 'logger'>) {
    const buffer = makeEventBuffer(logger);
    this.ev = buffer;
    this.#emit = (name, of) => this.ev.emit(name, of);
  }

  /** Tells of an event, as the library does. */
  tell: DeviceSocket['ev']['emit'] = (name, of) => this.#emit(name, of);

  relayMessage: DeviceSocket['relayMessage'] = async (to, message, { messageId = '' }) => {
    if (this.answer.says === 'throw') throw this.answer.error;
    this.relayed.push({ to, messageId, message });
    if (this.answer.says === 'goodbye') for (const goodbye of this.#goodbyes.splice(0)) goodbye();
    return messageId;
  };

  waitForMessage: DeviceSocket['waitForMessage'] = <T>() => {
    const { answer } = this;
    return new Promise<T>((resolve, reject) => {
      if (answer.says === 'ack') {
        const attrs = { class: 'message', ...(answer.error !== undefined && { error: answer.error }) };
        resolve({ tag: 'ack', attrs } as T);
      } else if (answer.says === 'goodbye') this.#goodbyes.push(() => reject(disconnect(428)));
      // As the library does when its time is over.
      else resolve(undefined as T);
    });
  };

  sendPresenceUpdate: DeviceSocket['sendPresenceUpdate'] = async (type, to) => {
    this.presence.push(`${type} ${to}`);
  };

  requestPairingCode: DeviceSocket['requestPairingCode'] = async () => 'ABCD1234';

  end: DeviceSocket['end'] = async (error) => {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.tell('connection.update', {
      connection: 'close',
      lastDisconnect: { error, date: new Date() },
    });
  };
}
