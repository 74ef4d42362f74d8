import { type Signature, signatureLength } from './minhash.js';

/** Pieces of a signature by which it is looked up. */
export const bandCount = 13;
const rows = signatureLength / bandCount;

/**
 * The bands of a signature, in their order: two messages are compared when at least one band is the same in both.
 *
 * | similarity        | 0.1 | 0.2 | 0.3 | 0.4 | 0.5 | 0.6 | 0.7 | 0.8 | 0.9 |
 * | ----------------- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
 * | meet in this many | 0 % | 0 % | 3 % | 13 %| 34 %| 65 %| 91 %| 99 %| 100%|
 *
 * That is 1 − (1 − s⁵)¹³; half of the pairs meet at 0.55, the curve is steepest at (1/13)^(1/5) = 0.60. More bands
 * would find more at 0.6 and cost a key each in every look-up; more rows would compare less and miss more.
 */
export function bandsOf(signature: Signature): Uint8Array[] {
  return Array.from({ length: bandCount }, (_, band) => {
    const bytes = new DataView(new ArrayBuffer(rows * 4));
    // Written byte by byte in one order: the bands of two machines must be the same.
    for (let row = 0; row < rows; row++) bytes.setUint32(row * 4, signature[band * rows + row] ?? 0);
    return new Uint8Array(bytes.buffer);
  });
}

/** The chance, 0 to 1, that two messages of this Jaccard similarity share a band. */
export function chanceToMeet(similarity: number): number {
  return 1 - (1 - similarity ** rows) ** bandCount;
}
