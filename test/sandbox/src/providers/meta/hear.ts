import { asObject } from '../../core/merge-patch.js';
import type { Citizen, Citizens } from './citizens.js';
import type { Comments } from './comments.js';
import type { ToldEvent } from './envelope.js';

/** What the provider knows of citizens. */
export interface Memory {
  readonly citizens: Citizens;
  readonly comments: Comments;
}

/**
 * Remembers what an event says about its citizen: that a window is open, or that there are public words which can be
 * answered. `text` is what the citizen wrote, which an event about a mention does not hold.
 */
export function hear(
  { citizens, comments }: Memory,
  citizen: Citizen,
  { slot, event }: ToldEvent,
  text: string,
  nowMs: number,
): void {
  citizens.meet(citizen);
  if (slot !== 'changes') {
    if (opensWindow(event)) citizens.hearDirect(citizen, nowMs);
    return;
  }
  const value = asObject(event['value']);
  const isMention = event['field'] === 'mentions';
  const id = String(value['comment_id'] ?? value['id'] ?? value['media_id'] ?? '');
  // The feed tells of much that is no comment.
  if ((value['item'] ?? 'comment') !== 'comment') return;
  if (value['verb'] === 'remove') {
    comments.remove(id);
    return;
  }
  if (value['verb'] === 'edited' || value['verb'] === 'edit') comments.edit(id, text);
  // Our own words come back as a change, too; nobody answers them.
  if (!isMention && asObject(value['from'])['id'] !== citizen.id) return;
  const place = !isMention ? 'ours' : value['comment_id'] === undefined ? 'caption' : 'mention';
  const mediaId = String(value['media_id'] ?? asObject(value['media'])['id'] ?? '');
  comments.add({ id, citizen, text, writtenMs: nowMs, mediaId, place });
}

/**
 * Whether the citizen has done something after which one may answer for 24 hours.
 * https://developers.facebook.com/docs/messenger-platform/policy/policy-overview#standard_messaging
 */
function opensWindow(event: Readonly<Record<string, unknown>>): boolean {
  const message = asObject(event['message']);
  const isMessage = 'message' in event && message['is_deleted'] !== true && message['is_echo'] !== true;
  return isMessage || 'postback' in event || 'reaction' in event;
}
