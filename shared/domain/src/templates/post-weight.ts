/** What X may take for an address even without a scheme: a name with dots that ends in letters. */
const address =
  /(?<![\w@.-])(?:https?:\/\/)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?![\w-])(?:[/?#]\S*)?/gi;

/** What X counts for an address, however long: https://docs.x.com/fundamentals/counting-characters */
const addressWeight = 23;

/** X knows every top-level domain. Behind another than these a name counts at least what it has, should X know it not. */
const knownDomain = /\.(?:id|com|net|org|info)(?![\w-])/i;

function weightOfAddress(found: string): number {
  return knownDomain.test(found) ? addressWeight : Math.max(addressWeight, found.length);
}

/** One visible character: an emoji of several code points is one of them. */
const visible = new Intl.Segmenter('id', { granularity: 'grapheme' });

const latin = /^[\n -~\u00a0-\u00a8\u00aa-\u00ad\u00af-\u024f]*$/;

const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Regional_Indicator}{2}/u;

/** What stands in a text that X makes a link of. */
export function addressesIn(text: string): readonly string[] {
  return text.match(address) ?? [];
}

/**
 * A post's length as X counts it, of which 280 fit: characters of the Latin, Cyrillic, Arabic and neighbouring blocks and
 * usual punctuation are one, others and any emoji two, an address 23.
 * https://docs.x.com/fundamentals/counting-characters
 */
export function postWeight(text: string): number {
  const composed = text.normalize('NFC');
  const words = composed.replace(address, '');
  let weight = addressesIn(composed).reduce((sum, found) => sum + weightOfAddress(found), 0);
  // Nearly every text; looking for visible characters takes a hundred times as long.
  if (latin.test(words)) return weight + words.length;
  for (const { segment } of visible.segment(words)) {
    weight += emoji.test(segment) ? 2 : weightOfCharacters(segment);
  }
  return weight;
}

function weightOfCharacters(grapheme: string): number {
  let weight = 0;
  for (const character of grapheme) weight += isLight(character.codePointAt(0) ?? 0) ? 1 : 2;
  return weight;
}

/** The ranges of twitter-text's configuration v3: https://github.com/twitter/twitter-text/blob/master/config/v3.json */
function isLight(code: number): boolean {
  return (
    code <= 4351 ||
    (code >= 8192 && code <= 8205) ||
    (code >= 8208 && code <= 8223) ||
    (code >= 8242 && code <= 8247)
  );
}
