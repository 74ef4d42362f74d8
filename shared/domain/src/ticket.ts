/**
 * Our complaint number, e.g. `BTN-261124-7K3QXM2`: agency prefix, date in the agency's zone (yymmdd), six random
 * Crockford base32 characters and a check character. A citizen reads it off a phone and types it into another,
 * so letters that look alike are the same letter, and one wrong or two swapped characters never name another
 * ticket. 30 random bits make it useless to guess. Format and odds: docs/adr/0005-ticket-format.md.
 */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomLength = 6;

/** Crockford's reading of letters that look alike; U, which his alphabet leaves out, is read as V. */
const lookAlike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' };

/** What a ticket starts with: two to five capital letters, the agency's own. */
export const ticketPrefixPattern = /^[A-Z]{2,5}$/;

function symbolValue(character: string): number {
  return symbols.indexOf(lookAlike[character] ?? character);
}

/** Multiplication in GF(32) by x, modulo x^5 + x^2 + 1. */
function timesX(value: number): number {
  const doubled = value << 1;
  return doubled & 32 ? doubled ^ 0b100101 : doubled;
}

/**
 * One character over all the others. Positions weigh 1, x, x², … in GF(32), whose powers differ for 31 places:
 * every single wrong character and every swap of two neighbours changes it.
 */
function checkCharacter(characters: string): string {
  let check = 0;
  for (const character of characters) check = timesX(check) ^ symbolValue(character);
  return symbols.charAt(timesX(check));
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs far more than using it. */
function dateFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dateFormats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: '2-digit',
    month: '2-digit',
    day: '2-digit',
  });
  dateFormats.set(timeZone, made);
  return made;
}

/**
 * A new ticket. Uniqueness is the store's to check; on a collision ask for another.
 * @param random fills `bytes` bytes of cryptographic randomness
 */
export function newTicket(of: {
  prefix: string;
  atMs: number;
  timeZone: string;
  random: (bytes: number) => Uint8Array;
}): string {
  const date = dateFormat(of.timeZone).format(of.atMs).replaceAll('-', '');
  let body = '';
  for (const byte of of.random(randomLength)) body += symbols.charAt(byte & 31);
  return `${of.prefix}-${date}-${body}${checkCharacter(of.prefix + date + body)}`;
}

/**
 * The tickets of this agency that stand in a citizen's text, in canonical form, each once. Tolerates lower case,
 * missing or doubled separators and look-alike letters; a number whose check character is wrong is not a ticket.
 */
export function findTickets(text: string, prefix: string): string[] {
  const found = new Set<string>();
  for (const match of text.slice(0, 4096).matchAll(ticketPattern(prefix))) {
    const date = canonical(match[1] ?? '');
    const body = canonical(match[2] ?? '');
    if (checkCharacter(prefix + date + body.slice(0, -1)) === body.slice(-1)) {
      found.add(`${prefix}-${date}-${body}`);
    }
  }
  return [...found];
}

/** The text without anything that has a ticket's shape: what the citizen says beside it. */
export function withoutTickets(text: string, prefix: string): string {
  return text.replace(ticketPattern(prefix), ' ');
}

function ticketPattern(prefix: string): RegExp {
  const separator = '[\\s.\\-–—_]{0,3}';
  return new RegExp(
    `(?<![A-Za-z0-9])${prefix}${separator}([0-9OIL]{6})${separator}([0-9A-Z]{${randomLength + 1}})(?![A-Za-z0-9])`,
    'gi',
  );
}

function canonical(characters: string): string {
  return [...characters.toUpperCase()].map((character) => symbols.charAt(symbolValue(character))).join('');
}
