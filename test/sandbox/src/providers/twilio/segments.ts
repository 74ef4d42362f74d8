const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('^{}\\[~]|€\f');

/**
 * How many SMS segments a text takes: GSM-7 (3GPP TS 23.038, 160 septets or 153 per part) when every character is in
 * it, else UCS-2 (70 code units or 67 per part). An escape pair or a surrogate pair is never split over two parts.
 */
export function countSegments(text: string): number {
  const characters = [...text];
  const isGsm = characters.every((character) => basic.has(character) || extended.has(character));
  const widths = characters.map((character) =>
    isGsm ? (extended.has(character) ? 2 : 1) : character.length,
  );
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= (isGsm ? 160 : 70)) return 1;
  const perPart = isGsm ? 153 : 67;
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > perPart) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
}
