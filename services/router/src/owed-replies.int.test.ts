import { type CrashPoint, createLog, createMetrics } from '@kanal/runtime';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aContext, type ContextOptions } from '../test/a-context.js';
import { at, citizen, type Routing, startRouting } from '../test/routing.js';
import { createOutbox, type Outbox } from './outbox.js';
import { createOwedReplies } from './owed-replies.js';

let routing: Routing;
let client: MongoClient;
beforeAll(async () => {
  routing = await startRouting();
  client = new MongoClient(routing.where.uri);
});
afterAll(async () => {
  await client.close();
  await routing.stop();
});

const by = { actor: 'operator:uji', reason: 'satu banjir' };
const minuteMs = 60_000;

/** One turn of a router at this moment: its sweep of what is owed. */
function sweep(
  of: {
    readonly nowMs?: number;
    readonly context?: ContextOptions;
    readonly outbox?: Outbox;
    readonly store?: Routing['store'];
  } = {},
): Promise<number> {
  const { nowMs = Date.now(), context, store = routing.store } = of;
  const outbox =
    of.outbox ??
    createOutbox({ store, publisher: routing.bus.publisher, clock: () => nowMs, crash: () => undefined });
  const log = createLog({ service: 'test', level: 'silent' });
  const metrics = createMetrics('test');
  return createOwedReplies({
    ...{ store, outbox, clock: () => nowMs, log, metrics },
    context: () => aContext({ nowMs, ...context }),
  }).sweep();
}

const killed = () => Promise.reject(new Error('killed'));

/** Somebody complains; gives their message, their ticket, and what they were told since. */
async function complains(text = 'Banjir setinggi lutut di Kelurahan Curug sejak kemarin', says = citizen()) {
  const message = says({ text, ...at(0) });
  await routing.route([message]);
  const found = await routing.complaintOf(message);
  if (!found) throw new Error('no complaint');
  const { _id: id, ticket } = found.complaint;
  const told = async () => (await routing.repliesTo(message)).slice(1).map((reply) => reply.text ?? '');
  return { id, ticket, message, says, told };
}

const merge = (child: string, into: string) => routing.store.merge({ ...by, at: new Date(), child, into });
const stored = ({ id }: { id: string }) =>
  client
    .db(routing.where.database)
    .collection<{ _id: string; owed?: { key: string; failed?: unknown }[] }>('complaints')
    .findOne({ _id: id });

describe('citizens whose complaints are put together', () => {
  it('are told so once, each with their own ticket, and of the number in LAPOR! when there is one', async () => {
    const [parent, child, grandchild] = [await complains(), await complains(), await complains()];
    await merge(grandchild.id, child.id);
    await merge(child.id, parent.id);
    await sweep();
    await sweep();
    expect(await parent.told()).toEqual([]);
    const [words = '', ...more] = await child.told();
    expect(more).toEqual([]);
    expect(words).toMatch(/gabung/);
    expect(words).toContain(child.ticket);
    // It opens the progress page of somebody else's complaint.
    expect(words).not.toContain(parent.ticket);

    await routing.store.recordHandOff(parent.ticket, '9165816', { actor: by.actor, at: new Date() });
    await sweep();
    await sweep();
    for (const { told, ticket } of [parent, child, grandchild]) {
      const numbers = (await told()).filter((text) => text.includes('9165816'));
      expect(numbers).toEqual([expect.stringContaining(ticket)]);
    }

    const [late, later] = [await complains(), await complains()];
    await merge(later.id, late.id);
    await merge(late.id, parent.id);
    await sweep();
    for (const { told, ticket } of [late, later]) {
      expect(await told()).toEqual([
        expect.stringMatching(`${ticket}.* gabung`),
        expect.stringMatching(`${ticket}.*9165816`),
      ]);
    }
  });

  it('hear nothing of a merge that is undone before it was said, nor of what comes to the other after', async () => {
    const [parent, child] = [await complains(), await complains()];
    await merge(child.id, parent.id);
    await routing.store.unmerge({ ...by, at: new Date(), child: child.id });
    await routing.store.recordHandOff(parent.ticket, '9165817', { actor: by.actor, at: new Date() });
    await sweep();
    expect(await child.told()).toEqual([]);
    expect(await parent.told()).toEqual([expect.stringContaining('9165817')]);
  });

  it('hear nothing of a merge that is undone while a router is about to say it', async () => {
    const [parent, child] = [await complains(), await complains()];
    await merge(child.id, parent.id);
    const settleOwed: Routing['store']['settleOwed'] = async (...word) => {
      await routing.store.unmerge({ ...by, at: new Date(), child: child.id });
      return routing.store.settleOwed(...word);
    };
    await sweep({ store: { ...routing.store, settleOwed } });
    await routing.sweepAt(Date.now() + minuteMs);
    expect(await child.told()).toEqual([]);
  });

  it('hear of the number once per conversation, however many of their complaints were put together', async () => {
    const says = citizen();
    const first = await complains('Banjir di Kelurahan Curug sejak kemarin', says);
    const threeDays = 3 * 24 * 60;
    await routing.route([says({ text: 'Banjir lagi di Kelurahan Curug pagi ini', ...at(threeDays) })]);
    const again = (await routing.complaintOf(first.message))?.complaint;
    expect(again?.ticket).not.toBe(first.ticket);
    const parent = await complains();
    for (const child of [first.id, again?._id ?? '']) await merge(child, parent.id);
    await routing.store.recordHandOff(parent.ticket, '9165818', { actor: by.actor, at: new Date() });
    await sweep();
    expect((await first.told()).filter((text) => text.includes('gabung'))).toHaveLength(2);
    expect((await first.told()).filter((text) => text.includes('9165818'))).toHaveLength(1);
  });

  it('who said STOP hear nothing, and nothing stays owed', async () => {
    const [parent, child] = [await complains(), await complains()];
    await routing.route([child.says({ text: 'STOP', ...at(1) })]);
    const before = await child.told();
    await merge(child.id, parent.id);
    await sweep();
    expect(await child.told()).toEqual(before);
    expect((await stored(child))?.owed).toEqual([]);
  });
});

describe('a router that is killed', () => {
  it.each<[string, () => Promise<number>]>([
    ['before the word became a reply', () => sweep({ store: { ...routing.store, settleOwed: killed } })],
    [
      'after it, and before the reply left',
      () => sweep({ outbox: { relay: killed, sweep: () => Promise.resolve(0) } }),
    ],
    [
      'when the reply has left, and before that was noted',
      () => {
        const { store, bus } = routing;
        const crash = (point: CrashPoint) => {
          if (point === 'router.after-outbox-publish') throw new Error('killed');
        };
        return sweep({
          outbox: createOutbox({ store, publisher: bus.publisher, clock: Date.now, crash }),
        });
      },
    ],
  ])('%s: the word is said once', async (_, turn) => {
    const [parent, child] = [await complains(), await complains()];
    await merge(child.id, parent.id);
    await turn().catch(() => undefined);
    await sweep();
    await routing.sweepAt(Date.now() + minuteMs);
    await sweep();
    await routing.sweepAt(Date.now() + 2 * minuteMs);
    expect(await child.told()).toEqual([expect.stringContaining(child.ticket)]);
  });
});

describe('a word that cannot be said', () => {
  it('stays owed with its reason, holds up no other, and is said when it can be', async () => {
    const [parent, child, other] = [await complains(), await complains(), await complains()];
    await merge(child.id, parent.id);
    const { merged: _, ...templates } = aContext().templates;
    const context = { templates } as unknown as ContextOptions;
    await routing.store.recordHandOff(other.ticket, '9165819', { actor: by.actor, at: new Date() });
    await sweep({ context });
    expect(await other.told()).toHaveLength(1);
    expect(await child.told()).toEqual([]);
    expect((await stored(child))?.owed).toMatchObject([{ key: 'merged', failed: { times: 1 } }]);
    await sweep();
    expect(await child.told()).toEqual([]);
    await sweep({ nowMs: Date.now() + minuteMs, context });
    expect((await stored(child))?.owed).toMatchObject([{ failed: { times: 2 } }]);
    await sweep({ nowMs: Date.now() + 3 * minuteMs + 1_000 });
    expect(await child.told()).toHaveLength(1);
    expect((await stored(child))?.owed).toEqual([]);
  });

  it('is said as soon as the templates are others', async () => {
    const [parent, child] = [await complains(), await complains()];
    await merge(child.id, parent.id);
    const { merged: _, ...lacking } = aContext().templates;
    let templates = lacking as unknown as ReturnType<typeof aContext>['templates'];
    const { store, bus } = routing;
    const outbox = createOutbox({ store, publisher: bus.publisher, clock: Date.now, crash: () => undefined });
    const log = createLog({ service: 'test', level: 'silent' });
    const running = createOwedReplies({
      ...{ store, outbox, clock: Date.now, log, metrics: createMetrics('test') },
      context: () => aContext({ templates }),
    });
    await running.sweep();
    await running.sweep();
    expect(await child.told()).toEqual([]);
    templates = aContext().templates;
    await running.sweep();
    expect(await child.told()).toEqual([expect.stringContaining(child.ticket)]);
    expect((await stored(child))?.owed).toEqual([]);
  });

  it('because its message is not kept any more says so', async () => {
    const [parent, child] = [await complains(), await complains()];
    await merge(child.id, parent.id);
    const receipts = client.db(routing.where.database).collection<{ _id: string }>('receipts');
    await receipts.deleteOne({ _id: child.message.id });
    await sweep();
    expect((await stored(child))?.owed).toMatchObject([
      { failed: { times: 1, because: 'KANAL_OWED_NO_MESSAGE' } },
    ]);
  });
});
