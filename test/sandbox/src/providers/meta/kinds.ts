import { CitizenMessageError } from '../../core/citizen-message-error.js';
import type { MetaObject } from './account.js';

/** How a citizen writes: to us alone, or publicly; `standby` is direct, but another app holds the conversation. */
export type Kind = 'direct' | 'standby' | 'comment' | 'live-comment' | 'mention';

/** The channels, each with its object and its kinds, the usual one first. */
const channelTable: Readonly<
  Record<string, { readonly object: MetaObject; readonly kinds: readonly Kind[] }>
> = {
  messenger: { object: 'page', kinds: ['direct', 'standby'] },
  instagram: { object: 'instagram', kinds: ['direct', 'comment', 'live-comment', 'mention', 'standby'] },
  facebook: { object: 'page', kinds: ['comment'] },
};

/** The channels' names. */
export const channels = Object.keys(channelTable);

/** Object and kind of a message. Throws CitizenMessageError for a kind the channel does not have. */
export function kindOf(
  channel: string,
  kind: string | undefined,
): { readonly object: MetaObject; readonly kind: Kind } {
  const { object, kinds } = channelTable[channel] ?? { object: 'page' as const, kinds: [] };
  const chosen = kind === undefined ? kinds[0] : kinds.find((each) => each === kind);
  if (chosen === undefined) {
    throw new CitizenMessageError(`kind must be, on ${channel}, one of: ${kinds.join(', ')}`);
  }
  return { object, kind: chosen };
}
