import { realmOf, type Sketch } from '@kanal/domain';
import type { BlindIndex } from '../crypto/blind-index.js';
import type { KeyRing } from '../crypto/key-ring.js';
import { newSealer, sealerFor } from '../crypto/sealer.js';
import type { ComparableComplaint, KnownLikeness, SimilarityDocument } from './comparable.js';
import { ownKeys } from './keys.js';

const name = 'similarities';

interface Sealed {
  readonly at: string;
  readonly places: readonly string[];
  readonly class?: string;
  readonly happening?: Sketch['happening'];
  readonly signature: string;
  readonly words: string;
}

/** A complaint as one that others are compared with. */
export function representativeOf(
  complaint: ComparableComplaint,
  notedAt: Date,
  of: { readonly ring: KeyRing; readonly blind: BlindIndex },
): SimilarityDocument {
  return {
    ...plainDocument(complaint, notedAt, of.ring),
    keys: ownKeys(complaint, of.blind),
  };
}

/** A complaint as one of a group. */
export function memberOf(
  complaint: ComparableComplaint,
  notedAt: Date,
  group: { readonly id: string; readonly likeness: KnownLikeness },
  ring: KeyRing,
): SimilarityDocument {
  const { similarity, reasons } = group.likeness;
  return {
    ...plainDocument(complaint, notedAt, ring),
    group: group.id,
    likeness: { similarity, reasons: [...reasons] },
  };
}

function plainDocument(complaint: ComparableComplaint, notedAt: Date, ring: KeyRing): SimilarityDocument {
  const { id, at, places, sketch } = complaint;
  const sealer = newSealer(ring, name, id);
  const content: Sealed = {
    at: at.toISOString(),
    places,
    ...(complaint.class !== undefined && { class: complaint.class }),
    ...(sketch.happening && { happening: sketch.happening }),
    signature: toText(sketch.signature),
    words: toText(sketch.words),
  };
  return {
    _id: id,
    schemaVersion: 1,
    realm: realmOf(complaint),
    notedAt,
    key: sealer.key,
    sealed: sealer.seal('content', content),
  };
}

/** The reverse of `representativeOf`; undefined for one that was withdrawn. @throws StoreError KANAL_STORE_DECRYPT. */
export function comparableOf(
  { _id, realm, key, sealed }: SimilarityDocument,
  ring: KeyRing,
): ComparableComplaint | undefined {
  if (!key || !sealed) return undefined;
  const content = sealerFor(ring, key, name, _id).open<Sealed>('content', sealed);
  const { at, places, happening, signature, words } = content;
  return {
    id: _id,
    secret: realm === 'secret' || realm === 'secret-anonymous',
    anonymous: realm === 'anonymous' || realm === 'secret-anonymous',
    ...(content.class !== undefined && { class: content.class }),
    places,
    at: new Date(at),
    sketch: {
      signature: toNumbers(signature),
      words: toNumbers(words),
      ...(happening && { happening }),
    },
  };
}

/** In the byte order of the machine: little-endian on every one that Node runs on but for IBM's. */
function toText(numbers: Uint32Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}

function toNumbers(text: string): Uint32Array {
  // A copy, because a Buffer may begin anywhere in its memory and numbers may not.
  return new Uint32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer);
}
