import type { Span } from '../text/normal-text.js';
import type { PlaceMention } from './place-mentions.js';
import { isRelated, type Place, type PlaceIndex, type PlaceLevel } from './places.js';

/** A place that a message names. One that is not sure is a candidate beside others, or said by nothing but its name. */
export interface FoundPlace extends Place {
  readonly isSure: boolean;
  readonly span: Span;
}

/** A name shared by more places than these says nothing: it is left out. */
const mostCandidates = 6;
/** A message that names more is a list; of it each name counts once, up to this many. */
const mostNames = 16;
/** Each round can make sure what another place's being sure tells. */
const rounds = 3;

const rank: Readonly<Record<PlaceLevel, number>> = { provinsi: 0, kabupaten: 1, kecamatan: 2, desa: 3 };

interface Open {
  readonly mention: PlaceMention;
  candidates: readonly Place[];
  isSupported: boolean;
}

/**
 * Which places the names of a message mean. Another place of the message decides first ("Curug, Kab. Tangerang"),
 * then the agency's region, then two open names that fit each other; a name whose places lie in one another
 * ("Pandeglang") is the widest of them. What stays open is given with all its candidates, none of them sure.
 */
export function resolvePlaces(
  named: readonly PlaceMention[],
  { region }: PlaceIndex,
  spanOf: (at: number, end: number) => Span,
): FoundPlace[] {
  const mentions = named.length > mostNames ? firstOfEach(named) : named;
  const open: Open[] = mentions.map((mention) => ({
    mention,
    candidates: mention.candidates,
    isSupported: isSaidTwice(mention, mentions),
  }));
  for (let round = 0; round < rounds; round++) {
    const sure = open.filter(isCertain);
    for (const name of open) {
      const others = sure.filter((other) => other !== name && !isSame(other.mention, name.mention));
      const near = others.filter(
        (other) => !name.mention.isCommon || areAdjacent(name.mention, other.mention),
      );
      const supported = name.candidates.filter((place) =>
        near.some(({ candidates }) =>
          candidates.some(({ code }) => code !== place.code && isRelated(code, place.code)),
        ),
      );
      if (supported.length > 0) {
        name.candidates = deepestSupport(supported, near);
        name.isSupported = true;
      }
      name.candidates = widest(inRegion(name, region), name.mention);
    }
    for (const name of open) {
      if (name.candidates.length < 2) continue;
      const fitting = name.candidates.filter((place) =>
        open.some(
          (other) =>
            other !== name &&
            !other.mention.isRoad &&
            (!other.mention.isCommon || other.mention.cue === 'level') &&
            !isSame(other.mention, name.mention) &&
            other.candidates.some(({ code }) => code !== place.code && isRelated(code, place.code)),
        ),
      );
      if (fitting.length > 0 && fitting.length < name.candidates.length) {
        name.candidates = widest(fitting, name.mention);
        name.isSupported = true;
      }
    }
  }
  const found = new Map<string, FoundPlace>();
  for (const name of open) {
    if (isNoPlace(name, region) || name.candidates.length > mostCandidates) continue;
    const isSure = isCertain(name);
    const span = spanOf(name.mention.at, name.mention.end);
    for (const place of name.candidates.toSorted((one, other) => rank[one.level] - rank[other.level])) {
      const known = found.get(place.code);
      if (!known || (isSure && !known.isSure))
        found.set(place.code, { ...place, isSure, span: known?.span ?? span });
    }
  }
  return [...found.values()];

  function isCertain(name: Open): boolean {
    const { mention, candidates, isSupported } = name;
    const [only] = candidates;
    if (!only || candidates.length > 1 || mention.isRoad || isNoPlace(name, region)) return false;
    if (mention.cue === 'level' || isSupported) return true;
    if (mention.isCommon) return false;
    const isWide = only.level === 'provinsi' || only.level === 'kabupaten';
    if (!isWide && !isIn(only.code, region)) return false;
    return only.level !== 'desa' || mention.cue === 'somewhere' || mention.isCapitalised;
  }
}

/** A word of every day that nothing leads to, or a far district that only shares the word. */
function isNoPlace({ mention, candidates, isSupported }: Open, region: string): boolean {
  if (isSupported || mention.cue === 'level') return false;
  if (mention.isCommon) return mention.cue === 'none';
  if (mention.cue === 'somewhere') return false;
  return candidates.every(
    ({ code, level }) => (level === 'kecamatan' || level === 'desa') && !isIn(code, region),
  );
}

const isIn = (code: string, region: string) => code === region || code.startsWith(`${region}.`);

/** Those of the agency's region if there are any; a far city of the same name as a village here stays possible. */
function inRegion({ mention, candidates, isSupported }: Open, region: string): readonly Place[] {
  if (isSupported) return candidates;
  const here = candidates.filter(({ code }) => isIn(code, region) || isIn(region, code));
  if (here.length === 0) return candidates;
  const isSmall = here.every(({ level }) => level === 'kecamatan' || level === 'desa');
  const far = candidates.filter((place) => !here.includes(place) && place.level === 'kabupaten');
  return mention.cue !== 'level' && isSmall ? [...here, ...far] : here;
}

/**
 * When no word says which level is meant: the place that holds all the others, or the one regency among villages
 * ("Lebak"). A district beside a village elsewhere stays open.
 */
function widest(candidates: readonly Place[], { cue }: PlaceMention): readonly Place[] {
  if (cue === 'level' || candidates.length < 2) return candidates;
  const all = candidates.find(({ code }) => candidates.every((other) => isIn(other.code, code)));
  if (all) return [all];
  const [first, ...others] = candidates.filter(({ level }) => level !== 'desa');
  const isRegency = first?.level === 'provinsi' || first?.level === 'kabupaten';
  return first && others.length === 0 && isRegency ? [first] : candidates;
}

/** A place in the same district says more than one in the same province. */
function deepestSupport(supported: readonly Place[], by: readonly Open[]): readonly Place[] {
  const depth = (place: Place) =>
    Math.max(
      ...by.map(({ candidates }) =>
        Math.max(
          ...candidates.map(({ code }) =>
            isRelated(code, place.code) ? Math.min(code.length, place.code.length) : 0,
          ),
        ),
      ),
    );
  const depths = supported.map(depth);
  const deepest = Math.max(...depths);
  return supported.filter((_, index) => depths[index] === deepest);
}

function firstOfEach(mentions: readonly PlaceMention[]): readonly PlaceMention[] {
  const first = new Map<readonly Place[], PlaceMention>();
  for (const mention of mentions) if (!first.has(mention.candidates)) first.set(mention.candidates, mention);
  return [...first.values()].slice(0, mostNames);
}

function isSame(one: PlaceMention, other: PlaceMention): boolean {
  return one.candidates === other.candidates;
}

function isSaidTwice(mention: PlaceMention, mentions: readonly PlaceMention[]): boolean {
  const same = mentions.filter((other) => isSame(other, mention));
  return mention.isCommon && same.length > 1 && same.some(({ cue }) => cue !== 'none');
}

/** Side by side, with at most a comma and a word for a level ("Kab.") between them. */
function areAdjacent(one: PlaceMention, other: PlaceMention): boolean {
  const gap = one.at < other.at ? other.at - one.end : one.at - other.end;
  return gap <= 13;
}
