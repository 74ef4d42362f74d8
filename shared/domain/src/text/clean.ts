import { foldLookAlikes } from './look-alikes.js';

/**
 * What of a message rules read at all, in UTF-16 units: a page. A longer one has told by then what and where; officers
 * read all of it, and what is masked is looked for in all of it. Twice as much took twice as long, more than 2 ms.
 */
export const maxTextLength = 2_000;

/** What is looked at before the invisible is taken out: padding must not push a cry for help out of sight for free. */
const maxRawLength = 16_000;

/** Marks on one letter: Vietnamese needs two; hundreds on one letter are a prank, and costly to put in order. */
const markRun = /(\p{M}{4})\p{M}+/gu;

/** Where marks may be: nowhere among Latin letters, general punctuation and emoji. Told far sooner than by the run. */
const mayHaveMarks = /[\u0300-\u1fff\u20d0-\ud83b\udb40\ufb00-\uffff]/;

/** Zero-width characters, joiners, direction marks, variation selectors, soft hyphens and Unicode's "tags". */
const invisible = /\p{Default_Ignorable_Code_Point}+/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: what is searched for are control characters
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Half of a character of four bytes. Without Unicode's mode, which takes four times as long. */
const loneHalf = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const plain = /^[\t\n\r\u0020-\u007e]*$/;

/**
 * The text as a reader sees it: NFKC (fullwidth and "mathematical" letters become plain ones), without invisible
 * characters, look-alike letters folded, control characters as spaces, cut to {@link maxTextLength}. Cleaning twice
 * changes nothing more.
 */
export function cleanText(raw: string): string {
  if (plain.test(raw)) return cut(raw, maxTextLength);
  const visible = cut(raw, maxRawLength)
    .replace(loneHalf, '\ufffd')
    .replace(control, ' ')
    .replace(invisible, '');
  const compatible = shortMarks(cut(visible, maxTextLength)).normalize('NFKC');
  const plainer = cut(cut(compatible, maxRawLength).replace(invisible, ''), maxTextLength);
  const folded = foldLookAlikes(plainer);
  if (folded === compatible) return shortMarks(folded);
  return cut(shortMarks(folded.normalize('NFKC')), maxTextLength);
}

function shortMarks(text: string): string {
  return mayHaveMarks.test(text) ? text.replace(markRun, '$1') : text;
}

/** The first `length` units, one fewer where that would halve a character. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
