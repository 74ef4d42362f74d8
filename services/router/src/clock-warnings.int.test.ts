import { createStreamReader } from '@kanal/bus';
import { type ComplaintEvent, complaintEventKind, fromWire } from '@kanal/contracts';
import type { CrashPoint } from '@kanal/runtime';
import { aComplaint } from '@kanal/testing';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Routing, startRouting } from '../test/routing.js';
import { createClockWarnings } from './clock-warnings.js';
import { createOutbox } from './outbox.js';

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

/** Half of the three working days that begin on Monday is over. */
const noon = Date.parse('2026-11-25T12:00:00+07:00');
const late = Date.parse('2026-11-27T00:00:00+07:00');
async function open() {
  const complaint = aComplaint();
  await routing.store.commitComplaints([{ change: 'open', complaint }]);
  return complaint;
}

/** One turn of a router that has the time `nowMs`: its sweep of the clocks. */
const sweepClocks = (
  nowMs: number,
  store: Parameters<typeof createClockWarnings>[0]['store'] = routing.store,
) => createClockWarnings({ store, clock: () => nowMs }).sweep();

/** Its sweep of the outboxes, which ends where `crashAt` says. */
function sweepOutbox(crashAt?: CrashPoint) {
  const crash = (point: CrashPoint) => {
    if (point === crashAt) throw new Error(`killed at ${point}`);
  };
  const { store, bus } = routing;
  return createOutbox({ store, publisher: bus.publisher, clock: () => late + 60_000, crash }).sweep();
}

/** Warnings of a complaint that are on the stream, in their order. */
async function heard(ticket: string): Promise<ComplaintEvent[]> {
  const found: ComplaintEvent[] = [];
  const read = { stream: 'COMPLAINTS', subject: 'complaint.clock-warning', limit: 1_000 } as const;
  for await (const { type, body } of createStreamReader(routing.bus).read(read)) {
    found.push(fromWire(complaintEventKind, type, body));
  }
  return found.filter((event) => event.ticket === ticket);
}

const percents = (events: readonly ComplaintEvent[]) =>
  events.map((event) => (event.event === 'clock-warning' ? event.percent : undefined));

it('tells each share of each clock once, when it has come', async () => {
  const { id, ticket } = await open();
  expect(await sweepClocks(noon - 1)).toBe(0);
  await sweepClocks(noon);
  await sweepClocks(noon + 1);
  await sweepOutbox();
  const [event, ...more] = await heard(ticket);
  expect(more).toEqual([]);
  expect(event).toMatchObject({
    ...{ event: 'clock-warning', complaintId: id, clock: 'verifikasi', kind: 'batas', percent: 50 },
    ...{ dueOn: '2026-11-26', isPrediction: false, state: 'diterima', at: new Date(noon).toISOString() },
  });
  await sweepClocks(late);
  await sweepClocks(late);
  await sweepOutbox();
  expect(percents(await heard(ticket))).toEqual([50, 80, 100]);
});

it('tells once, though several routers sweep at the same time', async () => {
  const opened = await Promise.all(Array.from({ length: 5 }, open));
  await Promise.all(Array.from({ length: 4 }, () => sweepClocks(late)));
  await Promise.all([sweepOutbox(), sweepOutbox()]);
  await sweepOutbox();
  for (const { ticket } of opened) expect(percents(await heard(ticket))).toEqual([50, 80, 100]);
});

it.each<[string, () => Promise<unknown>]>([
  [
    'it has found what is due',
    () => sweepClocks(noon, { ...routing.store, markWarned: () => Promise.reject(new Error('killed')) }),
  ],
  [
    'the warning is noted, but it does not know',
    () =>
      sweepClocks(noon, {
        ...routing.store,
        markWarned: async (id, warnings) => {
          await routing.store.markWarned(id, warnings);
          throw new Error('killed');
        },
      }),
  ],
  ['the warning is noted', () => sweepClocks(noon)],
  [
    'it is published',
    async () => {
      await sweepClocks(noon);
      await sweepOutbox('router.after-outbox-publish');
    },
  ],
  [
    'it is marked as published',
    async () => {
      await sweepClocks(noon);
      await sweepOutbox('router.after-outbox-mark');
    },
  ],
])('killed when %s, the next router tells it once', async (_label, untilKilled) => {
  const { ticket } = await open();
  await untilKilled().catch(() => undefined);
  await sweepClocks(noon);
  await sweepOutbox();
  await sweepClocks(noon);
  await sweepOutbox();
  expect(percents(await heard(ticket))).toEqual([50]);
  const found = await routing.store.findClocks(ticket);
  expect(found?.clocks[0]?.warned).toEqual([50]);
});

it('stops the clocks of a complaint that was closed, and tells nothing of it', async () => {
  const { id, ticket } = await open();
  const complaints = client.db(routing.where.database).collection<{ _id: string }>('complaints');
  await complaints.updateOne({ _id: id }, { $set: { state: 'diarsipkan' } });
  await sweepClocks(late);
  await sweepOutbox();
  expect(await heard(ticket)).toEqual([]);
  expect((await routing.store.findClocks(ticket))?.clocks[0]?.stoppedAt).toEqual(new Date(late));
  expect((await routing.store.dueWarnings(new Date(late), 1_000)).map((due) => due.id)).not.toContain(id);
});
