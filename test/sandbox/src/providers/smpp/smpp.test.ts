import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import smpp, { type Fields, type Pdu, type Session } from 'smpp';
import { expect, onTestFinished, test } from 'vitest';
import { account, temporaryFolder } from '../../../test/test-sandbox.js';
import type { FaultPlanInput } from '../../core/fault-plan.js';
import { createSandbox } from '../../sandbox.js';

const login = { system_id: 'kanal', password: 'rahasia' };
const reply = { source_addr: '1708', destination_addr: '6281201234567', short_message: 'Aduan diterima' };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function setSmppStage(plan?: FaultPlanInput) {
  const port = await freePort();
  const sandbox = await createSandbox({
    dataDir: await temporaryFolder(),
    twilio: { ...account, webhookUrl: 'http://127.0.0.1:9/' },
    smpp: { port, systemId: login.system_id, password: login.password, number: '1708' },
  });
  onTestFinished(() => sandbox.close());
  if (plan) sandbox.faults.set(plan);

  /** A product that answers every message with a status, and what it was told. */
  async function connect(status = 0) {
    const session = smpp.connect({ host: '127.0.0.1', port, tls: false });
    onTestFinished(() => session.destroy());
    session.on('error', () => undefined);
    const heard: Pdu[] = [];
    session.on('deliver_sm', (pdu: Pdu) => {
      heard.push(pdu);
      session.send(pdu.response({ command_status: status }));
    });
    const closed = new Promise<'closed'>((resolve) => session.once('close', () => resolve('closed')));
    await new Promise<void>((resolve) => session.once('connect', () => resolve()));
    return { session, heard, closed };
  }
  return { sandbox, connect };
}

function ask(session: Session, command: 'bind_transceiver' | 'submit_sm', fields: Fields): Promise<Pdu> {
  return new Promise((resolve) => session[command](fields, resolve));
}

test('a bind with another password is refused, and nothing is taken without one', async () => {
  const { connect } = await setSmppStage();
  const { session } = await connect();
  const refused = await ask(session, 'bind_transceiver', { ...login, password: 'salah' });
  expect(refused.command_status).toBe(0x0d);
  expect((await ask(session, 'submit_sm', reply)).command_status).toBe(0x04);
});

test('a citizen’s message is delivered, and both ways are in the ledger', async () => {
  const { sandbox, connect } = await setSmppStage();
  const { session, heard } = await connect();
  await ask(session, 'bind_transceiver', login);
  const { result } = await sandbox.sendFromCitizen({
    channel: 'smpp',
    from: '+6281201234567',
    body: 'Halo 🙏',
  });
  expect(result).toMatchObject({ attempts: [{ kind: 'answered', status: 200 }] });
  expect(heard).toMatchObject([
    { source_addr: '6281201234567', destination_addr: '1708', short_message: { message: 'Halo 🙏' } },
  ]);
  const { message_id } = await ask(session, 'submit_sm', reply);
  expect(await sandbox.ledger.entries({ citizen: '+6281201234567' })).toMatchObject([
    { kind: 'webhook', text: 'Halo 🙏' },
    { kind: 'call', operation: 'submit_sm', text: 'Aduan diterima', messageId: message_id },
  ]);
});

test('a status that is not zero is a 503', async () => {
  const { sandbox, connect } = await setSmppStage();
  const { session } = await connect(0x08);
  await ask(session, 'bind_transceiver', login);
  const { result } = await sandbox.sendFromCitizen({ channel: 'smpp', from: '+6281201234567', body: 'Halo' });
  expect(result).toMatchObject({ attempts: [{ status: 503, body: 'command_status 8' }] });
});

test('lost-response: the connection ends, and the next one gets the same message', async () => {
  const { sandbox, connect } = await setSmppStage({
    rules: [{ fault: 'lost-response', on: 'webhook', count: 1 }],
  });
  const first = await connect();
  await ask(first.session, 'bind_transceiver', login);
  const sending = sandbox.sendFromCitizen({ channel: 'smpp', from: '+6281201234567', body: 'Halo' });
  await first.closed;
  const second = await connect();
  await ask(second.session, 'bind_transceiver', login);
  expect((await sending).result).toMatchObject({
    attempts: [
      { kind: 'failed', reason: 'lost' },
      { kind: 'answered', status: 200 },
    ],
  });
  expect([first.heard.length, second.heard.length]).toEqual([1, 1]);
});

test.each([
  ['too-many-requests', {}, 0x58],
  ['server-error', {}, 0x08],
  ['another sender', { source_addr: '1709' }, 0x0a],
  ['a recipient that is no number', { destination_addr: 'warga' }, 0x0b],
])('%s is refused', async (fault, more, status) => {
  const { sandbox, connect } = await setSmppStage();
  if (fault === 'too-many-requests' || fault === 'server-error')
    sandbox.faults.set({ rules: [{ fault, count: 1 }] });
  const { session } = await connect();
  await ask(session, 'bind_transceiver', login);
  expect((await ask(session, 'submit_sm', { ...reply, ...more })).command_status).toBe(status);
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([{ verdict: { code: status } }]);
});

test.each([
  [{ fault: 'timeout-after-accept', ending: 'reset', count: 1 }, 'accepted'],
  [{ fault: 'reset-before-accept', count: 1 }, 'cut'],
] as const)('%o ends the connection', async (rule, kind) => {
  const { sandbox, connect } = await setSmppStage({ rules: [rule] });
  const { session, closed } = await connect();
  await ask(session, 'bind_transceiver', login);
  session.submit_sm(reply);
  expect(await closed).toBe('closed');
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([{ verdict: { kind } }]);
});
