import type { Ours } from './event-read.js';
import type { Post } from './includes.js';
import { mentionSchema } from './payload.js';
import type { References } from './references.js';
import { decodeCharacters, expandLinks, isSummons, tidy, withoutSummons } from './words.js';

/** What a post says. */
export interface PostWords {
  /** Without what calls us; empty when nothing else stands there. */
  readonly text: string;
  /** With it, but without the names of those a reply is to. */
  readonly body: string;
  /** Its writer has typed our name. */
  readonly namesUs: boolean;
  /** X has told the beginning only. */
  readonly isCut: boolean;
}

/**
 * Reads what a citizen has written. Of a long post everything. A reply carries the names of those it is to, which
 * nobody typed: `display_text_range` says, in code points, where they end.
 * https://docs.x.com/x-api/fundamentals/data-dictionary
 */
export function readPostWords(post: Post, references: References, ours: Ours): PostWords {
  const { text: short = '', note_tweet: note } = post;
  const { mentions = [], urls } = (note ? note.entities : undefined) ?? post.entities ?? {};
  const { hidden, isCertain } = hiddenStart(post, references);
  const whole = note?.text ?? short;
  const shown = whole.startsWith(hidden) ? whole.slice(hidden.length) : whole;
  const names = [ours.username, ...namesOfOurs(mentions, ours)];
  const isQuoted = (target: string): boolean =>
    references.quoted !== undefined && new RegExp(`/status/${references.quoted}(\\D|$)`).test(target);
  const body = expandLinks(
    decodeCharacters(shown),
    urls,
    ({ target, isMedia }) => isMedia || isQuoted(target),
  );
  // Who answers somebody else and has our name in front must have typed it.
  const isTyped = !isCertain && post.in_reply_to_user_id !== ours.userId && isSummons(hidden, names);
  return {
    text: withoutSummons(body, names),
    body: tidy(body),
    namesUs: isTyped || isSummons(body, names),
    isCut: note === undefined && isCut(short),
  };
}

/** Only names: anything else that X would hide is kept. */
const onlyNames = /^(?:[@＠]\w{1,50}\s*)+$/;

function hiddenStart(post: Post, { repliedTo }: References): { hidden: string; isCertain: boolean } {
  const { text = '', display_text_range: range } = post;
  if (range) {
    const start = [...text].slice(0, range[0]).join('');
    return { hidden: onlyNames.test(start) ? start : '', isCertain: true };
  }
  const isReply = repliedTo !== undefined || post.in_reply_to_user_id !== undefined;
  const names = isReply ? (/^(?:[@＠]\w{1,50}(?:\s+|$))+/.exec(text)?.[0] ?? '') : '';
  return { hidden: names, isCertain: !isReply };
}

/** Names we go by in this text, should X know us by another one than our settings do. */
function namesOfOurs(mentions: readonly unknown[], { userId }: Ours): string[] {
  return mentions.flatMap((raw) => {
    const mention = mentionSchema.safeParse(raw).data;
    return mention?.id === userId ? [mention.username] : [];
  });
}

/** X shows the first 280 code points of a long post, an ellipsis, and sometimes a link to it. */
const fewestCut = 240;

function isCut(text: string): boolean {
  return /…(?:\s*https?:\/\/t\.co\/\w+)?\s*$/.test(text) && [...text].length >= fewestCut;
}
