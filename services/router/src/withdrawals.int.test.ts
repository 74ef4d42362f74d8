import type { InboundMessage } from '@kanal/contracts';
import { type Document, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, citizen, permutations, type Routing, startRouting, storedAsFile } from '../test/routing.js';

/** What citizens take back, in every order, at two routers at once, and with a crash at every point. */
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

const receipts = () => client.db(routing.where.database).collection<Document & { _id: string }>('receipts');
const image = { type: 'image', providerRef: 'media-1', caption: 'RAHASIA di foto' } as const;
const secret = 'RAHASIA: tetangga saya di Jalan Melati 5';
const bytes = Buffer.from('RAHASIA');

/** Everything that can be read of a conversation now, opened: its receipts, and its complaint's words. */
async function readable(message: InboundMessage): Promise<string> {
  const complaint = await routing.complaintOf(message);
  const found = await receipts().find({ conversation: message.conversation }).toArray();
  const opened = await routing.store.findMessages(found.map(({ _id }) => _id));
  return JSON.stringify([complaint?.narrative, [...opened.values()]]);
}

describe('a deletion', () => {
  const story = () => {
    const say = citizen();
    const original = say({ externalId: 'w1', text: secret, attachments: [image], ...at(0) });
    const edit = say({ externalId: 'w1e', original: 'w1', edited: true, text: `${secret}, malam`, ...at(1) });
    const deletion = say({ externalId: 'w1d', original: 'w1', deleted: true, text: secret, ...at(2) });
    return { original, edit, deletion };
  };

  it('takes the words, the edits and the file, and leaves complaint, ticket and history', async () => {
    const { original, edit, deletion } = story();
    expect(await routing.outcomeOf(original)).toBe('opened');
    expect(await routing.outcomeOf(edit)).toBe('edited');
    await routing.store.recordMedia(storedAsFile(original));
    await routing.keepFile(original, bytes);
    const before = await routing.complaintOf(original);
    expect(before?.narrative).toBe(edit.text);
    expect(await routing.outcomeOf(deletion)).toBe('withdrew');
    expect(await readable(original)).not.toContain('RAHASIA');
    expect(await routing.fileOf(original)).toBeNull();
    const after = await routing.complaintOf(original);
    expect(after?.complaint).toMatchObject({
      ticket: before?.complaint.ticket,
      history: before?.complaint.history,
      messages: before?.complaint.messages,
      narrativeOf: { withdrawn: true, id: deletion.id },
    });
    expect(after?.complaint.changes?.map(({ change }) => change)).toEqual(['edited', 'withdrawn']);
    expect((await routing.receiptOf(original))?.receipt).toMatchObject({
      outcome: 'opened',
      media: [],
      withdrawn: { at: new Date(deletion.sentAt), by: deletion.id, files: 1 },
    });
    expect(await routing.outcomeOf(deletion)).toBe('duplicate');
    expect(await routing.outcomeOf(original)).toBe('duplicate');
    expect(await readable(original)).not.toContain('RAHASIA');
  });

  it.each(['original', 'edit', 'deletion'] as const)(
    'in every order leaves nothing readable, when the %s comes last',
    async (last) => {
      const orders = permutations(['original', 'edit', 'deletion'] as const).filter(
        (order) => order.at(-1) === last,
      );
      for (const order of orders) {
        const messages = story();
        for (const which of order) {
          await routing.route([messages[which]]);
          await routing.route([messages[which]]);
        }
        expect(await readable(messages.original), order.join(', ')).not.toContain('RAHASIA');
        const states = await receipts().find({ conversation: messages.original.conversation }).toArray();
        expect(states.map(({ state }) => state)).toEqual(['settled', 'settled', 'settled']);
      }
    },
  );

  it('that comes first keeps the original out, which then is in the books once', async () => {
    const { original, deletion } = story();
    const [from, to] = [new Date('2027-05-01'), new Date('2027-05-02')];
    const receivedAt = '2027-05-01T03:00:00.000Z';
    const counted = async () =>
      Object.fromEntries(
        (await routing.store.countOutcomes(from, to)).map(({ outcome, count }) => [outcome, count]),
      );
    expect(await routing.outcomeOf({ ...deletion, receivedAt })).toBe('withdrew');
    expect(await counted()).toEqual({ withdrew: 1 });
    expect(await routing.outcomeOf({ ...original, receivedAt })).toBe('withdrawn');
    expect(await routing.outcomeOf({ ...original, receivedAt })).toBe('duplicate');
    expect(await counted()).toEqual({ withdrew: 1, withdrawn: 1 });
    expect(await routing.complaintOf(original)).toBeUndefined();
    await routing.keepFile(original, bytes);
    expect(await routing.store.recordMedia(storedAsFile(original))).toBe('withdrawn');
  });

  it.each([
    'router.after-receipt',
    'router.after-withdrawal',
    'router.after-narrative',
    'router.after-commit',
    'router.after-settle',
    'router.after-outbox-publish',
    'router.after-outbox-mark',
  ] as const)('killed at %s is finished by the next attempt, and told once', async (point) => {
    const { original, edit, deletion } = story();
    await routing.route([original]);
    await routing.route([edit]);
    await routing.keepFile(original, bytes);
    await expect(routing.route([deletion], point)).rejects.toThrow('killed');
    // A deletion that counts as done has taken everything.
    const isDone = (await routing.receiptOf(deletion))?.receipt.state === 'settled';
    if (isDone) expect(await readable(original)).not.toContain('RAHASIA');
    await routing.route([deletion]);
    expect(await readable(original)).not.toContain('RAHASIA');
    expect(await routing.fileOf(original)).toBeNull();
    expect((await routing.receiptOf(deletion))?.receipt).toMatchObject({
      state: 'settled',
      outcome: 'withdrew',
    });
    const changes = (await routing.complaintOf(original))?.complaint.changes ?? [];
    expect(changes.filter(({ change }) => change === 'withdrawn')).toHaveLength(1);
  });

  it('of an original that died half-way leaves an empty complaint, or none', async () => {
    for (const [point, outcome] of [
      ['router.after-receipt', 'withdrawn'],
      ['router.after-commit', 'opened'],
    ] as const) {
      const { original, deletion } = story();
      await expect(routing.route([original], point)).rejects.toThrow('killed');
      await routing.route([deletion]);
      await routing.route([original]);
      expect(await readable(original), point).not.toContain('RAHASIA');
      expect((await routing.receiptOf(original))?.receipt).toMatchObject({ state: 'settled', outcome });
      expect((await routing.complaintOf(original)) !== undefined).toBe(outcome === 'opened');
    }
  });

  it('and its original at two routers at once leave nothing readable', async () => {
    for (let round = 0; round < 20; round++) {
      const { original, edit, deletion } = story();
      await Promise.all([original, edit, deletion].map((message) => routing.route([message])));
      expect(await readable(original)).not.toContain('RAHASIA');
    }
  });

  it('of another conversation, or of the other side, changes nothing', async () => {
    const { original, deletion } = story();
    await routing.route([original]);
    const stranger = citizen(original.account)({
      externalId: 'w1d2',
      original: 'w1',
      deleted: true,
      ...at(2),
    });
    const pages = { ...deletion, author: 'page-inbox' as const };
    expect(await routing.outcomeOf(stranger)).toBe('set-aside');
    expect(await routing.outcomeOf(pages)).toBe('set-aside');
    expect((await routing.complaintOf(original))?.narrative).toBe(secret);
  });

  it('of another conversation that came before the original does not keep it out', async () => {
    const { original } = story();
    const stranger = citizen(original.account)({
      externalId: 'w1d',
      original: 'w1',
      deleted: true,
      ...at(2),
    });
    expect(await routing.outcomeOf(stranger)).toBe('withdrew');
    expect(await routing.outcomeOf(original)).toBe('opened');
    expect((await routing.complaintOf(original))?.narrative).toBe(secret);
  });
});
