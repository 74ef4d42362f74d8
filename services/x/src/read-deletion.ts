import { ContractError } from '@kanal/contracts';
import type { EventRead, Ours } from './event-read.js';
import { fit } from './fit.js';
import { readIncludes } from './includes.js';
import { deletionSchema } from './payload.js';
import { counterpartOf } from './writer.js';

/**
 * That a post was taken back. X tells no time of it.
 * @throws ContractError when it cannot be understood; it holds no value.
 */
export function readDeletion(raw: unknown, rawIncludes: unknown, ours: Ours): EventRead {
  const { id, author_id: authorId } = fit('x.deletion', deletionSchema, raw);
  if (authorId === ours.userId) return { ignored: 'own-post' };
  if (authorId === undefined) throw new ContractError('x.deletion', ['author_id: nobody is named']);
  return {
    message: {
      channel: 'x',
      account: ours.userId,
      kind: 'mention',
      visibility: 'public',
      externalId: `${id}:deleted`,
      original: id,
      deleted: true,
      counterpart: counterpartOf(authorId, readIncludes(rawIncludes).user(authorId)),
      attachments: [],
      raw: { deletion: raw },
    },
  };
}
