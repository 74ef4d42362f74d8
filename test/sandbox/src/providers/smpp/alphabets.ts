/** How a text can be written in octets. */
export type Alphabet = 'gsm7' | 'ascii' | 'latin1' | 'ucs2';

/** 3GPP TS 23.038 §6.2.1, by code; the escape stands at 27. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const basicCodes = new Map([...basic].map((character, code) => [character, code]));

/** Behind an escape, 3GPP TS 23.038 §6.2.1.1. */
const extendedCodes = new Map([
  ['\f', 0x0a],
  ['^', 0x14],
  ['{', 0x28],
  ['}', 0x29],
  ['\\', 0x2f],
  ['[', 0x3c],
  ['~', 0x3d],
  [']', 0x3e],
  ['|', 0x40],
  ['€', 0x65],
]);

/** Whether every character is in the GSM alphabet. */
export function isGsm(text: string): boolean {
  return [...text].every((character) => basicCodes.has(character) || extendedCodes.has(character));
}

/** Octets of one character, each septet in an octet of its own; a question mark for what the alphabet does not have. */
export function encodeCharacter(character: string, alphabet: Alphabet): Buffer {
  switch (alphabet) {
    case 'gsm7': {
      const extended = extendedCodes.get(character);
      if (extended !== undefined) return Buffer.from([0x1b, extended]);
      return Buffer.from([basicCodes.get(character) ?? 0x3f]);
    }
    case 'ascii':
      return Buffer.from(/^[\0-\x7f]$/.test(character) ? character : '?', 'latin1');
    case 'latin1':
      return Buffer.from(/^[\0-\xff]$/.test(character) ? character : '?', 'latin1');
    case 'ucs2':
      return Buffer.from(character, 'utf16le').swap16();
  }
}

/** How many septets the GSM alphabet takes for a text that is in it. */
export function septetsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (extendedCodes.has(character) ? 2 : 1), 0);
}
