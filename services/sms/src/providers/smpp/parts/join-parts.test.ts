import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterRelease, closeOverdue, doneForMs, isDone, keepPart, type PartsRecord } from './join-parts.js';
import type { Part } from './part.js';

const nowMs = Date.UTC(2026, 10, 24, 3);
const minute = 60_000;
const of = {
  operator: 'telkomsel',
  source_addr: '6281200100001',
  destination_addr: '1708',
  reference: 'udh8 07',
  total: 3,
};
const part = (seq: number, words = `${seq}`): Part => ({ seq, data_coding: 0, octets: words });

/** The record after these parts, each a second after the one before. */
function keptOf(parts: readonly Part[], total = 3, before?: PartsRecord, firstMs = nowMs): PartsRecord {
  let record = before;
  for (const [index, each] of parts.entries()) {
    record = keepPart(record, { of: { ...of, total }, part: each }, firstMs + index * 1_000).record;
  }
  if (!record) throw new Error('no part was kept');
  return record;
}
const words = (group: PartsRecord['open']) => group?.parts.map(({ octets }) => octets);

describe('keepPart', () => {
  test('waits for the rest, in order', () => {
    const record = keptOf([part(3), part(1)]);
    expect(words(record.open)).toEqual(['1', '3']);
    expect(record).toMatchObject({ of, closed: [], done: [], open: { firstSeenMs: nowMs } });
  });

  test('the last part closes the group', () => {
    const record = keptOf([part(3), part(1), part(2)]);
    expect(record.closed.map(words)).toEqual([['1', '2', '3']]);
    expect(record.open).toBeUndefined();
  });

  test.each([
    ['of the open group', [part(1)]],
    ['of a closed one', [part(1), part(2), part(3)]],
  ])('a repeated part %s changes nothing', (_label, parts) => {
    const record = keptOf(parts);
    const again = keepPart(record, { of, part: part(1) }, nowMs + 5_000);
    expect(again).toEqual({ record, isNew: false });
  });

  test('so does one of a finished message, and another one begins the next', () => {
    const closed = keptOf([part(1), part(2), part(3)]);
    const finished = afterRelease(closed, closed.closed, nowMs + 4_000);
    expect(keepPart(finished, { of, part: part(2) }, nowMs + 5_000)).toEqual({
      record: finished,
      isNew: false,
    });
    const next = keepPart(finished, { of, part: part(2, 'lain') }, nowMs + 5_000);
    expect([next.isNew, words(next.record.open)]).toEqual([true, ['lain']]);
  });

  test('a part that contradicts begins a message, and the one before is given up', () => {
    const record = keptOf([part(1), part(2), part(1, 'lain')]);
    expect(record.closed.map(words)).toEqual([['1', '2']]);
    expect(words(record.open)).toEqual(['lain']);
  });

  test('no two groups begin at one time, whatever the clock shows', () => {
    let record = keptOf([part(1)]);
    for (const each of ['a', 'b', 'c']) record = keepPart(record, { of, part: part(1, each) }, nowMs).record;
    const began = [...record.closed, record.open].map((group) => group?.firstSeenMs);
    expect(new Set(began).size).toBe(4);
  });

  test('a part joins a group that has waited too long and was not given up yet', () => {
    const record = keptOf([part(1), part(2)]);
    expect(keepPart(record, { of, part: part(3) }, nowMs + 600 * minute).record.closed).toHaveLength(1);
  });
});

describe('closeOverdue', () => {
  test.each([
    [15 * minute - 1, 0],
    [15 * minute, 1],
  ])('after %i ms', (waitedMs, closed) => {
    const record = keptOf([part(1)]);
    expect(closeOverdue(record, nowMs + waitedMs, 15 * minute).closed).toHaveLength(closed);
  });

  test('what has nothing open stays the very same', () => {
    const record = keptOf([part(1), part(2), part(3)]);
    expect(closeOverdue(record, nowMs + 600 * minute, 15 * minute)).toBe(record);
  });
});

describe('afterRelease', () => {
  test('only what was released is finished', () => {
    const first = keptOf([part(1), part(1, 'lain')]);
    const both = keepPart(first, { of, part: part(1, 'ketiga') }, nowMs + 9_000).record;
    const after = afterRelease(both, first.closed, nowMs + 9_000);
    expect(after.closed.map(words)).toEqual([['lain']]);
    expect(words(after.open)).toEqual(['ketiga']);
    expect(afterRelease(after, first.closed, nowMs + 9_000)).toBe(after);
  });

  test('is forgotten after its time', () => {
    const first = keptOf([part(1), part(2), part(3)]);
    const done = afterRelease(first, first.closed, nowMs);
    expect(isDone(done)).toBe(true);
    const second = keptOf([part(1, 'a'), part(2, 'b'), part(3, 'c')], 3, done, nowMs + doneForMs);
    const after = afterRelease(second, second.closed, nowMs + doneForMs);
    expect(after.done).toHaveLength(1);
    expect(keepPart(after, { of, part: part(1) }, nowMs + doneForMs).isNew).toBe(true);
  });
});

/** What an operator may do with the parts of a message: any order, and any of them more than once. */
const deliveries = fc.integer({ min: 2, max: 8 }).chain((total) => {
  const seqs = Array.from({ length: total }, (_, index) => index + 1);
  return fc.record({
    total: fc.constantFrom(total),
    order: fc.shuffledSubarray(seqs, { minLength: total }),
    repeats: fc.array(fc.record({ seq: fc.constantFrom(...seqs), at: fc.nat(20) }), { maxLength: 10 }),
  });
});

/** Each repeat somewhere after its part. */
function withRepeats(order: readonly number[], repeats: readonly { seq: number; at: number }[]): number[] {
  const all = [...order];
  for (const { seq, at } of repeats) {
    const first = all.indexOf(seq) + 1;
    all.splice(first + (at % (all.length - first + 1)), 0, seq);
  }
  return all;
}

describe('whatever the operator does', () => {
  test('in any order and with any repeats, also after it is finished, it is one message', () => {
    fc.assert(
      fc.property(deliveries, fc.nat(20), ({ total, order, repeats }, releasedAfter) => {
        const seqs = withRepeats(order, repeats);
        let kept: PartsRecord | undefined;
        const messages: string[] = [];
        for (const [index, seq] of seqs.entries()) {
          kept = keepPart(kept, { of: { ...of, total }, part: part(seq) }, nowMs + index).record;
          if (kept.closed.length > 0 && index >= releasedAfter % seqs.length) {
            messages.push(...kept.closed.map((group) => String(words(group))));
            kept = afterRelease(kept, kept.closed, nowMs + index);
          }
        }
        messages.push(...(kept?.closed ?? []).map((group) => String(words(group))));
        expect(messages).toEqual([String(Array.from({ length: total }, (_, index) => `${index + 1}`))]);
        expect(kept?.open).toBeUndefined();
      }),
    );
  });

  test('of many messages with one reference no part is lost, and none is in two of them', () => {
    const written = fc.uniqueArray(
      fc.record({ seq: fc.integer({ min: 1, max: 3 }), words: fc.integer({ min: 1, max: 9 }) }),
      {
        minLength: 1,
        maxLength: 20,
        selector: ({ seq, words: said }) => `${seq} ${said}`,
      },
    );
    fc.assert(
      fc.property(written, (parts) => {
        const all = parts.map(({ seq, words: said }) => part(seq, `${seq} ${said}`));
        const kept = closeOverdue(keptOf(all), nowMs + 600 * minute, minute);
        const told = kept.closed.flatMap((group) => words(group) ?? []);
        expect(told.toSorted()).toEqual(all.map(({ octets }) => octets).toSorted());
        expect(new Set(kept.closed.map(({ firstSeenMs }) => firstSeenMs)).size).toBe(kept.closed.length);
      }),
    );
  });
});
