import type { Request, Response } from 'express';
import { accepted, type GraphCalls } from '../graph/calls.js';
import { type GraphError, graphErrors } from '../graph/errors.js';
import type { Account } from './account.js';
import type { Citizen } from './citizens.js';
import type { Comment } from './comments.js';
import { metaErrors } from './errors.js';
import type { Memory } from './hear.js';
import type { MetaContext } from './settings.js';
import { showUsage } from './usage.js';

type Fields = Readonly<Record<string, unknown>>;
type Shown =
  | { readonly kind: 'shown'; readonly citizen: string | null; readonly answer: Fields }
  | { readonly kind: 'refused'; readonly citizen: string | null; readonly error: GraphError };

const mentionPattern =
  /^mentioned_(?:comment\.comment_id|media\.media_id)\((\d+)\)(?:\{([a-z_]+(?:,[a-z_]+)*)\})?$/;

/** `GET /{account}?fields=mentioned_…` shows what a mention says, `GET /{person}?fields=…` a profile. */
export async function showNode(
  context: MetaContext,
  calls: GraphCalls,
  memory: Memory,
  account: Account,
  request: Request,
  response: Response,
): Promise<void> {
  const node = request.params['0'] ?? '';
  const fields = typeof request.query['fields'] === 'string' ? request.query['fields'] : '';
  const isMention = node === account.id && account.object === 'instagram';
  const operation = isMention ? 'mention.fetch' : 'profile.fetch';
  const { error, violations } = calls.authorized(request, account);
  const params = { node, fields };
  if (error !== undefined) return calls.refuse(response, operation, error, { params, violations });
  showUsage(response, account);
  const shown = isMention
    ? showMention(account, memory, fields)
    : showProfile(context, account, memory, node, fields);
  const details = { params, violations, citizen: shown.citizen };
  if (shown.kind === 'refused') return calls.refuse(response, operation, shown.error, details);
  await calls.record(operation, accepted, details);
  response.json(shown.answer);
}

function showMention(account: Account, { comments }: Memory, fields: string): Shown {
  const [, id = '', names = 'id,text,timestamp'] = mentionPattern.exec(fields) ?? [];
  const comment = comments.get(id);
  const isCaption = fields.startsWith('mentioned_media');
  if (comment === undefined || comment.place !== (isCaption ? 'caption' : 'mention')) {
    const error = id === '' ? metaErrors.invalid('fields names no mention') : graphErrors.noSuchObject;
    return { kind: 'refused', citizen: null, error };
  }
  const wanted = isCaption && !fields.endsWith('}') ? 'id' : names;
  const picked = pick(isCaption ? captionFields(comment) : commentFields(comment), wanted);
  if (picked.kind === 'refused') return { ...picked, citizen: comment.citizen.id };
  const name = isCaption ? 'mentioned_media' : 'mentioned_comment';
  return {
    kind: 'shown',
    citizen: comment.citizen.id,
    answer: { [name]: picked.answer, id: account.id },
  };
}

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_comment */
function commentFields({ id, text, writtenMs, mediaId, citizen }: Comment): Fields {
  return {
    id,
    text,
    timestamp: graphTime(writtenMs),
    like_count: 0,
    media: { id: mediaId },
    username: citizen.username,
    from: { id: citizen.id, username: citizen.username },
  };
}

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_media */
function captionFields({ id, text, writtenMs, citizen }: Comment): Fields {
  return {
    id,
    caption: text,
    timestamp: graphTime(writtenMs),
    like_count: 0,
    comments_count: 0,
    media_type: 'IMAGE',
    username: citizen.username,
  };
}

/** https://developers.facebook.com/docs/messenger-platform/identity/user-profile */
function showProfile(
  context: MetaContext,
  account: Account,
  { citizens }: Memory,
  node: string,
  fields: string,
): Shown {
  const citizen = citizens.find(account.object, node);
  if (citizen === undefined) return { kind: 'refused', citizen: null, error: graphErrors.noSuchObject };
  const hasConsent = Number.isFinite(citizens.silentMs(citizen, context.clock.nowMs()));
  if (!hasConsent) {
    // Who has only commented has agreed to nothing.
    const error = account.object === 'page' ? metaErrors.noProfile : metaErrors.noConsent;
    return { kind: 'refused', citizen: citizen.id, error };
  }
  const all = profileFields(account, citizen, `${context.baseUrl()}/icon.svg`);
  return { ...pick(all, fields === '' ? 'name' : fields), citizen: citizen.id };
}

function profileFields(account: Account, { id, name, username }: Citizen, picture: string): Fields {
  const [first = name, ...rest] = name.split(' ');
  return account.object === 'page'
    ? { id, name, first_name: first, last_name: rest.join(' '), profile_pic: picture }
    : {
        id,
        name,
        username,
        profile_pic: picture,
        follower_count: 0,
        is_user_follow_business: false,
        is_business_follow_user: false,
        is_verified_user: false,
      };
}

/** The named fields, and the id as the Graph API always adds it. */
function pick(
  fields: Fields,
  names: string,
):
  | { readonly kind: 'shown'; readonly answer: Fields }
  | { readonly kind: 'refused'; readonly error: GraphError } {
  const wanted = names.split(',');
  const missing = wanted.find((name) => !Object.hasOwn(fields, name));
  if (missing !== undefined) {
    return { kind: 'refused', error: metaErrors.invalid(`Tried accessing nonexisting field (${missing})`) };
  }
  return {
    kind: 'shown',
    answer: Object.fromEntries([...new Set([...wanted, 'id'])].map((name) => [name, fields[name]])),
  };
}

/** ISO 8601 as the Graph API writes it: without milliseconds, with `+0000`. */
function graphTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, '+0000');
}
