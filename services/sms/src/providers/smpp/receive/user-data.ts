/** The octets of a message, apart from the header in front of them. */
export interface UserData {
  /** Information elements of the header, each with its identifier and length in front. Empty without a header. */
  readonly elements: readonly Uint8Array[];
  readonly content: Uint8Array;
}

/** `esm_class`: the user data begins with a header, SMPP 3.4 §5.2.12. */
const headerBit = 0x40;

/**
 * Takes the user data header off, 3GPP TS 23.040 §9.2.3.24. An element that is longer than what is there ends the
 * header; one that is longer than the message is no header, and all of it is content.
 */
export function readUserData(octets: Uint8Array, esmClass: number): UserData {
  const headerLength = octets[0] ?? 0;
  if ((esmClass & headerBit) === 0 || headerLength >= octets.length) return { elements: [], content: octets };
  const elements: Uint8Array[] = [];
  for (let at = 1; at < headerLength; ) {
    const end = at + 2 + (octets[at + 1] ?? 0);
    if (end > headerLength + 1) break;
    elements.push(octets.subarray(at, end));
    at = end;
  }
  return { elements, content: octets.subarray(headerLength + 1) };
}
