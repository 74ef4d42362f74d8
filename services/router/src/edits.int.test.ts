import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, citizen, permutations, type Routing, startRouting } from '../test/routing.js';

/** What citizens say differently afterwards, in every order and with a crash at every point. */
let routing: Routing;
beforeAll(async () => {
  routing = await startRouting();
});
afterAll(() => routing?.stop());

describe('an edit', () => {
  const story = () => {
    const say = citizen();
    const edit = (minute: number) =>
      say({
        externalId: `w2e${minute}`,
        original: 'w2',
        edited: true,
        text: `versi ${minute}`,
        ...at(minute),
      });
    return {
      original: say({ externalId: 'w2', text: 'versi 0', ...at(0) }),
      edits: [edit(1), edit(2), edit(3)] as const,
    };
  };

  it('in every order shows the newest words and keeps the earlier ones', async () => {
    for (const order of permutations([0, 1, 2] as const)) {
      const { original, edits } = story();
      await routing.route([original]);
      for (const i of order) {
        expect(await routing.outcomeOf(edits[i])).toBe('edited');
        expect(await routing.outcomeOf(edits[i])).toBe('duplicate');
      }
      const found = await routing.complaintOf(original);
      expect(found?.narrative).toBe('versi 3');
      expect(found?.complaint.messages).toHaveLength(1);
      expect(found?.complaint.lastMessageAt).toEqual(new Date(original.sentAt));
      const received = await routing.receiptOf(original);
      expect(received?.message.text).toBe('versi 0');
      const kept = await routing.store.findEdits(received ? [received] : []);
      expect(kept.get(original.id)?.map(({ message }) => message.text)).toEqual([
        'versi 1',
        'versi 2',
        'versi 3',
      ]);
    }
  });

  it('that asks for it makes the complaint anonymous, and raises what a person has to look at', async () => {
    const { original, edits } = story();
    await routing.route([original]);
    const text = 'versi baru, tolong saya anonim. Ada kebakaran rumah sekarang!';
    expect(await routing.outcomeOf({ ...edits[0], text })).toBe('edited');
    const found = await routing.complaintOf(original);
    expect(found?.complaint).toMatchObject({ anonymous: true, flags: { emergency: expect.any(Date) } });
    const raised = found?.complaint.flags?.emergency;
    await routing.route([{ ...edits[1], text }]);
    expect((await routing.complaintOf(original))?.complaint.flags?.emergency).toEqual(raised);
  });

  it('of one moment is decided by the receipt’s id, in both orders', async () => {
    for (const isReversed of [false, true]) {
      const { original, edits } = story();
      await routing.route([original]);
      const same = [edits[0], edits[1]].map((edit) => ({ ...edit, ...at(5) }));
      const ordered = same.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      for (const edit of isReversed ? ordered.toReversed() : ordered) await routing.route([edit]);
      expect((await routing.complaintOf(original))?.narrative).toBe(ordered.at(-1)?.text);
    }
  });

  it('is never replaced by an earlier one, however long somebody takes who has read the earlier', async () => {
    const { store } = routing;
    for (let round = 0; round < 20; round++) {
      const say = citizen();
      const original = say({ externalId: 'w3', text: 'versi 0', ...at(0) });
      await routing.route([original]);
      const aligning: Promise<void>[] = [];
      for (let minute = 1; minute <= 12; minute++) {
        const of = { original: 'w3', edited: true, text: `versi ${minute}` } as const;
        await store.insertReceipts([say({ externalId: `w3e${minute}`, ...of, ...at(minute) })]);
        for (let i = 0; i < 3; i++) aligning.push(store.alignNarratives([original.id]));
      }
      await Promise.all(aligning);
      expect((await routing.complaintOf(original))?.narrative).toBe('versi 12');
    }
  });

  it('of what never came opens a complaint, takes later edits, and the late original joins it', async () => {
    const { original, edits } = story();
    expect(await routing.outcomeOf(edits[1])).toBe('opened');
    expect(await routing.outcomeOf(edits[0])).toBe('edited');
    expect(await routing.outcomeOf(edits[2])).toBe('edited');
    const late = { ...original, sentAt: '2026-09-01T03:00:00.000Z' };
    expect(await routing.outcomeOf(late)).toBe('appended');
    const found = await routing.complaintOf(original);
    expect(found?.narrative).toBe('versi 3');
    expect(found?.complaint.messages.map(({ id, role }) => [id, role])).toEqual([
      [edits[1].id, 'opening'],
      [original.id, 'follow-up'],
    ]);
  });

  it.each([
    'router.after-receipt',
    'router.after-commit',
    'router.after-settle',
    'router.after-outbox-publish',
  ] as const)('killed at %s is finished by the next attempt', async (point) => {
    const { original, edits } = story();
    await routing.route([original]);
    await expect(routing.route([edits[0]], point)).rejects.toThrow('killed');
    await routing.route([edits[0]]);
    const found = await routing.complaintOf(original);
    expect(found?.narrative).toBe('versi 1');
    expect(found?.complaint.changes).toHaveLength(1);
  });

  it('and its original at two routers at once end with the edit’s words', async () => {
    for (let round = 0; round < 20; round++) {
      const { original, edits } = story();
      await Promise.all([original, ...edits].map((message) => routing.route([message])));
      expect((await routing.complaintOf(original))?.narrative).toBe('versi 3');
    }
  });

  it('gives nobody a second answer', async () => {
    const { original, edits } = story();
    for (const message of [original, ...edits]) await routing.route([message]);
    expect((await routing.complaintOf(original))?.replies).toHaveLength(1);
  });
});
