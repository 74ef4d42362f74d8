import smpp from 'smpp';
import { describe, expect, test, vi } from 'vitest';
import type { Smsc } from './fixtures/an-smsc.js';
import { aReply, isReady, setStage, sms } from './fixtures/set-stage.js';

const sessions = (smsc: Smsc, count: number) =>
  vi.waitFor(() => expect(smsc.sessions).toHaveLength(count), 5_000);
const idsOf = (at: Awaited<ReturnType<typeof setStage>>) =>
  at.read().map(({ messages }) => messages[0]?.externalId);
const submitsOf = ({ requests }: Smsc) => requests.filter(({ command }) => command === 'submit_sm').length;
const never = new AbortController().signal;

describe('taking messages', () => {
  test('binds as transceiver by version 3.4, and unbinds when stopped', async () => {
    const at = await setStage();
    await isReady(at);
    expect(at.smsc.requests[0]).toMatchObject({
      command: 'bind_transceiver',
      system_id: 'kanal',
      password: 'rahasia',
      interface_version: 0x34,
    });
    await at.connection.stop();
    expect(at.smsc.requests.map(({ command }) => command)).toEqual(['bind_transceiver', 'unbind']);
  });

  test.each([
    ['GSM-7', { data_coding: 0, short_message: 'Harga 5€ @pasar' }, 'Harga 5€ @pasar'],
    ['Latin-1', { data_coding: 3, short_message: Buffer.from('Café', 'latin1') }, 'Café'],
    ['UCS-2', { data_coding: 8, short_message: 'Terima kasih 🙏' }, 'Terima kasih 🙏'],
    ['a payload', { data_coding: 0, message_payload: 'a'.repeat(300) }, 'a'.repeat(300)],
  ])('%s is read', async (_label, fields, text) => {
    const at = await setStage();
    await isReady(at);
    expect(await at.smsc.deliver({ ...sms, short_message: '', ...fields })).toBe(0);
    expect(at.read()[0]?.messages).toMatchObject([{ text, counterpart: { externalId: '+6281200100001' } }]);
  });

  test('what cannot be kept is a system error, and the repeat is the same message', async () => {
    let isKept = false;
    const at = await setStage({ isKept: () => isKept });
    await isReady(at);
    expect(await at.smsc.deliver(sms)).toBe(0x08);
    isKept = true;
    expect(await at.smsc.deliver(sms)).toBe(0);
    expect(new Set(idsOf(at)).size).toBe(1);
  });

  test('a repeat on the next session is the same message, minutes later too', async () => {
    const clock = { nowMs: Date.UTC(2026, 10, 24, 3) };
    const at = await setStage({ options: { now: () => clock.nowMs } });
    await isReady(at);
    await at.smsc.deliver(sms);
    at.smsc.sessions[0]?.destroy();
    await sessions(at.smsc, 2);
    await isReady(at);
    clock.nowMs += 5 * 60_000;
    await at.smsc.deliver(sms);
    await at.smsc.deliver(sms);
    const [first, repeat, written] = idsOf(at);
    expect(repeat).toBe(first);
    expect(written).not.toBe(first);
  });

  test('a message in one packet with the response to the bind is taken', async () => {
    const statuses: number[] = [];
    const at = await setStage({
      answers: {
        bind_transceiver(pdu, session) {
          session.send(pdu.response());
          session.deliver_sm(sms, (response) => statuses.push(response.command_status));
          return undefined;
        },
      },
    });
    await vi.waitFor(() => expect(statuses).toEqual([0]), 5_000);
    expect(at.accepted).toHaveLength(1);
  });

  test('a refused bind is told with what to do, and tried again', async () => {
    let refusals = 1;
    const at = await setStage({
      answers: { bind_transceiver: () => (refusals-- > 0 ? { command_status: 0x0e } : {}) },
    });
    await vi.waitFor(
      () => expect(at.connection.health()).toMatch(/telkomsel: .*password.*SMPP_OPERATORS/),
      5_000,
    );
    await isReady(at);
    expect(at.smsc.sessions).toHaveLength(2);
  });

  test('a session that does not answer enquire_link is bound anew', async () => {
    const at = await setStage({
      answers: { enquire_link: () => undefined },
      options: { enquireEveryMs: 20, timeoutMs: 50 },
    });
    await sessions(at.smsc, 2);
  });

  test('a PDU that cannot be read ends the session, and it is bound anew', async () => {
    const at = await setStage({
      answers: {
        submit_sm(_pdu, session) {
          // A length beyond what the library reads.
          (session as unknown as { socket: NodeJS.WritableStream }).socket.write(Buffer.alloc(16, 0x7f));
          return undefined;
        },
      },
    });
    await isReady(at);
    expect(await at.adapter.send(aReply(), never)).toMatchObject({ outcome: 'unknown' });
    await sessions(at.smsc, 2);
    await isReady(at);
  });
});

describe('sending', () => {
  test.each([
    ['plain', 'Pesan Anda diterima.', { data_coding: 0, short_message: { message: 'Pesan Anda diterima.' } }],
    ['an emoji', 'Siap 🙏', { data_coding: 8, short_message: { message: 'Siap 🙏' } }],
  ])('%s goes out as one submit_sm', async (_label, text, expected) => {
    const at = await setStage();
    await isReady(at);
    expect(await at.adapter.send(aReply({ text }), never)).toEqual({
      outcome: 'accepted',
      providerMessageId: expect.stringMatching(/:2$/),
    });
    expect(at.smsc.requests[1]).toMatchObject({
      source_addr: '1708',
      source_addr_ton: 3,
      destination_addr: '6281200100001',
      dest_addr_ton: 1,
      registered_delivery: 1,
      ...expected,
    });
  });

  test.each([
    [0x0b, { outcome: 'rejected', code: 'SMPP 0x0000000B' }],
    [0x14, { outcome: 'retry', afterMs: 1_000 }],
    [0x58, { outcome: 'retry', afterMs: 1_000 }],
    [0x0a, { outcome: 'retry', afterMs: 900_000 }],
    [0x08, { outcome: 'unknown', cause: 'SMPP 0x00000008' }],
    [0x400, { outcome: 'unknown' }],
  ])('status %i', async (command_status, result) => {
    const at = await setStage({ answers: { submit_sm: () => ({ command_status }) } });
    await isReady(at);
    expect(await at.adapter.send(aReply(), never)).toMatchObject(result);
  });

  test('no response in time is unknown', async () => {
    const at = await setStage({ answers: { submit_sm: () => undefined }, options: { timeoutMs: 100 } });
    await isReady(at);
    expect(await at.adapter.send(aReply(), never)).toMatchObject({
      outcome: 'unknown',
      cause: 'no response in time',
    });
  });

  test('a connection that ends before the response is unknown', async () => {
    const at = await setStage({
      answers: {
        submit_sm(_pdu, session) {
          session.destroy();
          return undefined;
        },
      },
    });
    await isReady(at);
    expect(await at.adapter.send(aReply(), never)).toMatchObject({ outcome: 'unknown' });
    await sessions(at.smsc, 2);
    await isReady(at);
    expect(at.smsc.requests.filter(({ command }) => command === 'submit_sm')).toHaveLength(1);
  });

  test('one whose time ends while it waits for its place is never submitted, and tried later', async () => {
    const at = await setStage({
      answers: { submit_sm: () => undefined },
      options: { timeoutMs: 60_000 },
      window: 1,
    });
    await isReady(at);
    const times = [new AbortController(), new AbortController()] as const;
    const first = at.adapter.send(aReply(), times[0].signal);
    const second = at.adapter.send(aReply({ text: 'Kedua' }), times[1].signal);
    times[1].abort();
    expect(await second).toMatchObject({ outcome: 'retry' });
    await vi.waitFor(() => expect(submitsOf(at.smsc)).toBe(1), 5_000);
    // And the one that was submitted ends with its own time, not with that of an answer.
    times[0].abort();
    expect(await first).toEqual({ outcome: 'unknown', cause: 'no response in time' });
    expect(await at.adapter.send(aReply(), times[0].signal)).toMatchObject({ outcome: 'retry' });
    expect(submitsOf(at.smsc)).toBe(1);
  });

  test.each(['bind_transceiver_resp', 'enquire_link_resp', 'generic_nack'])(
    'a %s of its number says nothing of it',
    async (command) => {
      const at = await setStage({
        answers: {
          submit_sm({ sequence_number }, session) {
            session.send(new smpp.PDU(command, { sequence_number, command_status: 0 }));
            return undefined;
          },
        },
      });
      await isReady(at);
      expect(await at.adapter.send(aReply(), never)).toEqual({
        outcome: 'unknown',
        cause: `answered with ${command}`,
      });
    },
  );

  test('while not bound it is tried later', async () => {
    const at = await setStage({ answers: { bind_transceiver: () => ({ command_status: 0x0d }) } });
    expect(await at.adapter.send(aReply(), never)).toMatchObject({
      outcome: 'retry',
      code: 'KANAL_SMS_NOT_CONNECTED',
    });
  });

  test.each([
    ['3636', 'Halo', 'KANAL_SMS_NO_REPLY'],
    ['+6281200100001', 'a'.repeat(460), 'KANAL_SMS_TOO_LONG'],
  ])('to %s nothing is submitted', async (to, text, code) => {
    const at = await setStage();
    await isReady(at);
    expect(await at.adapter.send(aReply({ to, text }), never)).toMatchObject({
      outcome: 'rejected',
      code,
    });
    expect(at.smsc.requests).toHaveLength(1);
  });
});
