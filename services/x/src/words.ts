import { urlSchema } from './payload.js';

/** X gives a post's text with these three written as in HTML, a direct message's too. */
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
 * What is left to say when our names and the hashtag that calls us are taken out: `#lapor` in any case and with or
 * without its exclamation mark, and no other hashtag.
 */
export function withoutSummons(text: string, names: readonly string[]): string {
  return tidy(text.replace(summonsOf(names), ' ').replace(hashtag, ' '));
}

/** Whether one of our names is in the text. */
export function isSummons(text: string, names: readonly string[]): boolean {
  return summonsOf(names).test(text);
}

/** An address or another name that only holds ours is neither. https://github.com/twitter/twitter-text */
function summonsOf(names: readonly string[]): RegExp {
  const ours = names.filter((name) => /^\w{1,50}$/.test(name)).join('|');
  return new RegExp(`(?<![\\w@＠!#$%&*/])[@＠](?:${ours})(?!\\w)[,:]?`, 'gi');
}

const hashtag = /(?<![\p{L}\p{M}\p{N}_&/])[#＃]lapor(?![\p{L}\p{M}\p{N}_])!?/giu;

/** Without the gaps that what was taken out has left. */
export function tidy(text: string): string {
  return text
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ (?=[.,;:!?](?:\s|$))/g, '')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}
