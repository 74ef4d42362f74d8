import { compareIds, timeOfSnowflake } from './ids.js';
import { type Problem, problems } from './problems.js';

/** A page of a timeline. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly meta: Readonly<Record<string, unknown>>;
}

type Query = Readonly<Record<string, unknown>>;

/**
 * Cuts a page out of what is newest first: `since_id` and `until_id` (both exclusive), `start_time`, `max_results`,
 * `pagination_token`. https://docs.x.com/x-api/posts/timelines/integrate
 */
export function readPage<Item extends { readonly id: string }>(
  all: readonly Item[],
  query: Query,
  { least, most, usual }: { readonly least: number; readonly most: number; readonly usual: number },
):
  | { readonly kind: 'page'; readonly page: Page<Item> }
  | { readonly kind: 'refused'; readonly problem: Problem } {
  const { max_results: wanted = usual, since_id: since, until_id: until, pagination_token: token } = query;
  const count = Number(wanted);
  const refuse = (name: string, value: unknown, rule: string) => ({
    kind: 'refused' as const,
    problem: problems.invalid(`The \`${name}\` query parameter value [${value}] ${rule}`, {
      [name]: [String(value)],
    }),
  });
  if (!Number.isInteger(count) || count < least || count > most) {
    return refuse('max_results', wanted, `is not between ${least} and ${most}`);
  }
  for (const [name, id] of Object.entries({ since_id: since, until_id: until })) {
    if (id !== undefined && !/^\d{1,19}$/.test(String(id))) {
      return refuse(name, id, 'does not match ^[0-9]{1,19}$');
    }
  }
  const startMs = query['start_time'] === undefined ? undefined : Date.parse(String(query['start_time']));
  if (Number.isNaN(startMs)) return refuse('start_time', query['start_time'], 'is not a valid date');
  const from = token === undefined ? undefined : readToken(String(token));
  if (token !== undefined && from === undefined) return refuse('pagination_token', token, 'is not valid');

  const matching = all.filter(
    ({ id }) =>
      (since === undefined || compareIds(id, String(since)) > 0) &&
      (until === undefined || compareIds(id, String(until)) < 0) &&
      (startMs === undefined || timeOfSnowflake(id) >= startMs) &&
      (from === undefined || compareIds(id, from) < 0),
  );
  const items = matching.slice(0, count);
  const [newest, oldest] = [items[0], items.at(-1)];
  return {
    kind: 'page',
    page: {
      items,
      meta: {
        result_count: items.length,
        ...(newest === undefined ? {} : { newest_id: newest.id }),
        ...(oldest === undefined ? {} : { oldest_id: oldest.id }),
        ...(oldest === undefined || matching.length <= count ? {} : { next_token: writeToken(oldest.id) }),
      },
    },
  };
}

/** Opaque to callers: what comes after this id. */
function writeToken(id: string): string {
  return Buffer.from(`before ${id}`).toString('base64url');
}

function readToken(token: string): string | undefined {
  return /^before (\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
}
