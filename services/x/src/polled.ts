import type { ParsedWebhook } from '@kanal/adapter';
import { z } from 'zod';
import type { EventRead, Ours } from './event-read.js';
import { fit } from './fit.js';
import { attempt, keep, nothingFound } from './found.js';
import { unwrapped } from './includes.js';
import { includesSchema, mediaSchema, pageSchema, polledDirectSchema, postSchema, xId } from './payload.js';
import { readPolledDirect } from './read-direct.js';
import { readJson } from './read-json.js';
import { readReferences } from './references.js';

/** What is asked for. */
export type PolledKind = 'mentions' | 'direct';

/** A post or a direct message out of a page, with what belongs to it and nothing of the others. */
export interface PolledItem {
  readonly id: string;
  /** For `parsePolled`. */
  readonly body: Uint8Array;
}

/** A page, read. */
export interface PolledPage {
  readonly items: readonly PolledItem[];
  /** Items without an id, for `parsePolled`. */
  readonly unreadable: readonly Uint8Array[];
  readonly isErrorsOnly: boolean;
  readonly nextToken?: string;
}

/** One of the bytes that `itemsOf` makes. */
const polledSchema = z.looseObject({
  polled: z.enum(['mentions', 'direct']),
  item: z.unknown().optional(),
  includes: z.unknown().optional(),
});

const idSchema = z.looseObject({ id: xId });

/**
 * What stands in a page, in its order, and the token of the next one. An item without an id cannot be told from others:
 * it is for `parsePolled` to find malformed. A page of errors alone says nothing of what there is.
 * @throws ContractError when it is no page.
 */
export function itemsOf(kind: PolledKind, page: unknown): PolledPage {
  const { data, errors = [], includes, meta } = fit('x.page', pageSchema, page);
  const items: PolledItem[] = [];
  const unreadable: Uint8Array[] = [];
  for (const item of data ?? []) {
    const id = idSchema.safeParse(item).data?.id;
    const body = Buffer.from(JSON.stringify({ polled: kind, item, includes: ownIncludes(item, includes) }));
    if (id === undefined) unreadable.push(body);
    else items.push({ id, body });
  }
  return {
    items,
    unreadable,
    isErrorsOnly: data === undefined && errors.length > 0,
    ...(meta?.next_token !== undefined && { nextToken: meta.next_token }),
  };
}

/**
 * Reads one item.
 * @throws when it is none: it is quarantined.
 */
export function parsePolled(body: Uint8Array, ours: Ours): ParsedWebhook {
  const { polled, item, includes } = fit('x.polled', polledSchema, readJson(body));
  const found = nothingFound();
  const read = () => (polled === 'mentions' ? readBare(item, ours) : readPolledDirect(item, includes, ours));
  attempt(
    found,
    () => keep(read(), () => askingFor(item), found),
    () => body,
  );
  return found;
}

/**
 * A post that the webhook has not brought. Its page tells little of it, because X charges ten times as much for who
 * wrote it, also of those that are here already: the rest is asked for by itself.
 */
function readBare(item: unknown, ours: Ours): EventRead {
  const post = fit('x.post', postSchema, item);
  if (post.author_id === ours.userId) return { ignored: 'own-post' };
  if (readReferences(post).reposted !== undefined) return { ignored: 'repost' };
  return { lookup: 'not-brought' };
}

/** As the webhook tells of an answer: whether its writer has called us, the words say. */
function askingFor(item: unknown): Uint8Array {
  const { id } = fit('x.post', idSchema, item);
  return Buffer.from(JSON.stringify({ data: { event_type: 'post.reply.create', payload: { id } } }));
}

/** A page has many writers: each message takes along only its own, and its files. A page of mentions has nothing beside. */
function ownIncludes(item: unknown, raw: unknown): Readonly<Record<string, readonly unknown[]>> {
  const { users = [], media = [] } = includesSchema.safeParse(raw).data ?? {};
  const { sender_id: writer, attachments } = polledDirectSchema.safeParse(item).data ?? {};
  const keys = new Set(attachments?.media_keys);
  return {
    users: users.filter((user) => writer !== undefined && idOf(user) === writer),
    media: media.filter((file) => keys.has(mediaSchema.safeParse(file).data?.media_key ?? '')),
  };
}

function idOf(raw: unknown): string | undefined {
  return idSchema.safeParse(unwrapped(raw)).data?.id;
}
