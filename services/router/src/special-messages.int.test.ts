import type { InboundMessage } from '@kanal/contracts';
import { assessmentOf, readMessage } from '@kanal/domain';
import { anInboundMessage } from '@kanal/testing';
import { type Document, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aContext } from '../test/a-context.js';
import { at, citizen, type Routing, startRouting } from '../test/routing.js';

/** Messages of our own side, of nobody, and such as cannot be shown. */
let routing: Routing;
let client: MongoClient;
beforeAll(async () => {
  routing = await startRouting();
  client = new MongoClient(routing.where.uri);
});
afterAll(async () => {
  await routing?.stop();
  await client?.close();
});

const conversations = () =>
  client.db(routing.where.database).collection<Document & { _id: string }>('conversations');

describe('words from the page’s inbox', () => {
  it('are noted with the complaint, without an answer, and move no window', async () => {
    const say = citizen();
    const first = say({ text: 'Lampu padam', ...at(0) });
    await routing.route([first]);
    const ours = say({ text: 'STOP', author: 'page-inbox', sentAt: '2026-11-26T01:00:00.000Z' });
    expect(await routing.outcomeOf(ours)).toBe('noted');
    expect(await routing.outcomeOf(ours)).toBe('duplicate');
    const found = await routing.complaintOf(first);
    expect(found?.complaint.messages.map(({ role }) => role)).toEqual(['opening', 'page-inbox']);
    expect(found?.complaint.lastMessageAt).toEqual(new Date(first.sentAt));
    expect(found?.replies).toHaveLength(1);
    const known = await routing.store.loadConversations([first.conversation]);
    expect(known.get(first.conversation)?.consent).toBeUndefined();
    const conversation = await conversations().findOne({ _id: first.conversation });
    expect(conversation?.['lastInboundAt']).toEqual(new Date(first.sentAt));
    const later = say({ text: 'Sudah menyala', sentAt: '2026-11-27T03:00:00.000Z' });
    expect(await routing.outcomeOf(later)).toBe('opened');
  });

  it('are kept, and open nothing, without a complaint', async () => {
    const ours = citizen()({ text: 'Halo, ada yang bisa dibantu?', author: 'page-inbox' });
    expect(await routing.outcomeOf(ours)).toBe('set-aside');
    expect((await routing.receiptOf(ours))?.message.text).toBe(ours.text);
    expect(await routing.complaintOf(ours)).toBeUndefined();
  });
});

describe('other ids of a person', () => {
  const phone = (value: string) => ({ type: 'phone' as const, value });
  const ids = (...numbers: string[]) => ({
    externalId: numbers[0]?.slice(1) ?? '',
    aliases: numbers.map(phone),
  });
  const told = (of: InboundMessage['counterpart']) =>
    anInboundMessage({ channel: 'whatsapp', account: '1158', counterpart: of, identityChange: true });
  const tickets = async (number: string) =>
    (await routing.store.findComplaintsByIdentity(number, 10)).map(({ ticket }) => ticket);

  it('find the old complaints, whichever came first, and open and answer nothing', async () => {
    for (const isChangeFirst of [false, true]) {
      const [old, fresh] = [`+62813000${isChangeFirst}1`, `+62813000${isChangeFirst}2`].map((number) =>
        number.replace(/false/, '10').replace(/true/, '20'),
      ) as [string, string];
      const said = anInboundMessage({ channel: 'whatsapp', account: '1158', counterpart: ids(old) });
      const change = told(ids(fresh, old));
      const order = isChangeFirst ? [change, said] : [said, change];
      for (const message of order) await routing.route([message]);
      const { identities } = (await routing.complaintOf(said))?.complaint ?? { identities: [] };
      // Address and phone of the old number, and of the new one when it was told afterwards.
      expect(identities).toHaveLength(isChangeFirst ? 2 : 4);
      expect(await routing.outcomeOf(change)).toBe('duplicate');
      expect(await tickets(fresh)).toHaveLength(1);
      expect(await tickets(fresh)).toEqual(await tickets(old));
      expect((await routing.receiptOf(change))?.receipt).toMatchObject({ outcome: 'identities' });
      expect(await routing.complaintOf(change)).toBeUndefined();
    }
  });
});

describe('a number that is new to somebody', () => {
  it('may have been another’s, whose complaints are not found by the old one', async () => {
    const counterpart = (number: string) => ({
      externalId: number.slice(1),
      aliases: [{ type: 'phone' as const, value: number }],
    });
    const [mine, recycled] = ['+6281300099001', '+6281300099002'];
    const of = { channel: 'whatsapp', account: '1158' } as const;
    const other = anInboundMessage({ ...of, counterpart: counterpart(recycled) });
    const said = anInboundMessage({ ...of, counterpart: counterpart(mine) });
    const change = anInboundMessage({
      ...of,
      identityChange: true,
      counterpart: {
        ...counterpart(mine),
        aliases: [...counterpart(mine).aliases, { type: 'phone', value: recycled, isNew: true }],
      },
    });
    for (const message of [other, said, change]) await routing.route([message]);
    const found = async (number: string) =>
      (await routing.store.findComplaintsByIdentity(number, 10)).map(({ ticket }) => ticket);
    const [mineTicket] = await found(mine);
    expect(await found(mine)).toHaveLength(1);
    expect(await found(recycled)).toHaveLength(2);
    expect(await found(recycled)).toContain(mineTicket);
  });
});

describe('what cannot be shown', () => {
  const unreadable = {
    unsupported: true,
    attachments: [],
    text: undefined,
  } as unknown as Partial<InboundMessage>;
  const day = 24 * 3_600_000;
  const received = (afterMs: number) => ({
    receivedAt: new Date(Date.UTC(2026, 10, 24, 3) + afterMs).toISOString(),
  });

  /** The requests to send again that a conversation has seen, out or not. */
  async function asks({ conversation }: InboundMessage): Promise<string[]> {
    const found = await conversations().findOne({ _id: conversation });
    return [...(found?.['outbox'] ?? []), ...(found?.['replies'] ?? [])].map(({ id }) => id);
  }

  it('opens a complaint with one answer that holds the ticket and asks, and a second one does not ask', async () => {
    const say = citizen();
    const first = say({ ...unreadable, ...received(0) });
    expect(await routing.outcomeOf(first)).toBe('opened');
    const found = await routing.complaintOf(first);
    expect(found?.narrative).toBe('[pesan jenis ini tidak dapat kami tampilkan]');
    expect(found?.replies.map(({ payload }) => payload.text)).toEqual([
      expect.stringMatching(/BTN-\d{6}-\w{7}[\s\S]*kirim ulang sebagai teks atau foto/),
    ]);
    const second = say({ ...unreadable, ...received(60_000) });
    expect(await routing.outcomeOf(second)).toBe('appended');
    expect(await asks(first)).toEqual([]);
    expect(await routing.outcomeOf(say({ ...unreadable, ...received(day) }))).toBe('appended');
    expect(await asks(first)).toHaveLength(1);
  });

  it.each([
    'router.after-receipt',
    'router.after-commit',
    'router.after-settle',
    'router.after-outbox-publish',
  ] as const)('is asked for once in a day, also when killed at %s', async (point) => {
    const say = citizen();
    await routing.route([say({ text: 'Lampu padam', ...received(0) })]);
    const [one, two] = [
      say({ ...unreadable, ...received(1_000) }),
      say({ ...unreadable, ...received(2_000) }),
    ];
    await expect(routing.route([one], point)).rejects.toThrow('killed');
    await routing.route([one]);
    await routing.route([two]);
    await routing.route([one]);
    expect(await asks(one)).toHaveLength(1);
  });

  it('is asked for by the next attempt when the router died between the complaint and the conversation', async () => {
    const say = citizen();
    const first = say({ text: 'Lampu padam', ...received(0) });
    await routing.route([first]);
    const second = say({ ...unreadable, ...received(1_000) });
    const { id: messageId } = second;
    await routing.store.insertReceipts([second]);
    const sent = new Date(second.sentAt);
    const change = {
      change: 'append',
      complaintId: first.id,
      role: 'follow-up',
      marks: {},
      markedAt: sent,
      entries: [],
    } as const;
    expect(await routing.store.commitComplaints([{ ...change, messageId, at: sent }])).toEqual(['done']);
    expect(await routing.outcomeOf(second)).toBe('appended');
    expect(await asks(second)).toHaveLength(1);
  });

  it('is not asked for again by the next attempt when the router died before the conversation knew', async () => {
    const say = citizen();
    const first = say({ ...unreadable, ...received(0) });
    await routing.store.insertReceipts([first]);
    const head = { id: first.id, ticket: 'BTN-261124-7K3PXZV', state: 'diterima', serial: 1 } as const;
    const openedAt = new Date(first.receivedAt);
    const complaint = {
      ...head,
      message: first,
      openedAt,
      assessment: assessmentOf(readMessage(first, aContext().rules)),
      marks: {},
      entries: [],
    };
    expect(await routing.store.commitComplaints([{ change: 'open', complaint }])).toEqual(['done']);
    expect(await routing.outcomeOf(first)).toBe('opened');
    await routing.route([say({ ...unreadable, ...received(1_000) })]);
    expect(await asks(first)).toEqual([]);
  });

  it('is asked for once by two routers that hold different messages', async () => {
    for (let round = 0; round < 15; round++) {
      const say = citizen();
      await routing.route([say({ text: 'Lampu padam', ...received(0) })]);
      const many = [1, 2, 3].map((n) => say({ ...unreadable, ...received(n * 1_000) }));
      await Promise.all(many.map((message) => routing.route([message])));
      expect(await asks(say({}))).toHaveLength(1);
    }
  });

  it('is not asked for again after the acknowledgement asked, although the router died in between', async () => {
    const say = citizen();
    const first = say({ ...unreadable, ...received(0) });
    await expect(routing.route([first], 'router.after-commit')).rejects.toThrow('killed');
    await routing.route([first]);
    await routing.route([say({ ...unreadable, ...received(1_000) })]);
    expect(await asks(first)).toEqual([]);
  });
});
