import { randomBytes } from 'node:crypto';
import { builtInPolicies, calendarOf, defaultTemplates, newCategoryModel, newTicket } from '@kanal/domain';
import { loadPlaces } from '@kanal/places';
import type { PlanContext } from '../src/plan.js';

const places = await loadPlaces('36');

/** What differs from the usual. */
export type ContextOptions = Partial<Omit<PlanContext, 'policy'>> & {
  readonly policy?: Partial<PlanContext['policy']>;
};

/** What a router plans with that has no settings of its own, and answers at once. */
export function aContext({ policy, ...rest }: ContextOptions = {}) {
  const nowMs = Date.now();
  return {
    rules: { timeZone: 'Asia/Jakarta', places, model: newCategoryModel() },
    clockRules: { policies: builtInPolicies, calendar: calendarOf(), zone: 'Asia/Jakarta' },
    templates: defaultTemplates,
    quiet: { quietMs: 0, atMostMs: 90_000 },
    nowMs,
    newTicket: () => newTicket({ prefix: 'BTN', atMs: nowMs, timeZone: 'Asia/Jakarta', random: randomBytes }),
    ...rest,
    policy: {
      agencyName: 'Pemprov Banten',
      laporAddress: 'lapor.go.id',
      timeZone: 'Asia/Jakarta',
      ticketPrefix: 'BTN',
      followUpWindowMs: 48 * 3_600_000,
      commentReplies: 'public',
      channelPolicies: [],
      officialAccounts: new Set<string>(),
      ...policy,
    },
  } as const satisfies PlanContext;
}
