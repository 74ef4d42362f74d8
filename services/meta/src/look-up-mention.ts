import type { InboundDraft, LookedUp } from '@kanal/adapter';
import { fit, type Graph, type GraphAnswer, ifPresent, readInstant } from '@kanal/graph';
import { z } from 'zod';
import type { Login, MetaAccount, MetaAccounts } from './accounts.js';
import { contentOf } from './content.js';
import { rowOf } from './errors.js';
import { batchSchema, changeSchema, entrySchema, mentionSchema } from './payload.js';

/** What asking needs. */
export interface LookUpOptions {
  readonly accounts: MetaAccounts;
  readonly graphs: Readonly<Record<Login, Graph>>;
}

interface Mention {
  readonly account: string;
  readonly mediaId: string;
  readonly commentId: string | undefined;
  readonly change: unknown;
}

const shown = ifPresent(z.string().min(1));
const said = { timestamp: shown, username: shown };
const answerSchema = z.looseObject({
  mentioned_comment: ifPresent(z.looseObject({ text: ifPresent(z.string()), ...said })),
  mentioned_media: ifPresent(z.looseObject({ caption: ifPresent(z.string()), ...said })),
});

/**
 * Asks Instagram who has named us in a comment or a caption elsewhere, and with which words: its webhook brings ids
 * only. As long as the token is no good or Meta is away the answer is `later`, and the mention waits.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_comment
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_media
 * @param part a call with this one event.
 * @throws ContractError or SyntaxError when the part is none of ours.
 */
export async function lookUpMention(
  part: Uint8Array,
  signal: AbortSignal,
  { accounts, graphs }: LookUpOptions,
): Promise<LookedUp> {
  const mention = readPart(part);
  const account = accounts.get(mention.account);
  if (!account) return { lookedUp: 'later' };
  const { mediaId, commentId } = mention;
  const fields =
    commentId === undefined
      ? `mentioned_media.media_id(${mediaId}){id,caption,timestamp,username}`
      : `mentioned_comment.comment_id(${commentId}){id,text,timestamp,username}`;
  const answer = await graphs[account.login].call({
    method: 'GET',
    path: account.id,
    query: { fields },
    token: account.token,
    signal,
  });
  return answer.answer === 'done' ? readMention(answer.data, mention, account) : whenRefused(answer);
}

function whenRefused(answer: Exclude<GraphAnswer, { answer: 'done' }>): LookedUp {
  if (answer.answer !== 'error') return { lookedUp: 'later' };
  const row = rowOf(answer.code, answer.subcode);
  return { lookedUp: row?.action === 'reject' && row.alert === undefined ? 'gone' : 'later' };
}

function readMention(data: unknown, mention: Mention, { id: account }: MetaAccount): LookedUp {
  const { mentioned_comment: comment, mentioned_media: media } = fit('meta.mention', answerSchema, data);
  const { mediaId, commentId } = mention;
  const said = commentId === undefined ? media : comment;
  // Answered without what was asked for: somebody has taken it away.
  if (!said) return { lookedUp: 'gone' };
  const username = said.username?.slice(0, 500);
  const sentAt = readInstant(Date.parse(said.timestamp ?? ''));
  const message: InboundDraft = {
    channel: 'instagram',
    account,
    kind: 'mention',
    visibility: 'public',
    externalId: commentId === undefined ? mediaId : `${mediaId}:${commentId}`,
    counterpart: {
      // Instagram tells the name and no id: whoever is only known so cannot be sent a message.
      externalId: `@${username ?? commentId ?? mediaId}`,
      aliases: username === undefined ? [] : [{ type: 'username', value: username }],
      ...(username !== undefined && { username }),
    },
    ...(sentAt !== undefined && { sentAt }),
    ...contentOf(comment?.text ?? media?.caption),
    raw: { mention: mention.change, answer: data },
  };
  return { lookedUp: 'found', parsed: { messages: [message], statuses: [], ignored: [], malformed: [] } };
}

function readPart(part: Uint8Array): Mention {
  const { entry } = fit('meta.batch', batchSchema, JSON.parse(Buffer.from(part).toString('utf8')));
  const { id, changes } = fit('meta.entry', entrySchema, entry[0]);
  const change = fit('meta.change', changeSchema, changes?.[0]);
  const { media_id: mediaId, comment_id: commentId } = fit('meta.mention', mentionSchema, change.value);
  return { account: id, mediaId, commentId, change };
}
