import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import smpp, { type Fields, type Pdu, type Session } from 'smpp';
import { onTestFinished } from 'vitest';
import type { FaultPlanInput } from '../src/core/fault-plan.js';
import type { CitizenMessage } from '../src/core/provider.js';
import { type SmppAccount, smppAccountSchema } from '../src/providers/smpp/settings.js';
import { createSandbox } from '../src/sandbox.js';
import { account, temporaryFolder } from './test-sandbox.js';

/** Who the product is at the first operator, and at the second. */
export const login = { system_id: 'kanal', password: 'rahasia' };
export const otherLogin = { system_id: 'kanal-2', password: 'rahasia2' };
/** A reply that the first operator takes. */
export const reply = {
  source_addr: '1708',
  destination_addr: '6281201234567',
  short_message: 'Aduan diterima',
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function accountWith(habits: Partial<SmppAccount> = {}): SmppAccount {
  const { system_id: systemId, password } = login;
  return smppAccountSchema.parse({
    name: 'satu',
    systemId,
    password,
    number: '1708',
    receiptAfterMs: 0,
    ...habits,
  });
}

/** A sandbox with an SMSC of two operators, the first with these habits, and products to bind to it. */
export async function setSmppStage(plan?: FaultPlanInput, habits: Partial<SmppAccount> = {}) {
  const port = await freePort();
  const sandbox = await createSandbox({
    dataDir: await temporaryFolder(),
    twilio: { ...account, webhookUrl: 'http://127.0.0.1:9/' },
    smpp: {
      port,
      accounts: [
        accountWith(habits),
        accountWith({
          name: 'dua',
          systemId: otherLogin.system_id,
          password: otherLogin.password,
          number: '1709',
        }),
      ],
    },
  });
  onTestFinished(() => sandbox.close());
  if (plan) sandbox.faults.set(plan);

  /** A product that answers every message with a status, or not at all, and what it was told. */
  async function connect(status: number | (() => number | undefined) = 0) {
    const session = smpp.connect({ host: '127.0.0.1', port, tls: false });
    onTestFinished(() => session.destroy());
    session.on('error', () => undefined);
    const heard: Pdu[] = [];
    session.on('deliver_sm', (pdu: Pdu) => {
      heard.push(pdu);
      const command_status = typeof status === 'number' ? status : status();
      if (command_status !== undefined) session.send(pdu.response({ command_status }));
    });
    session.on('unbind', (pdu: Pdu) => session.send(pdu.response()));
    const closed = new Promise<'closed'>((resolve) => session.once('close', () => resolve('closed')));
    await new Promise<void>((resolve) => session.once('connect', () => resolve()));
    return { session, heard, closed };
  }
  /** The same, bound. */
  async function connectBound(status: number | (() => number | undefined) = 0, as: Fields = login) {
    const connected = await connect(status);
    await ask(connected.session, 'bind_transceiver', as);
    return connected;
  }
  const write = (body: string, more: Partial<CitizenMessage> = {}) =>
    sandbox.sendFromCitizen({ channel: 'smpp', from: '+6281201234567', body, ...more });
  return { sandbox, connect, connectBound, write };
}

/** Sends a request and gives its response. */
export function ask(
  session: Session,
  command: 'bind_transceiver' | 'submit_sm' | 'enquire_link',
  fields: Fields,
): Promise<Pdu> {
  return new Promise((resolve) => session[command](fields, resolve));
}

/** What is in the parts, in the order they came. */
export const partsOf = (heard: readonly Pdu[]) =>
  heard.map(({ short_message: content }) => {
    const { udh = [], message } = content as { udh?: readonly Buffer[]; message: string };
    return { header: Buffer.concat(udh).toString('hex'), message };
  });
