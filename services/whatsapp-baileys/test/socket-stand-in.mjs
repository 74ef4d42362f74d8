// @ts-check
import { makeEventBuffer } from 'baileys';

/**
 * A message as it was handed over to WhatsApp.
 * @typedef {{ readonly to: string, readonly messageId: string, readonly message: import('baileys').proto.IMessage }} Relayed
 */

/**
 * What WhatsApp says to a message: that it has it or refuses it, nothing, or the connection ends before. `throw`: the
 * message does not get out, and the library throws so.
 * @typedef {{ readonly says: 'ack', readonly error?: string } | { readonly says: 'nothing' } | { readonly says: 'goodbye' } | { readonly says: 'throw', readonly error: Error }} Answer
 */

/** @typedef {import('../src/connection/device-socket.js').DeviceSocket} DeviceSocket */

/**
 * WhatsApp in the library's place, with the library's own event emitter: it takes messages, answers as it is told, and
 * tells what a test injects.
 * @implements {DeviceSocket}
 */
export class SocketStandIn {
  /** @type {Relayed[]} */
  relayed = [];
  /** @type {string[]} */
  presence = [];
  /** @type {Answer} */
  answer = { says: 'ack' };
  /** @type {(() => void)[]} */
  #goodbyes = [];
  #isEnded = false;

  /** @param {Pick<import('../src/connection/device-socket.js').OpenSocketOptions, 'logger'> & Partial<Pick<import('../src/connection/device-socket.js').OpenSocketOptions, 'auth'>>} options */
  constructor({ logger, auth }) {
    this.ev = makeEventBuffer(logger);
    // As the library does before anybody else hears of it.
    this.ev.on('creds.update', (update) => void Object.assign(auth?.creds ?? {}, update));
  }

  /** Links the device and opens the connection, as WhatsApp does for one that is known. @param {string} number */
  open(number) {
    this.ev.emit('creds.update', {
      me: { id: `${number}:7@s.whatsapp.net`, name: 'Kanal', lid: '99000:7@lid' },
      account: { details: Buffer.from('signed') },
    });
    this.ev.emit('connection.update', { connection: 'open' });
  }

  /** @type {DeviceSocket['relayMessage']} */
  relayMessage = async (to, message, { messageId = '' }) => {
    if (this.answer.says === 'throw') throw this.answer.error;
    this.relayed.push({ to, messageId, message });
    if (this.answer.says === 'goodbye') for (const goodbye of this.#goodbyes.splice(0)) goodbye();
    return messageId;
  };

  /** @type {DeviceSocket['waitForMessage']} */
  waitForMessage = () => {
    const { answer } = this;
    return new Promise((resolve, reject) => {
      if (answer.says === 'ack') {
        const attrs = { class: 'message', ...(answer.error !== undefined && { error: answer.error }) };
        resolve(/** @type {any} */ ({ tag: 'ack', attrs }));
      } else if (answer.says === 'goodbye') this.#goodbyes.push(() => reject(new Error('Connection Closed')));
      // As the library does when its time is over.
      else resolve(/** @type {any} */ (undefined));
    });
  };

  /** @type {DeviceSocket['sendPresenceUpdate']} */
  sendPresenceUpdate = async (type, to) => {
    this.presence.push(`${type} ${to}`);
  };

  /** @type {DeviceSocket['requestPairingCode']} */
  requestPairingCode = async () => 'ABCD1234';

  /** @type {DeviceSocket['end']} */
  end = async (error) => {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.ev.emit('connection.update', {
      connection: 'close',
      lastDisconnect: { error, date: new Date() },
    });
  };
}
