/** Digits that stand together in a text, in ASCII, with where they stand (UTF-16). */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** What stands between this group and the one before, when one number could be written so; else undefined. */
  readonly separator: string | undefined;
}

const groupsOfDigits = /\p{Nd}+/gu;
/** Invisible characters, and what makes a keycap of a digit: they do not part two digits. */
const invisible = /\u20e3|\ufe0e|\ufe0f|[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** At most four of these part the groups of one number; a line's end, a comma or a slash begins another number. */
const separators = /^(?:[^\S\r\n]|[().\-‐-―_·•]){1,4}$/;
const longestGap = 16;

/** The first digits of scripts whose digits NFKC leaves as they are: Arabic, Persian, Javanese, Balinese, Sundanese. */
const zeros = [0x660, 0x6f0, 0xa9d0, 0x1b50, 0x1bb0] as const;

function toAscii(digits: string): string {
  if (/^[0-9]+$/.test(digits)) return digits;
  let ascii = '';
  for (const digit of digits) {
    const plain = digit.normalize('NFKC');
    const zero = zeros.find((first) => plain.charCodeAt(0) >= first && plain.charCodeAt(0) < first + 10);
    // A digit of any other script keeps its place, so that lengths stay true.
    ascii += zero === undefined ? (/^[0-9]$/.test(plain) ? plain : '?') : plain.charCodeAt(0) - zero;
  }
  return ascii;
}

/**
 * The groups of digits of a text in their order; zero-width characters inside a group are looked through. Each knows
 * whether it may continue the number before it. Linear in the text's length.
 */
export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  for (const match of text.matchAll(groupsOfDigits)) {
    const start = match.index;
    const end = start + match[0].length;
    const digits = toAscii(match[0]);
    const before = groups.at(-1);
    const gap = before && start - before.end <= longestGap ? text.slice(before.end, start) : undefined;
    const separator = gap?.replace(invisible, '');
    if (before && separator === '') {
      groups[groups.length - 1] = { ...before, digits: before.digits + digits, end };
    } else {
      const continues = separator !== undefined && separators.test(separator);
      groups.push({ digits, start, end, separator: continues ? separator : undefined });
    }
  }
  return groups;
}
