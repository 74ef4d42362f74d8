import type { InboundMessage } from '@kanal/contracts';
import type { SetAsideReason } from './decision.js';
import type { ConversationPolicy } from './facts.js';

/**
 * Why a message is recorded and met with silence, whatever it says: two accounts that answer each other by themselves
 * never stop. Undefined for a citizen's.
 */
export function quietReason(
  { counterpart, text }: Pick<InboundMessage, 'counterpart' | 'text'>,
  { officialAccounts, agencyName }: Pick<ConversationPolicy, 'officialAccounts' | 'agencyName'>,
): SetAsideReason | undefined {
  const names = [
    counterpart.externalId,
    counterpart.username,
    ...counterpart.aliases.map(({ value }) => value),
  ];
  const isOfficial = names.some((name) => name && officialAccounts.has(comparable(name)));
  if (isOfficial) return 'official-account';
  return isEcho(text, agencyName) ? 'echo' : undefined;
}

/** Names of accounts in a list with commas, as they are compared. */
export function accountNamesIn(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map(comparable).filter(Boolean));
}

function comparable(name: string): string {
  return name.trim().replace(/^@/, '').toLowerCase();
}

/** Ours are longer; a citizen who signs with the agency's name has hardly written this much. */
const shortestReply = 40;

/** Whether a text is one of our replies sent back, by the signature that ends each of them. */
function isEcho(text: string | undefined, agencyName: string): boolean {
  const bare = text?.trim() ?? '';
  return bare.length >= shortestReply && bare.endsWith(`-${agencyName}`);
}
