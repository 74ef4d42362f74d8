import type { InboundMessage } from '@kanal/contracts';
import type { CrashPoint } from '@kanal/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContextOptions } from '../test/a-context.js';
import { citizen, type Routing, startRouting } from '../test/routing.js';

/** A burst of one citizen is one complaint and one reply, whatever dies in between. */
let routing: Routing;
beforeAll(async () => {
  routing = await startRouting();
});
afterAll(() => routing?.stop());

const start = Date.parse('2026-11-24T03:00:00.000Z');
const ms = (second: number) => start + second * 1_000;
const waiting = (second: number): ContextOptions => ({
  nowMs: ms(second),
  quiet: { quietMs: 20_000, atMostMs: 90_000 },
});
const image = { type: 'image', providerRef: 'https://media.example/1' } as const;

/** A citizen whose messages come at a second of the burst. */
function burst() {
  const say = citizen();
  return (second: number, of: Partial<InboundMessage>) => {
    const at = new Date(ms(second)).toISOString();
    return say({ sentAt: at, receivedAt: at, ...of });
  };
}

async function route(message: InboundMessage, crashAt?: CrashPoint) {
  const second = (Date.parse(message.receivedAt) - start) / 1_000;
  return (await routing.route([message], crashAt, waiting(second)))[0];
}

describe('a burst', () => {
  it('a photo, another, then words: is one complaint with one reply, twenty seconds after the last', async () => {
    const at = burst();
    const photo = at(0, { text: '', attachments: [image] });
    expect(await route(photo)).toBe('opened');
    expect(await route(at(4, { text: '', attachments: [image] }))).toBe('appended');
    expect(await route(at(10, { text: 'Jalan rusak di Kelurahan Curug, Kota Serang, sejak kemarin' }))).toBe(
      'appended',
    );
    await routing.sweepAt(ms(29));
    expect(await routing.repliesTo(photo)).toEqual([]);
    await routing.sweepAt(ms(30));
    await routing.sweepAt(ms(60));
    const [reply, ...others] = await routing.repliesTo(photo);
    expect(others).toEqual([]);
    const found = await routing.complaintOf(photo);
    expect(found?.complaint.messages).toHaveLength(3);
    expect(reply?.text).toContain(found?.complaint.ticket);
    // What came with the last message is not asked for any more.
    expect(reply?.text).not.toMatch(/kurang/i);
    expect(found?.replies.map(({ payload }) => payload.text)).toEqual([reply?.text]);
  });

  it('that does not end is answered after ninety seconds', async () => {
    const at = burst();
    const first = at(0, { text: 'Jalan rusak' });
    await route(first);
    for (let second = 15; second < 90; second += 15) await route(at(second, { text: `lagi ${second}` }));
    await routing.sweepAt(ms(89));
    expect(await routing.repliesTo(first)).toEqual([]);
    await routing.sweepAt(ms(90));
    expect(await routing.repliesTo(first)).toHaveLength(1);
    await route(at(95, { text: 'dan lagi' }));
    await routing.sweepAt(ms(200));
    expect(await routing.repliesTo(first)).toHaveLength(1);
    expect((await routing.complaintOf(first))?.complaint.messages).toHaveLength(7);
  });

  it.each(['router.after-receipt', 'router.after-commit', 'router.after-settle'] as const)(
    'loses nothing and is answered once when the router dies at %s, at each message',
    async (point) => {
      const at = burst();
      const messages = [
        at(0, { text: 'Jalan rusak' }),
        at(5, { text: 'di Curug' }),
        at(9, { text: 'sejak kemarin' }),
      ];
      for (const message of messages) {
        await expect(route(message, point)).rejects.toThrow('killed');
        await route(message);
      }
      await routing.sweepAt(ms(29));
      const [first] = messages;
      if (!first) throw new Error('no message');
      expect(await routing.repliesTo(first)).toHaveLength(1);
      for (const message of messages) await route(message);
      await routing.sweepAt(ms(300));
      expect(await routing.repliesTo(first)).toHaveLength(1);
      expect((await routing.complaintOf(first))?.complaint.messages.map(({ id }) => id)).toEqual(
        messages.map(({ id }) => id),
      );
    },
  );

  it.each(['router.after-outbox-publish', 'router.after-outbox-mark'] as const)(
    'is answered once when the router dies at %s as the reply goes out',
    async (point) => {
      const at = burst();
      const first = at(0, { text: 'Jalan rusak' });
      await route(first);
      await expect(routing.sweepAt(ms(20), point)).rejects.toThrow('killed');
      await route(at(21, { text: 'di Curug' }));
      await routing.sweepAt(ms(60));
      expect(await routing.repliesTo(first)).toHaveLength(1);
    },
  );

  it('that ends in STOP is met with the confirmation alone', async () => {
    const at = burst();
    const first = at(0, { text: 'Jalan rusak' });
    await route(first);
    expect(await route(at(5, { text: 'STOP' }))).toBe('command');
    await routing.sweepAt(ms(60));
    expect((await routing.repliesTo(first)).map(({ intent }) => intent)).toEqual(['status']);
    expect((await routing.complaintOf(first))?.complaint.messages).toHaveLength(1);
  });

  it('that says of danger is answered with the numbers at once, and with the ticket after', async () => {
    const at = burst();
    const first = at(0, { text: 'Kebakaran di pasar Curug sekarang' });
    await route(first);
    expect((await routing.repliesTo(first)).map(({ text }) => text)).toEqual([
      expect.stringMatching(/\b113\b/),
    ]);
    await routing.sweepAt(ms(20));
    expect((await routing.repliesTo(first)).map(({ intent }) => intent)).toEqual(['notify', 'ack']);
    const found = await routing.complaintOf(first);
    expect(found?.complaint.flags?.emergency).toEqual(new Date(ms(0)));
  });

  it('of two routers that both hold one of its messages is answered once', async () => {
    for (let round = 0; round < 10; round++) {
      const at = burst();
      const first = at(0, { text: 'Jalan rusak' });
      await route(first);
      const rest = [at(3, { text: 'di Curug' }), at(4, { text: 'sejak kemarin' })];
      await Promise.all([...rest, ...rest].map((message) => route(message)));
      await Promise.all([routing.sweepAt(ms(40)), routing.sweepAt(ms(40))]);
      expect(await routing.repliesTo(first)).toHaveLength(1);
      expect((await routing.complaintOf(first))?.complaint.messages).toHaveLength(3);
    }
  });
});
