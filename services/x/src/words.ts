import { urlSchema } from './payload.js';

/** X gives a post's text with these written as in HTML, a direct message's too. */
const characters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The text as the citizen has written it: once only, who writes `&amp;amp;` means `&amp;`. */
export function decodeCharacters(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (written) => characters[written] ?? written);
}

/**
 * The text with links as they lead, instead of t.co's. A link in `without`, and one that stands for a file of the post,
 * goes. Found by themselves and not by their places, which X does not count alike everywhere.
 */
export function expandLinks(
  text: string,
  rawUrls: readonly unknown[] = [],
  isRedundant: (link: { readonly target: string; readonly isMedia: boolean }) => boolean = ({ isMedia }) =>
    isMedia,
): string {
  const targets = new Map<string, string>();
  for (const raw of rawUrls) {
    const url = urlSchema.safeParse(raw).data;
    if (!url) continue;
    const target = url.unwound_url ?? url.expanded_url ?? url.display_url ?? url.url;
    const isMedia = url.media_key !== undefined || /^pic\.(x|twitter)\.com\//.test(url.display_url ?? '');
    // Once is enough: a photo and its link have one address.
    if (!targets.has(url.url))
      targets.set(url.url, isRedundant({ target, isMedia }) ? '' : target.slice(0, maxLinkChars));
  }
  return text.replace(/https?:\/\/t\.co\/\w+/g, (link) => targets.get(link) ?? link);
}

const maxLinkChars = 4096;

/**
 * What is left to say without what only calls us. Our names go where they stand among the names and hashtags that a line
 * begins or ends with, and stay within a sentence, which would not be the citizen's without them. `#lapor` goes
 * everywhere, in any case and with or without its exclamation mark, and no other hashtag.
 */
export function withoutSummons(text: string, names: readonly string[]): string {
  const end = '(?![\\p{L}\\p{M}\\p{N}_])';
  const ours = new RegExp(`^\\.?(?:[@＠](?:${alternatives(names)})${end}|[#＃]lapor${end}!?)`, 'iu');
  const lines = text.split('\n').map((line) => {
    // Words stand at even places, what is between them at odd ones.
    const parts = line.split(/(\s+)/);
    const isRun = (at: number): boolean => at % 2 === 1 || parts[at] === '' || tag.test(parts[at] ?? '');
    let start = 0;
    while (start < parts.length && isRun(start)) start++;
    let until = parts.length;
    while (until > start && isRun(until - 1)) until--;
    const left = parts
      .map((part, at) => {
        if ((at >= start && at < until) || !ours.test(part)) return part;
        // What ends a sentence ends it still.
        return at < start ? '' : (/[.!?…]+$/.exec(part.replace(ours, ''))?.[0] ?? '');
      })
      .join('');
    const hasEnded = parts.some((part, at) => at >= until && ours.test(part));
    return hasEnded ? left.replace(/[,:;]\s+(?=[.!?…]+\s*$)/, '') : left;
  });
  return tidy(lines.join('\n').replace(hashtag, ' '));
}

/** A name or a hashtag that stands by itself, with what may follow it. Before a name there may be a point, so that all see the post. */
const tag = /^(?:\.?[@＠]|[#＃])[\p{L}\p{M}\p{N}_]+[.,:;!?…]*$/u;

/** Whether one of our names is in the text. */
export function isSummons(text: string, names: readonly string[]): boolean {
  return summonsOf(names).test(text);
}

/** An address or another name that only holds ours is neither. https://github.com/twitter/twitter-text */
function summonsOf(names: readonly string[]): RegExp {
  return new RegExp(`(?<![\\w@＠!#$%&*/])[@＠](?:${alternatives(names)})(?!\\w)`, 'i');
}

function alternatives(names: readonly string[]): string {
  return names.filter((name) => /^\w{1,50}$/.test(name)).join('|');
}

/** `#lapor-kan` is a word of its own. */
const hashtag = /(?<![\p{L}\p{M}\p{N}_&/])[#＃]lapor(?![\p{L}\p{M}\p{N}_]|-\p{L})!?/giu;

/** Without the gaps that what was taken out has left. */
export function tidy(text: string): string {
  return text
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ (?=[.,;:!?](?:\s|$))/g, '')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}
