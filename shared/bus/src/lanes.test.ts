import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLanes } from './lanes.js';

describe('lanes', () => {
  it('serve each lane once per batch, in the order they became ready', () => {
    const lanes = createLanes<string>();
    lanes.add('a', 'a1', false);
    lanes.add('a', 'a2', false);
    lanes.add('b', 'b1', false);
    expect(lanes.take(10)).toEqual(['a1', 'b1']);
    expect(lanes.take(10)).toEqual([]);
    lanes.release('a');
    expect(lanes.take(10)).toEqual(['a2']);
  });

  it('do not let a long lane keep others waiting', () => {
    const lanes = createLanes<string>();
    lanes.add('flood', 'f1', false);
    lanes.add('flood', 'f2', false);
    lanes.add('quiet', 'q1', false);
    expect(lanes.take(1)).toEqual(['f1']);
    lanes.release('flood');
    expect(lanes.take(1)).toEqual(['q1']);
  });

  it('hand out a suspect by itself, and next', () => {
    const lanes = createLanes<string>();
    lanes.add('a', 'a1', false);
    lanes.add('b', 'suspect', true);
    lanes.add('c', 'c1', false);
    expect(lanes.take(10)).toEqual(['a1', 'c1']);
    lanes.add('d', 'd1', false);
    expect(lanes.take(10)).toEqual(['suspect']);
    expect(lanes.take(10)).toEqual(['d1']);
  });

  it('give back everything that was not taken', () => {
    const lanes = createLanes<string>();
    lanes.add('a', 'a1', false);
    lanes.add('a', 'a2', false);
    lanes.add('b', 'b1', true);
    lanes.take(1);
    expect(lanes.drain().toSorted()).toEqual(['a2', 'b1']);
    lanes.release('a');
    expect(lanes.take(10)).toEqual([]);
    expect(lanes.waiting).toBe(0);
  });

  it('keep their promises whatever comes in whatever order', () => {
    const step = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ do: fc.constant('add' as const), lane: fc.nat(5), alone: fc.boolean() }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant('take' as const), max: fc.integer({ min: 1, max: 4 }) }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('release' as const), pick: fc.nat(9) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const lanes = createLanes<{ lane: string; serial: number; alone: boolean }>();
        const inHand: string[] = [];
        const lastTaken = new Map<string, number>();
        let added = 0;
        let taken = 0;
        const takeUpTo = (max: number) => {
          const batch = lanes.take(max);
          expect(batch.length).toBeLessThanOrEqual(max);
          if (batch.some(({ alone }) => alone)) expect(batch).toHaveLength(1);
          for (const { lane, serial } of batch) {
            expect(inHand).not.toContain(lane);
            expect(serial).toBeGreaterThan(lastTaken.get(lane) ?? -1);
            lastTaken.set(lane, serial);
            inHand.push(lane);
            taken++;
          }
          return batch.length;
        };
        const releaseOne = (pick: number) => {
          const [lane] = inHand.splice(pick % Math.max(1, inHand.length), 1);
          if (lane !== undefined) lanes.release(lane);
        };
        for (const each of steps) {
          if (each.do === 'add') {
            const lane = String(each.lane);
            lanes.add(lane, { lane, serial: added++, alone: each.alone }, each.alone);
          } else if (each.do === 'take') takeUpTo(each.max);
          else releaseOne(each.pick);
          expect(lanes.waiting).toBe(added - taken);
        }
        // Nothing is stuck: releasing and taking comes to an end with everything taken.
        while (lanes.waiting > 0) {
          while (inHand.length > 0) releaseOne(0);
          expect(takeUpTo(4)).toBeGreaterThan(0);
        }
        expect(taken).toBe(added);
      }),
      { numRuns: 500 },
    );
  });
});
