import type { OutboundMessage } from '@kanal/contracts';
import { hasLink } from '../api/x-api.js';
import { directExcess, postExcess } from './limits.js';
import { bothWords } from './words.js';

/** The one call a reply is sent by. */
export type Target =
  | { readonly call: 'post'; readonly text: string; readonly inReplyTo: string }
  | { readonly call: 'direct'; readonly text: string; readonly to: string };

/** Why a reply cannot be sent, for an admin. */
export interface NoTarget {
  readonly code: string;
  readonly reason: string;
}

/** What a reply is decided by, besides itself. */
export interface TargetSettings {
  readonly userId: string;
  readonly directMessages: boolean;
  readonly linksInReplies: boolean;
}

/** What a reply is decided by. */
type Reply = Pick<OutboundMessage, 'account' | 'kind' | 'visibility' | 'to' | 'text' | 'inReplyTo'>;

/**
 * How a reply is sent, decided from itself alone: in public below a post that mentions us, or by direct message. It is
 * sent as it is: nothing is cut, nothing is added.
 */
export function readTarget(reply: Reply, settings: TargetSettings): Target | NoTarget {
  if (reply.account !== settings.userId) return otherAccount;
  switch (reply.kind) {
    case 'mention':
      return reply.visibility === 'public' ? toPost(reply, settings) : privately;
    case 'comment':
      return notSummoned;
    case 'direct':
      return toPerson(reply, settings);
    case 'story-reply':
      return noStories;
  }
}

function toPost({ text, inReplyTo }: Reply, { linksInReplies }: TargetSettings): Target | NoTarget {
  if (inReplyTo === undefined) return noOriginal;
  const excess = postExcess(text);
  if (excess !== undefined) return tooLong(excess);
  if (!linksInReplies && hasLink(text)) return link;
  return { call: 'post', text, inReplyTo };
}

function toPerson({ text, to }: Reply, { directMessages }: TargetSettings): Target | NoTarget {
  if (!directMessages) return directOff;
  const excess = directExcess(text);
  return excess === undefined ? { call: 'direct', text, to } : tooLong(excess);
}

const otherAccount: NoTarget = {
  code: 'KANAL_X_ACCOUNT',
  reason: bothWords(
    'akun ini bukan X_USER_ID: jawab lewat aplikasi X',
    'the account is not X_USER_ID: answer in X’s own app',
  ),
};

/** https://docs.x.com/changelog, 2026-02-23 */
const notSummoned: NoTarget = {
  code: 'KANAL_X_NOT_SUMMONED',
  reason: bothWords(
    'kiriman ini tidak menyebut kami, dan X hanya mengizinkan aplikasi menjawab kiriman yang menyebut atau mengutip kami: jawab lewat aplikasi X',
    'the post does not mention us, and X lets apps answer only posts that mention or quote us: answer in X’s own app',
  ),
};

const privately: NoTarget = {
  code: 'KANAL_X_MENTION_PRIVATE',
  reason: bothWords(
    'kiriman terbuka hanya dapat dijawab terbuka: tulis jawaban tanpa data pribadi, atau minta warga mengirim pesan langsung',
    'a public post can only be answered in public: write an answer without personal data, or ask the citizen for a direct message',
  ),
};

const directOff: NoTarget = {
  code: 'KANAL_X_DIRECT_OFF',
  reason: bothWords(
    'pesan langsung dimatikan (X_DIRECT_MESSAGES)',
    'direct messages are switched off (X_DIRECT_MESSAGES)',
  ),
};

const noStories: NoTarget = {
  code: 'KANAL_X_KIND',
  reason: bothWords(
    'X tidak punya cerita: laporkan sebagai kesalahan Kanal',
    'X has no stories: report it as a fault of Kanal',
  ),
};

const noOriginal: NoTarget = {
  code: 'KANAL_X_NO_POST',
  reason: bothWords(
    'jawaban tidak menyebut kiriman yang dijawab: laporkan sebagai kesalahan Kanal',
    'the reply does not name the post it answers: report it as a fault of Kanal',
  ),
};

const link: NoTarget = {
  code: 'KANAL_X_LINK',
  reason: bothWords(
    'teks berisi tautan, yang dua puluh kali lebih mahal di X (juga alamat tanpa https:// seperti lapor.go.id): hapus tautannya, atau nyalakan X_LINKS_IN_REPLIES',
    'the text has a link, which X charges twenty times as much for (also an address without https:// such as lapor.go.id): take it out, or switch on X_LINKS_IN_REPLIES',
  ),
};

function tooLong(excess: string): NoTarget {
  return {
    code: 'KANAL_X_TOO_LONG',
    reason: bothWords(
      `teks terlalu panjang (${excess}): persingkat`,
      `the text is too long (${excess}): shorten it`,
    ),
  };
}
