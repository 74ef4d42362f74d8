import { type Bus, openBucket } from '@kanal/bus';
import type { OutboundMessage, SendResult } from '@kanal/contracts';
import { createMetrics } from '@kanal/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOutbound } from '../../test/outbound.js';
import { recordingLog } from '../../test/quiet-log.js';
import { startTestBus, statusesOf } from '../../test/test-bus.js';
import { createAdapterMetrics } from '../adapter-metrics.js';
import { createRateLimiter } from '../rate-limiter.js';
import { createSendLedger, type SendLedger } from './send-ledger.js';
import { createSendReply, type SendReplyOptions } from './send-reply.js';

let bus: Bus;
let ledger: SendLedger;
const startMs = Date.parse('2026-11-24T03:00:00.000Z');
const quarterHourMs = 15 * 60_000;

beforeAll(async () => {
  ({ bus } = await startTestBus());
  ledger = createSendLedger(await openBucket(bus, 'sends'));
});

afterAll(() => bus.close());

function worker(send: SendReplyOptions['adapter']['send'], overrides: Partial<SendReplyOptions> = {}) {
  let nowMs = startMs;
  const rate = { perSecond: 1e6, burst: 1e6 };
  const pauses: number[] = [];
  const limiter = createRateLimiter({
    account: rate,
    recipient: rate,
    now: () => nowMs,
    sleep: async () => undefined,
  });
  const options: SendReplyOptions = {
    adapter: { send },
    ledger,
    limiter: { ...limiter, pause: (_account, ms) => pauses.push(ms) },
    publish: (publication) => bus.publisher.publish(publication),
    metrics: createAdapterMetrics(createMetrics('test')),
    crash: () => undefined,
    log: recordingLog().log,
    now: () => nowMs,
    stopping: new AbortController().signal,
    sendTimeoutMs: 100,
    ...overrides,
  };
  const sendReply = createSendReply(options);
  return {
    pauses,
    /** Handed out again: the ledger is asked first. */
    sendReply: (message: OutboundMessage) => sendReply(message, { isFirstDelivery: false }),
    sendFirst: (message: OutboundMessage) => sendReply(message, { isFirstDelivery: true }),
    advance: (ms: number) => {
      nowMs += ms;
    },
  };
}

async function told(message: OutboundMessage) {
  return (await statusesOf(bus)).filter(({ outboundId }) => outboundId === message.id);
}

const accepted: SendResult = { outcome: 'accepted', providerMessageId: 'L1' };

describe('sendReply', () => {
  it('is called now and then while a reply has time, and only then given up', async () => {
    const busy: SendResult = { outcome: 'retry', code: 'busy', afterMs: 0 };
    const dayMs = 86_400_000;
    const timed = anOutbound({ expiresAt: new Date(startMs + dayMs).toISOString() });
    const open = anOutbound();
    const { sendReply, advance } = worker(async () => busy);
    for (let attempt = 1; attempt < 6; attempt++) {
      for (const message of [timed, open]) expect(await sendReply(message)).toMatchObject({ turn: 'later' });
    }
    expect(await sendReply(open)).toEqual({ turn: 'done' });
    expect(await sendReply(timed)).toEqual({ turn: 'later', afterMs: 600_000 });
    advance(dayMs - 1);
    expect(await sendReply(timed)).toEqual({ turn: 'done' });
    expect((await told(timed)).at(-1)).toMatchObject({ status: 'rejected', code: 'busy' });
  });

  it('lets an account rest for as long as the provider’s limit is near', async () => {
    const { sendReply, pauses } = worker(async () => ({ ...accepted, restMs: 60_000 }));
    expect(await sendReply(anOutbound())).toEqual({ turn: 'done' });
    expect(pauses).toEqual([60_000]);
  });

  it('sends, records and tells; the same reply again is told again under the same id, and not sent', async () => {
    const message = anOutbound();
    let calls = 0;
    const { sendReply, advance } = worker(async () => {
      calls++;
      return accepted;
    });
    expect(await sendReply(message)).toEqual({ turn: 'done' });
    advance(1e9);
    expect(await sendReply(message)).toEqual({ turn: 'done' });
    expect(calls).toBe(1);
    expect(await told(message)).toEqual([
      expect.objectContaining({
        status: 'accepted',
        providerMessageId: 'L1',
        at: '2026-11-24T03:00:00.000Z',
      }),
    ]);
  });

  it('does not send again what comes as new and is in the ledger', async () => {
    const message = anOutbound();
    let calls = 0;
    const { sendReply, sendFirst } = worker(async () => {
      calls++;
      return accepted;
    });
    expect(await sendFirst(message)).toEqual({ turn: 'done' });
    // Published again after the stream had forgotten its id: a new message with a count of its own.
    expect(await sendFirst(message)).toMatchObject({ turn: 'later' });
    expect(await sendReply(message)).toEqual({ turn: 'done' });
    expect(calls).toBe(1);
    expect((await told(message)).map(({ status }) => status)).toEqual(['accepted']);
  });

  it('does not tell as too late what was sent in time and comes as new', async () => {
    const message = anOutbound({ expiresAt: '2026-11-24T03:00:05.000Z' });
    const { sendFirst, advance } = worker(async () => accepted);
    await sendFirst(message);
    advance(1e9);
    expect(await sendFirst(message)).toEqual({ turn: 'done' });
    expect((await told(message)).map(({ status }) => status)).toEqual(['accepted']);
  });

  it('leaves unknown what was unknown when it comes as new, too late', async () => {
    const message = anOutbound({ expiresAt: '2026-11-24T03:00:05.000Z' });
    const { sendFirst, advance } = worker(() => Promise.reject(new Error('broken')));
    await sendFirst(message);
    advance(1e9);
    expect(await sendFirst(message)).toEqual({ turn: 'done' });
    expect((await told(message)).map(({ status }) => status)).toEqual(['unknown']);
    expect((await ledger.read(message.id))?.record.state).toBe('unknown');
  });

  it('leaves a reply alone that it is sending already', async () => {
    const message = anOutbound();
    let calls = 0;
    let release = (): void => undefined;
    const { sendReply, advance } = worker(
      async () => {
        calls++;
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return accepted;
      },
      { sendTimeoutMs: 60_000 },
    );
    const first = sendReply(message);
    await expect.poll(() => calls).toBe(1);
    // So late that anybody else would take the claim for a dead worker's.
    advance(1e9);
    expect(await sendReply(message)).toMatchObject({ turn: 'later' });
    release();
    expect(await first).toEqual({ turn: 'done' });
    expect((await told(message)).map(({ status }) => status)).toEqual(['accepted']);
    expect(calls).toBe(1);
  });

  it('lets one of two workers call the provider', async () => {
    const message = anOutbound();
    let calls = 0;
    const send = async () => {
      calls++;
      return accepted;
    };
    const turns = await Promise.all([worker(send).sendReply(message), worker(send).sendReply(message)]);
    expect(calls).toBe(1);
    expect(turns.map(({ turn }) => turn).sort()).toEqual(['done', 'later']);
  });

  it('does not send what has expired', async () => {
    const message = anOutbound({ expiresAt: '2026-11-24T03:00:00.000Z' });
    let calls = 0;
    const { sendReply } = worker(async () => {
      calls++;
      return accepted;
    });
    expect(await sendReply(message)).toEqual({ turn: 'done' });
    expect(calls).toBe(0);
    expect(await told(message)).toEqual([
      expect.objectContaining({ status: 'rejected', code: 'KANAL_REPLY_EXPIRED' }),
    ]);
  });

  it('does not send what expires while it waits for its turn', async () => {
    const message = anOutbound({ expiresAt: '2026-11-24T03:00:05.000Z' });
    let calls = 0;
    const busy = worker(async () => {
      calls++;
      return accepted;
    });
    const { sendReply } = worker(async () => accepted, {
      limiter: {
        take: async () => {
          busy.advance(10_000);
          return { ms: 10_000, bucket: 'account' };
        },
        pause: () => undefined,
        pausedMs: () => 0,
        size: () => 0,
      },
      adapter: {
        send: async () => {
          calls++;
          return accepted;
        },
      },
      now: (() => {
        let looks = 0;
        return () => startMs + (looks++ === 0 ? 0 : 10_000);
      })(),
    });
    await sendReply(message);
    expect(calls).toBe(0);
    expect(await told(message)).toEqual([expect.objectContaining({ code: 'KANAL_REPLY_EXPIRED' })]);
  });

  it('tries again what certainly was not sent, holds the account back, and gives up in the end', async () => {
    const message = anOutbound();
    let calls = 0;
    const { sendReply, pauses } = worker(async () => {
      calls++;
      return { outcome: 'retry', code: 'busy', afterMs: quarterHourMs };
    });
    const pausesMs: number[] = [];
    for (let turn = await sendReply(message); turn.turn === 'later'; turn = await sendReply(message)) {
      pausesMs.push(turn.afterMs);
    }
    expect(await sendReply(message)).toEqual({ turn: 'done' });
    expect(calls).toBe(6);
    expect(pauses).toEqual(Array(6).fill(quarterHourMs));
    // docs/operating.md: so long somebody has to mend an account, within the deliveries a consumer makes.
    expect(pausesMs).toHaveLength(5);
    expect(Math.min(...pausesMs)).toBeGreaterThanOrEqual(quarterHourMs);
    expect(await told(message)).toEqual([expect.objectContaining({ status: 'rejected', code: 'busy' })]);
  });

  it('waits for one recipient without holding the account back', async () => {
    const message = anOutbound();
    const results: SendResult[] = [
      { outcome: 'retry', code: 'busy', afterMs: 6_000, isForRecipientOnly: true },
      accepted,
    ];
    const { sendReply, pauses } = worker(async () => results.shift() ?? accepted);
    const turn = await sendReply(message);
    expect(turn.turn === 'later' && turn.afterMs).toBeGreaterThanOrEqual(6_000);
    expect(pauses).toEqual([]);
    expect(await sendReply(message)).toEqual({ turn: 'done' });
  });

  it('hands a reply back while its account pauses, and others of another account go out', async () => {
    const [paused, other] = [anOutbound(), anOutbound({ account: '+6281200009999' })];
    const calls: string[] = [];
    let nowMs = startMs;
    const rate = { perSecond: 1e6, burst: 1e6 };
    const now = () => nowMs;
    const limiter = createRateLimiter({ account: rate, recipient: rate, now, sleep: async () => undefined });
    const { sendReply } = worker(
      async ({ id }) => {
        calls.push(id);
        return accepted;
      },
      { limiter, now },
    );
    limiter.pause(paused.account, 900_000);
    const turn = await sendReply(paused);
    expect(turn.turn === 'later' && turn.afterMs).toBeGreaterThanOrEqual(900_000);
    expect(await sendReply(other)).toEqual({ turn: 'done' });
    expect(calls).toEqual([other.id]);
    nowMs += 900_000;
    expect(await sendReply(paused)).toEqual({ turn: 'done' });
    expect(calls).toEqual([other.id, paused.id]);
  });

  it('tries again and then succeeds', async () => {
    const message = anOutbound();
    const results: SendResult[] = [{ outcome: 'retry', code: 'busy', afterMs: 0 }, accepted];
    const { sendReply } = worker(async () => results.shift() ?? accepted);
    expect(await sendReply(message)).toMatchObject({ turn: 'later' });
    expect(await sendReply(message)).toEqual({ turn: 'done' });
    expect((await told(message)).map(({ status }) => status)).toEqual(['accepted']);
  });

  it.each([
    { label: 'throws', send: () => Promise.reject(new Error('broken')), cause: 'adapter-threw' },
    { label: 'never comes back', send: () => new Promise<SendResult>(() => undefined), cause: 'timeout' },
  ])('takes an adapter that $label for unknown, and does not call it again', async ({ send, cause }) => {
    const message = anOutbound();
    let calls = 0;
    const { sendReply } = worker(() => {
      calls++;
      return send();
    });
    await sendReply(message);
    await sendReply(message);
    expect(calls).toBe(1);
    expect(await told(message)).toEqual([expect.objectContaining({ status: 'unknown', reason: cause })]);
  });

  it('knows better than the worker that took it for dead', async () => {
    const message = anOutbound();
    let release = (): void => undefined;
    const slow = worker(
      async () => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return accepted;
      },
      { sendTimeoutMs: 60_000 },
    );
    const sending = slow.sendReply(message);
    await expect.poll(async () => (await ledger.read(message.id))?.record.state).toBe('sending');
    const other = worker(async () => accepted);
    other.advance(1e9);
    await other.sendReply(message);
    release();
    expect(await sending).toEqual({ turn: 'done' });
    expect((await told(message)).map(({ status }) => status)).toEqual(['unknown', 'accepted']);
    expect((await ledger.read(message.id))?.record.state).toBe('accepted');
  });

  it('goes on when the claim was written and only its answer was lost', async () => {
    const message = anOutbound();
    let calls = 0;
    let lost = 0;
    const flaky: SendLedger = {
      read: ledger.read,
      async write(id, record, before) {
        const revision = await ledger.write(id, record, before);
        if (lost++ % 2 === 0) throw new Error('TIMEOUT');
        return revision;
      },
    };
    const { sendReply } = worker(
      async () => {
        calls++;
        return accepted;
      },
      { ledger: flaky },
    );
    expect(await sendReply(message)).toEqual({ turn: 'done' });
    expect(calls).toBe(1);
    expect((await told(message)).map(({ status }) => status)).toEqual(['accepted']);
  });
});
