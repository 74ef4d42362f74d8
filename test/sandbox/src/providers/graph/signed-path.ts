import { createHmac } from 'node:crypto';

/** Where a content network keeps files, and how long an address of one is good. */
export interface ContentNetwork {
  /** Path before the file's id, without a slash at the end. */
  readonly path: string;
  readonly appSecret: string;
  readonly validMs: number;
}

/** The path of a file, valid for a while; no other can be guessed from it. */
export function signedPath(network: ContentNetwork, mediaId: string, nowMs: number): string {
  const expiresMs = nowMs + network.validMs;
  return `${network.path}/${mediaId}?ext=${expiresMs}&hash=${hash(network, mediaId, expiresMs)}`;
}

/** Whether a path made by `signedPath` is still good. */
export function isSignedPathValid(
  network: ContentNetwork,
  mediaId: string,
  query: Readonly<Record<string, unknown>>,
  nowMs: number,
): boolean {
  const expiresMs = Number(query['ext']);
  return nowMs < expiresMs && query['hash'] === hash(network, mediaId, expiresMs);
}

function hash({ path, appSecret }: ContentNetwork, mediaId: string, expiresMs: number): string {
  return createHmac('sha256', appSecret).update(`media ${path} ${mediaId} ${expiresMs}`).digest('base64url');
}
