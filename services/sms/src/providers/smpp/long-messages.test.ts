import { memoryState } from '@kanal/testing';
import { describe, expect, test, vi } from 'vitest';
import { isReady, openAdapter, type Stage, setStage, sms } from './fixtures/set-stage.js';

const longSms = { ...sms, esm_class: 0x40 };
const header = (total: number, seq: number) => Buffer.of(5, 0, 3, 0x2a, total, seq);
const wide = (total: number, seq: number) => Buffer.of(6, 8, 4, 1, 0x2a, total, seq);
const withHeader = (udh: Buffer, message: string) => ({ data_coding: 0, short_message: { udh, message } });
const sar = (total: number, seq: number, message: string) => ({
  ...sms,
  short_message: message,
  sar_msg_ref_num: 300,
  sar_total_segments: total,
  sar_segment_seqnum: seq,
});
const inPayload = (seq: number, message: string) => ({
  ...longSms,
  data_coding: 0,
  short_message: '',
  message_payload: Buffer.concat([header(2, seq), Buffer.from(message)]),
});

describe('a long message', () => {
  test.each([
    [
      'with 8-bit references',
      [
        { ...longSms, ...withHeader(header(3, 3), 'di RT 3') },
        { ...longSms, ...withHeader(header(3, 1), 'Lampu jalan ') },
        { ...longSms, ...withHeader(header(3, 1), 'Lampu jalan ') },
        { ...longSms, ...withHeader(header(3, 2), 'mati ') },
      ],
      'Lampu jalan mati di RT 3',
    ],
    [
      'with 16-bit references',
      [
        { ...longSms, ...withHeader(wide(2, 1), 'Lampu jalan ') },
        { ...longSms, ...withHeader(wide(2, 2), 'mati') },
      ],
      'Lampu jalan mati',
    ],
    ['with sar parameters', [sar(2, 2, 'mati'), sar(2, 1, 'Lampu jalan ')], 'Lampu jalan mati'],
    ['with headers in payloads', [inPayload(1, 'Lampu jalan '), inPayload(2, 'mati')], 'Lampu jalan mati'],
    [
      'in UCS-2, cut through an emoji',
      [1, 2].map((seq) => {
        const octets = Buffer.from('Siap 🙏 pak', 'utf16le').swap16();
        const half = seq === 1 ? octets.subarray(0, 12) : octets.subarray(12);
        return { ...longSms, data_coding: 8, short_message: Buffer.concat([header(2, seq), half]) };
      }),
      'Siap 🙏 pak',
    ],
  ])('%s becomes one', async (_label, deliveries, text) => {
    const at = await setStage();
    await isReady(at);
    for (const delivery of deliveries) expect(await at.smsc.deliver(delivery)).toBe(0);
    expect(at.read()).toMatchObject([{ messages: [{ text, account: '1708@telkomsel' }] }]);
    expect(at.read()[0]?.messages[0]).not.toHaveProperty('incomplete');
    // A part of a finished message.
    expect(await at.smsc.deliver(deliveries[0] ?? {})).toBe(0);
    expect(at.accepted).toHaveLength(1);
  });

  test('whose numbers cannot be is a message of its own', async () => {
    const at = await setStage();
    await isReady(at);
    expect(await at.smsc.deliver({ ...longSms, ...withHeader(header(2, 3), 'Lampu') })).toBe(0);
    expect(at.read()).toMatchObject([{ messages: [{ text: 'Lampu', raw: { udh: ['00032a0203'] } }] }]);
  });

  test('is given up by the next one with its reference, and flagged', async () => {
    const at = await setStage();
    await isReady(at);
    await at.smsc.deliver({ ...longSms, ...withHeader(header(2, 1), 'Lampu ') });
    await at.smsc.deliver({ ...longSms, ...withHeader(header(2, 1), 'Jalan ') });
    await at.smsc.deliver({ ...longSms, ...withHeader(header(2, 2), 'rusak') });
    expect(at.read()).toMatchObject([
      { messages: [{ text: 'Lampu […]', incomplete: true }] },
      { messages: [{ text: 'Jalan rusak' }] },
    ]);
  });

  test('with nothing that is text is one whose content could not be passed on', async () => {
    const at = await setStage();
    await isReady(at);
    for (const seq of [1, 2]) {
      const short_message = Buffer.concat([header(2, seq), Buffer.of(seq)]);
      await at.smsc.deliver({ ...longSms, data_coding: 4, short_message });
    }
    expect(at.read()).toMatchObject([{ messages: [{ unsupported: true }] }]);
    expect(at.read()[0]?.messages[0]).not.toHaveProperty('text');
  });

  test('is repeated by the operator while the state is away', async () => {
    let isAway = true;
    const state = memoryState();
    const read = async (key: string) => {
      if (isAway) throw new Error('NATS is away');
      return state.read(key);
    };
    const at = await setStage({ options: { state: { ...state, read } } });
    await isReady(at);
    const delivery = { ...longSms, ...withHeader(header(2, 1), 'Lampu ') };
    expect(await at.smsc.deliver(delivery)).toBe(0x08);
    // A message of its own needs no state.
    expect(await at.smsc.deliver(sms)).toBe(0);
    isAway = false;
    expect(await at.smsc.deliver(delivery)).toBe(0);
  });

  test('that was complete when the process died is told by the next one, at once and under the same id', async () => {
    const state = memoryState();
    const at = await setStage({ isKept: () => false, options: { state } });
    await isReady(at);
    await at.smsc.deliver({ ...longSms, ...withHeader(header(2, 1), 'Lampu ') });
    expect(await at.smsc.deliver({ ...longSms, ...withHeader(header(2, 2), 'mati') })).toBe(0x08);
    await at.connection.stop();
    const next = openAdapter([{ ...at.operator, port: 9 }], () => true, { state });
    await vi.waitFor(
      () => expect(next.read()).toMatchObject([{ messages: [{ text: 'Lampu mati' }] }]),
      5_000,
    );
    expect(next.read()[0]?.messages[0]?.externalId).toBe(at.read()[0]?.messages[0]?.externalId);
  });

  test('is given up when its time is over, but not before the operator could deliver what is missing', async () => {
    const clock = { nowMs: Date.UTC(2026, 10, 24, 3) };
    const state = memoryState();
    const at = await setStage({ options: { state, now: () => clock.nowMs } });
    await isReady(at);
    await at.smsc.deliver({ ...longSms, ...withHeader(header(2, 1), 'Lampu ') });
    clock.nowMs += 60 * 60_000;
    let next: Stage | undefined;
    const heardAtLook: number[] = [];
    const keys = async (prefix: string) => {
      heardAtLook.push(next?.accepted.length ?? 0);
      return state.keys(prefix);
    };
    next = openAdapter([{ ...at.operator, port: 9 }], () => true, {
      state: { ...state, keys },
      now: () => clock.nowMs,
      lookEveryMs: 20,
    });
    await vi.waitFor(
      () => expect(next?.read()).toMatchObject([{ messages: [{ text: 'Lampu […]' }] }]),
      5_000,
    );
    expect(heardAtLook.slice(0, 2)).toEqual([0, 0]);
    expect(next.read()[0]?.messages[0]).toMatchObject({
      incomplete: true,
      sentAt: new Date(clock.nowMs - 60 * 60_000).toISOString(),
    });
  });
});
