import { randomBytes } from 'node:crypto';
import { type InboundMessage, type OutboundMessage, stableId } from '@kanal/contracts';
import type { Marks } from '@kanal/domain';
import { createLog } from '@kanal/runtime';
import { anAssessment, anInboundMessage, anOutboundMessage, testDatabase } from '@kanal/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBlindIndex } from './crypto/blind-index.js';
import { createKeyRing } from './crypto/key-ring.js';
import type { ComplaintChange, ComplaintDocument, OutboxEntry } from './documents.js';
import { connectStore, type Store } from './store.js';

/** What a follow-up changes in its complaint, and the reply that waits there for it. */
const log = createLog({ service: 'test', level: 'fatal' });
const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 3, 0, second));
let store: Store;
beforeAll(async () => {
  store = connectStore({
    ...testDatabase(),
    keyRing: createKeyRing(new Map([[1, randomBytes(32)]])),
    blindIndex: createBlindIndex(randomBytes(32)),
    log,
  });
  await store.migrate({ apply: true, now: Date.now });
});
afterAll(() => store?.close());

let tickets = 0;

/** A reply that waits until `due` and never beyond the ninetieth second. */
function waiting(message: InboundMessage, due: number, text: string): OutboxEntry & { kind: 'reply' } {
  const id = stableId('reply', message.id);
  const payload: OutboundMessage = { ...anOutboundMessage({ text }), id };
  const held = { until: at(90), isPublic: false };
  return { id, kind: 'reply', createdAt: at(0), dueAt: at(due), held, trace: {}, payload };
}

/** A complaint whose first reply waits until the twentieth second. */
async function aComplaint(marks: Marks = {}) {
  const message = anInboundMessage({ sentAt: at(0).toISOString() });
  const ticket = `BTN-261124-H${String(tickets++).padStart(6, '0')}`;
  const opened: ComplaintChange = {
    change: 'open',
    complaint: {
      id: message.id,
      ticket,
      state: 'diterima',
      serial: 1,
      message,
      openedAt: at(0),
      assessment: anAssessment(),
      marks,
      entries: [waiting(message, 20, 'pertama')],
    },
  };
  expect(await store.commitComplaints([opened])).toEqual(['done']);
  return { message, ticket };
}

function followUp(
  { message, ticket: _ }: Awaited<ReturnType<typeof aComplaint>>,
  of: { second: number; marks?: Marks; renewed?: OutboxEntry; entries?: OutboxEntry[] },
): Extract<ComplaintChange, { change: 'append' }> {
  const { counterpart } = message;
  const next = anInboundMessage({ counterpart, sentAt: at(of.second).toISOString() });
  return {
    change: 'append',
    complaintId: message.id,
    messageId: next.id,
    at: at(of.second),
    role: 'follow-up',
    marks: of.marks ?? {},
    markedAt: at(of.second),
    entries: of.entries ?? [],
    ...(of.renewed && { renewed: of.renewed }),
  };
}

const read = async (ticket: string) => (await store.findComplaint(ticket)) ?? expect.fail(`no ${ticket}`);
const headOf = async (ticket: string) => (await store.findHeadsByTicket([ticket])).get(ticket);
const due = async (second: number, id: string) =>
  (await store.dueOutbox(at(second), 10_000, 1_000, {})).entries.filter(({ owner }) => owner.id === id);

describe('a reply that waits', () => {
  it('is not due before its time, and due then without the grace of what is on its way', async () => {
    const { message } = await aComplaint();
    expect(await due(19, message.id)).toEqual([]);
    expect(await due(20, message.id)).toMatchObject([{ entry: { payload: { text: 'pertama' } } }]);
  });

  it('says what a follow-up makes of it, later, and goes out once', async () => {
    const of = await aComplaint();
    const renewed = waiting(of.message, 35, 'kedua');
    expect(await store.commitComplaints([followUp(of, { second: 15, renewed })])).toEqual(['done']);
    expect((await headOf(of.ticket))?.held).toEqual({
      id: renewed.id,
      createdAt: at(0),
      dueAt: at(35),
      until: at(90),
      isPublic: false,
    });
    expect(await due(34, of.message.id)).toEqual([]);
    const entries = await due(35, of.message.id);
    expect(entries).toMatchObject([{ entry: { id: renewed.id, payload: { text: 'kedua' } } }]);
    await store.markPublished(entries, at(35));
    expect(await due(99, of.message.id)).toEqual([]);
    expect((await read(of.ticket)).replies).toMatchObject([{ payload: { text: 'kedua' } }]);
    expect((await headOf(of.ticket))?.held).toBeUndefined();
  });

  it('stays what it was once it is due: it may be on its way', async () => {
    const of = await aComplaint();
    const renewed = waiting(of.message, 50, 'terlambat');
    const late = followUp(of, { second: 20, renewed });
    expect(await store.commitComplaints([late])).toEqual(['done']);
    expect(await due(20, of.message.id)).toMatchObject([{ entry: { payload: { text: 'pertama' } } }]);
    expect((await read(of.ticket)).complaint.messages.map(({ id }) => id)).toContain(late.messageId);
  });

  it('does not come back when its follow-up is written again after it went out', async () => {
    const of = await aComplaint();
    await store.markPublished(await due(20, of.message.id), at(20));
    const change = followUp(of, { second: 10, renewed: waiting(of.message, 30, 'kedua') });
    expect(await store.commitComplaints([change])).toEqual(['done']);
    expect(await store.commitComplaints([change])).toEqual(['already']);
    expect(await due(99, of.message.id)).toEqual([]);
    expect((await read(of.ticket)).replies).toMatchObject([{ payload: { text: 'pertama' } }]);
  });

  it('is taken back by STOP while it waits, and not when it is due', async () => {
    for (const [second, texts] of [
      [19, []],
      [20, ['pertama']],
    ] as const) {
      const { message, ticket } = await aComplaint();
      const entryId = stableId('reply', message.id);
      const silence: ComplaintChange = {
        change: 'silence',
        complaintId: message.id,
        messageId: 'x',
        entryId,
        at: at(second),
      };
      expect(await store.commitComplaints([silence])).toEqual(['done']);
      expect((await read(ticket)).replies.map(({ payload }) => payload.text)).toEqual(texts);
    }
  });
});

describe('what a follow-up marks', () => {
  const marked = async (...all: [second: number, marks: Marks][]): Promise<ComplaintDocument> => {
    const of = await aComplaint();
    for (const [second, marks] of all) {
      expect(await store.commitComplaints([followUp(of, { second, marks })])).toEqual(['done']);
    }
    return (await read(of.ticket)).complaint;
  };

  it('is what the complaint is from then on', async () => {
    const assessment = anAssessment({ missing: [], completeness: 90 });
    const complaint = await marked([
      30,
      { assessment, anonymous: true, secret: true, handOff: 'citizen', told: ['completed'] },
    ]);
    expect(complaint).toMatchObject({
      assessment,
      anonymous: true,
      secret: true,
      handOff: { at: at(30), by: 'citizen' },
      told: { completed: at(30) },
      state: 'diterima',
    });
  });

  it('keeps when it came up first, and is not undone by what says nothing of it', async () => {
    const complaint = await marked(
      [1, { emergency: true, handOff: 'citizen', anonymous: true }],
      [2, { emergency: true, correction: true, handOff: 'policy' }],
      [3, {}],
    );
    expect(complaint).toMatchObject({
      flags: { emergency: at(1), correction: at(2) },
      handOff: { at: at(1), by: 'citizen' },
      anonymous: true,
    });
  });

  it('archives what its citizen takes back, with who and why, and nothing is added after it', async () => {
    const of = await aComplaint();
    await store.commitComplaints([followUp(of, { second: 5, marks: { retraction: 'close' } })]);
    const { complaint } = await read(of.ticket);
    expect(complaint.state).toBe('diarsipkan');
    expect(complaint.history.at(-1)).toEqual({
      state: 'diarsipkan',
      at: at(5),
      actor: 'pelapor',
      reason: 'pencabutan_pelapor',
    });
    expect(await store.commitComplaints([followUp(of, { second: 6 })])).toEqual(['gone']);
  });

  it('only asks a person when LAPOR! has it', async () => {
    const complaint = await marked([5, { retraction: 'ask' }]);
    expect(complaint).toMatchObject({ state: 'diterima', flags: { retraction: at(5) } });
  });

  it('comes with the opening too', async () => {
    const { ticket } = await aComplaint({ emergency: true, secret: true, handOff: 'policy', told: ['ack'] });
    expect((await read(ticket)).complaint).toMatchObject({
      secret: true,
      anonymous: false,
      flags: { emergency: at(0) },
      handOff: { at: at(0), by: 'policy' },
      told: { ack: at(0) },
    });
    expect(await headOf(ticket)).toMatchObject({ isSecret: true, handOffAt: at(0), told: { ack: at(0) } });
  });
});
