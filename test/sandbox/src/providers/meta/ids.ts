import { createHash } from 'node:crypto';
import type { MetaObject } from './account.js';

/** The Page's post that citizens comment on: the part after the Page's id. */
const postNumber = '122100000001708';
/** The Instagram account's picture that citizens comment on. */
export const mediaId = '17900000000001708';

/** The id of the Page's post. */
export function postId(pageId: string): string {
  return `${pageId}_${postNumber}`;
}

/** An id of a message: opaque, long, and on Instagram the base64 of something longer still. */
export function newMid(object: MetaObject, accountId: string, hex: string): string {
  if (object === 'page') return `m_${createHash('sha512').update(hex).digest('base64url')}`;
  const item = `ig_dm_item:1:IGMessageID:${accountId}:${digits(hex, 39)}:${digits(`${hex}1`, 35)}`;
  return Buffer.from(item).toString('base64');
}

/** An id of a comment: under the Page's post both numbers, on Instagram one. */
export function newCommentId(object: MetaObject, hex: string): string {
  return object === 'page' ? `${postNumber}_${digits(hex, 16)}` : newInstagramId(hex);
}

/** An id of something on Instagram, a comment or a picture. */
export function newInstagramId(hex: string): string {
  return `18${digits(hex, 15)}`;
}

/** Whether this can be the id of a comment there. */
export function isCommentId(object: MetaObject, id: string): boolean {
  return object === 'page' ? /^\d+_\d+$/.test(id) : /^\d+$/.test(id);
}

/** This many digits, the first not 0, the same for the same text. */
export function digits(text: string, count: number): string {
  const number = BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
  const rest = String(number % 10n ** BigInt(count - 1)).padStart(count - 1, '0');
  return `${(number % 9n) + 1n}${rest}`;
}
