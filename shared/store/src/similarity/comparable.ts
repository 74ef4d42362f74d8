import type { LikenessReason, Sketch } from '@kanal/domain';
import {
  compareNearness,
  estimateSimilarity,
  isLikelySame,
  type Likeness,
  realmOf,
  sharedWords,
} from '@kanal/domain';
import type { WrappedKey } from '../crypto/key-ring.js';

/** A complaint as it is compared with others. */
export interface ComparableComplaint {
  readonly id: string;
  readonly secret: boolean;
  readonly anonymous: boolean;
  /** Its class, where one is suggested or known. */
  readonly class?: string;
  /** Where it is about: codes of the Ministry of Home Affairs, dotted. */
  readonly places: readonly string[];
  /** When its citizen wrote; provider's time. */
  readonly at: Date;
  readonly sketch: Sketch;
}

/** How like two complaints are that are likely about one thing. */
export interface KnownLikeness {
  /** Estimated Jaccard similarity of their pairs of words, 0 to 1. */
  readonly similarity: number;
  readonly reasons: readonly LikenessReason[];
}

/** `similarities`: one per complaint, `_id` is the complaint's. */
export interface SimilarityDocument {
  _id: string;
  schemaVersion: 1;
  /** Missing, like all below but `withdrawnAt`, in one that was withdrawn before it was noted. */
  realm: ReturnType<typeof realmOf>;
  /** When it was noted: of two like complaints the one noted first represents both. */
  notedAt: Date;
  /** By what others find it: keyed hashes. Only what represents a group, or itself alone, has any. */
  keys?: string[];
  /** The complaint that represents its group; missing while it represents itself. */
  group?: string;
  likeness?: { similarity: number; reasons: LikenessReason[] };
  /** It became secret or anonymous, or was taken back: it is never compared again, and nothing of it is kept. */
  withdrawnAt?: Date;
  /** Of one that was withdrawn while it represented a group: who does instead. */
  heir?: string;
  key?: WrappedKey;
  /** Sketch, class, places and time. */
  sealed?: Uint8Array;
}

const hourMs = 3_600_000;

/** How like two complaints are; undefined when they are not likely about one thing, or of two realms. */
export function likenessOf(a: ComparableComplaint, b: ComparableComplaint): KnownLikeness | undefined {
  if (realmOf(a) !== realmOf(b)) return undefined;
  const similarity = estimateSimilarity(a.sketch.signature, b.sketch.signature);
  const { isLikelySame: isSame, reasons }: Likeness = isLikelySame({
    similarity,
    fewerWords: Math.min(a.sketch.words.length, b.sketch.words.length),
    sharedWords: sharedWords(a.sketch.words, b.sketch.words),
    place: compareNearness(a.places, b.places),
    hoursApart: Math.abs(a.at.getTime() - b.at.getTime()) / hourMs,
    sameClass: a.class === undefined || b.class === undefined || a.class === b.class,
    sameHappening: a.sketch.happening !== undefined && a.sketch.happening === b.sketch.happening,
  });
  return isSame ? { similarity, reasons } : undefined;
}
