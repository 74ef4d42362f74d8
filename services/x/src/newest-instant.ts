import { z } from 'zod';
import { ifPresent } from './fit.js';
import { instantMsOfId, readInstantMs } from './instant.js';
import { xId } from './payload.js';
import { readCall } from './read-json.js';

const time = z.unknown().optional();
const datedSchema = z.looseObject({
  event_type: ifPresent(z.string()),
  payload: ifPresent(
    z.looseObject({
      id: ifPresent(xId),
      /** Of posts. */
      created_at: time,
      /** Of XChat. */
      created_at_msec: time,
      /** Of a revocation. */
      date_time: time,
      direct_message_events: ifPresent(z.array(z.unknown())),
    }),
  ),
});
const directSchema = z.looseObject({ created_timestamp: time });

/**
 * When the newest event of a call happened, in epoch milliseconds. Undefined when none has a time, or the call cannot
 * be read: a deletion has none, for a post's id tells when it was written, and old posts are deleted too. A copy of such
 * an event changes nothing, since its id is that of the first.
 */
export function newestInstantMs(body: Uint8Array): number | undefined {
  const { data } = readCall(body) ?? {};
  const instants = (Array.isArray(data) ? data : [data]).flatMap(instantsOf);
  return instants.length === 0 ? undefined : instants.reduce((one, other) => Math.max(one, other));
}

function instantsOf(raw: unknown): number[] {
  const { event_type: type, payload } = datedSchema.safeParse(raw).data ?? {};
  if (!payload) return [];
  const direct = (payload.direct_message_events ?? []).map(
    (message) => directSchema.safeParse(message).data?.created_timestamp,
  );
  const told = [payload.created_at, payload.created_at_msec, payload.date_time, ...direct].flatMap(
    (value) => readInstantMs(value) ?? [],
  );
  const isNewPost = type?.startsWith('post.') && type.endsWith('.create') && payload.id !== undefined;
  return told.length === 0 && isNewPost && payload.id !== undefined ? [instantMsOfId(payload.id)] : told;
}
