import type { ComplaintClass } from '../classification/class.js';
import type { MissingPart } from '../findings/completeness.js';
import type { SubstanceReason } from '../substance/substance.js';
import type { Reading } from './reading.js';

/** What rules make of a complaint so far. Codes and figures only, no words of its citizen: it is stored unsealed. */
export interface Assessment {
  readonly isSubstantive: boolean;
  readonly substance: readonly SubstanceReason[];
  readonly class: ComplaintClass;
  /** Whether words of the citizen caused the class; otherwise it is what complaints mostly are. */
  readonly isClassFounded: boolean;
  /** The likeliest first. */
  readonly categories: readonly { readonly category: string; readonly score: number }[];
  /** 0 to 100. */
  readonly completeness: number;
  /** The most important first. */
  readonly missing: readonly MissingPart[];
  /** Kemendagri codes down to the district (kecamatan): a village would say more than a list of complaints should. */
  readonly places: readonly string[];
  /** LAPOR!'s numbers that its citizen quoted, to be linked. */
  readonly trackingIds: readonly string[];
}

/** What is asked of a citizen when it is missing. An office and a proof help, but officers find those themselves. */
const askedParts: ReadonlySet<MissingPart> = new Set(['apa', 'lokasi', 'waktu']);

/** What of the missing parts a citizen is asked for, the most important first. */
export function partsToAsk({ missing }: Pick<Assessment, 'missing'>): MissingPart[] {
  return missing.filter((part) => askedParts.has(part));
}

/** Of each kind; a list of numbers is no complaint. */
const maxNumbers = 8;
const maxPlaces = 8;
const maxCategories = 3;

/** A district's code: province, regency, district. */
const districtCodeLength = '36.73.04'.length;

/** What a complaint of this one message is taken for. */
export function assessmentOf({ substance, class: of, categories, findings }: Reading): Assessment {
  return {
    isSubstantive: substance.isSubstantive,
    substance: substance.reasons,
    class: of.class,
    isClassFounded: of.words.length > 0,
    categories: categories.map(({ category, score }) => ({ category, score })),
    completeness: findings.completeness.score,
    missing: findings.completeness.missing,
    places: placesOf(findings.where.places),
    trackingIds: findings.trackingIds.slice(0, maxNumbers),
  };
}

function placesOf(places: Reading['findings']['where']['places']): string[] {
  const sure = places.filter(({ isSure }) => isSure);
  return [...new Set(sure.map(({ code }) => code.slice(0, districtCodeLength)))];
}

/**
 * What a complaint is taken for after one more message: it lacks only what no message has said, misconduct stays
 * misconduct, and a class that words caused outweighs one that was assumed.
 */
export function joinAssessments(before: Assessment, next: Assessment): Assessment {
  const missing = before.missing.filter((part) => next.missing.includes(part));
  const isMoreSubstantive = next.isSubstantive && !before.isSubstantive;
  const takesClass =
    before.class !== 'pengaduan-berkadar-pengawasan' && next.isClassFounded && !before.isClassFounded;
  const isMisconduct = next.class === 'pengaduan-berkadar-pengawasan';
  return {
    isSubstantive: before.isSubstantive || next.isSubstantive,
    substance: isMoreSubstantive ? next.substance : before.substance,
    class: takesClass || isMisconduct ? next.class : before.class,
    isClassFounded: before.isClassFounded || next.isClassFounded,
    categories: joinCategories(before.categories, next.categories),
    completeness: Math.max(before.completeness, next.completeness),
    missing,
    places: [...new Set([...before.places, ...next.places])].slice(0, maxPlaces),
    trackingIds: [...new Set([...before.trackingIds, ...next.trackingIds])].slice(0, maxNumbers),
  };
}

function joinCategories(
  before: Assessment['categories'],
  next: Assessment['categories'],
): Assessment['categories'] {
  const best = new Map<string, number>();
  for (const { category, score } of [...before, ...next]) {
    best.set(category, Math.max(score, best.get(category) ?? 0));
  }
  return [...best]
    .map(([category, score]) => ({ category, score }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, maxCategories);
}
