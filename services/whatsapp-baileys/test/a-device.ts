import { createLog } from '@kanal/runtime';
import type { StoreKeys } from '@kanal/store/sealing';
import type { Db } from 'mongodb';
import type { AuthDocument } from '../src/auth/auth-records.js';
import { type LeaseDocument, leaseMs } from '../src/auth/lease.js';
import { type DeviceSocket, type OpenSocket, openWhatsapp } from '../src/connection/device-socket.js';
import type { DeviceState, PairingSecrets } from '../src/connection/device-state.js';
import { keepConnected, type LinkedDeviceOptions } from '../src/connection/linked-device.js';
import { pause } from '../src/pause.js';

export const ourNumber = '6281200001710';

/** A device on the real library and the real engine, with everything it does written down. */
export function aDevice(
  { db, keys }: { db: Db; keys: StoreKeys },
  url: string,
  overrides: Partial<LinkedDeviceOptions> = {},
) {
  const sockets: DeviceSocket[] = [];
  const auths: Parameters<OpenSocket>[0]['auth'][] = [];
  const states: { state: DeviceState; secrets: PairingSecrets }[] = [];
  const waits: number[] = [];
  const heard: unknown[][] = [];
  const open = openWhatsapp(url);
  const device = keepConnected({
    number: ourNumber,
    auth: db.collection<AuthDocument>('baileysAuth'),
    leases: db.collection<LeaseDocument>('baileysLeases'),
    ...keys,
    openSocket(options) {
      const socket = open(options);
      sockets.push(socket);
      auths.push(options.auth);
      return socket;
    },
    getMessage: async () => undefined,
    listener: {
      messages: (messages) => heard.push(['messages', messages]),
      updates: (updates) => heard.push(['updates', updates]),
      samePerson: (lid, pn) => heard.push(['same-person', lid, pn]),
    },
    hasRoom: async () => undefined,
    onChange: (state, secrets) => states.push({ state, secrets }),
    now: Date.now,
    // Renewing the lease keeps its pace; every other pause is only written down.
    pause: (ms, signal) => {
      if (ms === leaseMs / 3) return pause(ms, signal);
      waits.push(ms);
      return pause(5, signal);
    },
    random: () => 0.5,
    log: createLog({ service: 'baileys', level: 'silent' }),
    ...overrides,
  });
  return {
    device,
    sockets,
    auths,
    states,
    waits,
    heard,
    /** The socket of the latest connection. */
    socket(): DeviceSocket {
      const socket = sockets.at(-1);
      if (!socket) throw new Error('no connection was opened');
      return socket;
    },
    /** As when a phone has linked the device, or it is linked already: what WhatsApp says then. */
    linkAndOpen(number = ourNumber): void {
      const socket = sockets.at(-1);
      socket?.ev.emit('creds.update', {
        me: { id: `${number}:7@s.whatsapp.net`, name: 'Kanal', lid: '99000:7@lid' },
        account: { details: Buffer.from('signed') },
      });
      socket?.ev.emit('connection.update', { connection: 'open' });
    },
  };
}

/** An error of the library's kind: its status code says why the connection ended. */
export function disconnect(statusCode: number): Error {
  return Object.assign(new Error('ended by the test'), { output: { statusCode } });
}
