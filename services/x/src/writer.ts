import type { InboundDraft } from '@kanal/adapter';
import type { User } from './includes.js';

/** Who wrote. Only the id is certain: names are missing in some events, and people change them. */
export function counterpartOf(id: string, user: User | undefined): InboundDraft['counterpart'] {
  const username = user?.username?.slice(0, 512);
  return {
    externalId: id,
    aliases: [
      { type: 'x-id', value: id },
      ...(username === undefined ? [] : [{ type: 'username' as const, value: username }]),
    ],
    ...(user?.name !== undefined && { displayName: user.name.slice(0, 512) }),
    ...(username !== undefined && { username }),
  };
}
