import { z } from 'zod';

/** How near an account is to being throttled. */
export interface GraphUsage {
  /** The highest of what Meta counts (calls, time, processor), in percent of what it grants. */
  readonly percent: number;
  /** How long Meta will refuse calls, when it does already. */
  readonly regainMs: number;
}

const percent = z.number().catch(0);
const usageSchema = z.looseObject({
  call_count: percent.optional(),
  total_time: percent.optional(),
  total_cputime: percent.optional(),
  /** Minutes. */
  estimated_time_to_regain_access: percent.optional(),
});
const appUsageSchema = usageSchema.catch({});
const businessUsageSchema = z.record(z.string(), z.array(usageSchema).catch([])).catch({});

/**
 * Reads `X-App-Usage` and `X-Business-Use-Case-Usage`. What cannot be read counts as no usage: the answer itself tells
 * of a limit that was met.
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export function readUsage(headers: Readonly<Record<string, string | string[] | undefined>>): GraphUsage {
  const app = appUsageSchema.parse(jsonIn(headers['x-app-usage']));
  const business = businessUsageSchema.parse(jsonIn(headers['x-business-use-case-usage']));
  const all = [app, ...Object.values(business).flat()];
  const percents = all.flatMap((each) => [each.call_count, each.total_time, each.total_cputime]);
  const minutes = all.map((each) => each.estimated_time_to_regain_access ?? 0);
  return {
    percent: Math.max(0, ...percents.map((each) => each ?? 0)),
    regainMs: Math.max(0, ...minutes) * 60_000,
  };
}

function jsonIn(header: string | string[] | undefined): unknown {
  try {
    return JSON.parse([header].flat()[0] ?? '{}');
  } catch {
    return {};
  }
}
