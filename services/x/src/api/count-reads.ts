import { z } from 'zod';
import type { ChargeKind } from './prices.js';

const entity = z.looseObject({ id: z.string() });
const listed = z.array(entity).catch([]);

const readSchema = z
  .looseObject({
    data: z.union([z.array(entity), entity.transform((one) => [one])]).catch([]),
    includes: z.looseObject({ tweets: listed.optional(), users: listed.optional() }).catch({}),
  })
  .partial()
  .catch({});

/** Remembers what X has charged for today. */
export interface CountReads {
  /**
   * How many of each kind in an answer are charged, what came beside included: those that were not read before on the
   * same day (UTC). `kind`: what was asked for.
   */
  count(data: unknown, kind: ChargeKind): ReadonlyMap<ChargeKind, number>;
}

/** More is forgotten, and then counted twice rather than not at all. */
const maxRemembered = 50_000;

/**
 * X charges for each object of an answer, once a day (UTC) for the same one. What this process has not seen itself is
 * counted. https://docs.x.com/x-api/getting-started/pricing
 */
export function createCountReads(now: () => number): CountReads {
  let day = '';
  let seen = new Set<string>();

  const newOnes = (kind: string, entities: readonly { readonly id: string }[] = []): number => {
    const keys = new Set(entities.map(({ id }) => `${kind}:${id}`));
    const unseen = [...keys].filter((key) => !seen.has(key));
    for (const key of unseen) seen.add(key);
    return unseen.length;
  };

  return {
    count(data, kind) {
      const today = new Date(now()).toISOString().slice(0, 10);
      if (today !== day || seen.size > maxRemembered) {
        day = today;
        seen = new Set();
      }
      const read = readSchema.parse(data);
      const counts = new Map<ChargeKind, number>();
      const add = (of: ChargeKind, count: number) => counts.set(of, (counts.get(of) ?? 0) + count);
      add(kind, newOnes(kind === 'direct-read' ? 'direct' : 'post', read.data));
      add('post-read', newOnes('post', read.includes?.tweets));
      add('user-read', newOnes('user', read.includes?.users));
      return counts;
    },
  };
}
