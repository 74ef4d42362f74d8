/** The longest text that is looked through; what lies beyond is cut off, so that a huge error stays cheap. */
const maxChars = 8_192;

/** Nothing below can match a text in which this does not. Saves the passes over nearly every log field. */
const suspicious = /\d{2}[\d\s().-]*\d|@|:\/\/|[?&][^=\s]*=|bearer|basic|dup key|not valid JSON|for value/i;

const masks: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // user:password@ in a URL; the second form is a password with an unescaped slash in it.
  [/:\/\/(?:[^\s/?#"'<>]*|[^\s:/@"'<>]+:[^\s@"'<>]*)@/g, '://***@'],
  [/([?&][\w.-]*(?:token|secret|signature|sig|key|password)=)[^\s&"'<>]+/gi, '$1***'],
  [/\b(bearer\s+|basic\s+(?=\S{16}))[\w.~+/=-]+/gi, '$1***'],
  // MongoDB names the value of a duplicate key, mongoose the value it could not cast, V8 the JSON it could not read.
  [/dup key: \{.*\}/g, 'dup key: {…}'],
  [/for value ".*?"/g, 'for value "…"'],
  [/(?:\.\.\.)?".*"(?:\.\.\.)? is not valid JSON/gs, '"…" is not valid JSON'],
  [/(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g, '[email]'],
  // Sixteen digits, alone or in groups of four: a NIK (or a card).
  [/(?<!\w)\d{4}([ .-]?)\d{4}\1\d{4}\1\d{4}(?!\w)/g, '[nik]'],
  // Any number in international form; Indonesian mobile numbers also as 08… and 62 8….
  [/\+\d(?:[\s().-]{0,2}\d){6,14}(?!\w)/g, '[phone]'],
  [/(?<![\w.+-])(?:62[\s.-]?|0)8(?:[\s.-]?\d){7,12}(?!\w)/g, '[phone]'],
];

/**
 * Free text (an error's message, a stack) without what may belong to a citizen or open a door: phone numbers, NIK,
 * e-mail addresses, credentials in URLs, and values that drivers quote in their messages. It goes by shape, so it is
 * the second line of defence: names and complaints are kept out by never being put into a message.
 * Longer than 8,192 characters is cut.
 */
export function maskText(text: string): string {
  const bounded = text.length > maxChars ? `${text.slice(0, maxChars)}…` : text;
  if (!suspicious.test(bounded)) return bounded;
  let masked = bounded;
  for (const [pattern, replacement] of masks) masked = masked.replace(pattern, replacement);
  return masked;
}
