/** Codes that X has made up for posts without words, and those it writes in the manner of before 1989. */
const notLanguages = /^(und|zxx|art|q[a-z]{2})$/;
const oldCodes: Readonly<Record<string, string>> = { in: 'id', iw: 'he', ji: 'yi' };

/** The language X has recognised, in BCP 47; undefined when it has not. */
export function languageOf(code: string | undefined): string | undefined {
  if (code === undefined || code.length > 35 || notLanguages.test(code)) return undefined;
  return Object.hasOwn(oldCodes, code) ? oldCodes[code] : code;
}
