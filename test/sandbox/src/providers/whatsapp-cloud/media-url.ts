import { createHmac } from 'node:crypto';

const validMs = 5 * 60_000;

/** The path of a file on the content network, valid for 5 minutes; no other can be guessed from it. */
export function mediaPath(appSecret: string, mediaId: string, nowMs: number): string {
  const expiresMs = nowMs + validMs;
  return `/whatsapp-media-cdn/${mediaId}?ext=${expiresMs}&hash=${hash(appSecret, mediaId, expiresMs)}`;
}

/** Whether a path made by `mediaPath` is still good. */
export function isMediaPathValid(
  appSecret: string,
  mediaId: string,
  query: Readonly<Record<string, unknown>>,
  nowMs: number,
): boolean {
  const expiresMs = Number(query['ext']);
  return nowMs < expiresMs && query['hash'] === hash(appSecret, mediaId, expiresMs);
}

function hash(appSecret: string, mediaId: string, expiresMs: number): string {
  return createHmac('sha256', appSecret).update(`media ${mediaId} ${expiresMs}`).digest('base64url');
}
