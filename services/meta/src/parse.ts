import type { ParsedWebhook, WebhookRequest } from '@kanal/adapter';
import { ContractError } from '@kanal/contracts';
import { attempt, type FoundEvents, fit, nothingFound } from '@kanal/graph';
import type { MetaAccounts } from './accounts.js';
import type { EventRead, Place } from './event-read.js';
import { batchSchema, changeSchema, entrySchema, mentionSchema } from './payload.js';
import { readFeed } from './read-feed.js';
import { readInstagramComment } from './read-instagram-comment.js';
import { readMessaging } from './read-messaging.js';

/** What is ours at Meta. */
export interface Ours {
  readonly accounts: MetaAccounts;
  /** Ids of our app: at Meta, and at Instagram if it has another there. */
  readonly appIds: ReadonlySet<string>;
}

interface Found extends FoundEvents {
  readonly lookups: { readonly reason: string; readonly part: Uint8Array }[];
}

/** Builds a call around one event, which `parseEvents` can read by itself. */
type PartOf = (event: Readonly<Record<string, unknown>>) => Uint8Array;

/**
 * Every event of a call: each entry, and in it each message, each event of standby, each change. An event that cannot
 * be read is malformed by itself and the others go on, and so is a message to an account that is not ours: that is a
 * wrong setting, and when it has been put right the message can be read again.
 * @throws when the call is no batch of a page's or an Instagram account's: it is quarantined.
 */
export function parseEvents(request: WebhookRequest, ours: Ours): ParsedWebhook {
  const { body } = request;
  const json = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  const batch = fit('meta.batch', batchSchema, JSON.parse(json));
  const found: Found = { ...nothingFound(), lookups: [] };
  for (const entry of batch.entry) {
    const asPart = (of: unknown): Uint8Array =>
      Buffer.from(JSON.stringify({ object: batch.object, entry: [of] }));
    attempt(
      found,
      () => readEntry(batch.object, entry, asPart, ours, found),
      () => asPart(entry),
    );
  }
  return found;
}

function readEntry(
  object: 'page' | 'instagram',
  raw: unknown,
  asPart: (entry: unknown) => Uint8Array,
  ours: Ours,
  found: Found,
): void {
  const entry = fit('meta.entry', entrySchema, raw);
  const { id, time, messaging, standby, changes } = entry;
  const around: PartOf = (event) => asPart({ id, ...(time !== undefined && { time }), ...event });
  const place = (isStandby: boolean): Place => ({
    object,
    channel: object === 'page' ? 'messenger' : 'instagram',
    account: id,
    time,
    isStandby,
  });
  const isOurs = ours.accounts.get(id)?.object === object;
  const take = (read: () => EventRead, event: Readonly<Record<string, unknown>>): void => {
    attempt(
      found,
      () => keep(read(), isOurs, () => around(event), found),
      () => around(event),
    );
  };

  for (const event of messaging ?? []) {
    take(() => readMessaging(event, place(false), ours.appIds), { messaging: [event] });
  }
  for (const event of standby ?? []) {
    take(() => readMessaging(event, place(true), ours.appIds), { standby: [event] });
  }
  for (const change of changes ?? []) {
    take(() => readChange(change, place(false)), { changes: [change] });
  }
  if (!messaging && !standby && !changes) found.ignored.push({ reason: 'empty' });
}

function readChange(change: unknown, place: Place): EventRead {
  const { field, value } = fit('meta.change', changeSchema, change);
  if (place.object === 'page') {
    return field === 'feed' ? readFeed(value, { ...place, channel: 'facebook' }) : { ignored: 'other-field' };
  }
  switch (field) {
    case 'comments':
    case 'live_comments':
      return readInstagramComment(value, place);
    case 'mentions':
      fit('meta.mention', mentionSchema, value);
      return { lookup: 'mention' };
    default:
      return { ignored: 'other-field' };
  }
}

/** @throws ContractError for a message to an account that is not ours. */
function keep(read: EventRead, isOurs: boolean, part: () => Uint8Array, found: Found): void {
  if ('ignored' in read) return void found.ignored.push({ reason: read.ignored });
  if ('statuses' in read) {
    if (isOurs) found.statuses.push(...read.statuses);
    else found.ignored.push({ reason: 'other-account' });
    return;
  }
  if (!isOurs) throw notOurs;
  if ('lookup' in read) found.lookups.push({ reason: read.lookup, part: part() });
  else found.messages.push(read.message);
}

const notOurs = new ContractError('meta.entry', [
  'id: not in META_PAGES, META_PAGE_INSTAGRAM_ACCOUNTS or META_INSTAGRAM_ACCOUNTS',
]);
