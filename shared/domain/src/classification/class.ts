import type { NormalText } from '../text/normal-text.js';
import {
  denials,
  grievances,
  impatience,
  misconduct,
  officers,
  plainQuestions,
  privateParties,
  proposals,
  questions,
  sexualAbuse,
  takings,
  wishes,
} from './class-cues.js';
import { createCueReader, type FoundCue } from './cues.js';

/** The classes of LAPOR!, as codes. */
export const complaintClasses = [
  'pengaduan-tidak-berkadar-pengawasan',
  'pengaduan-berkadar-pengawasan',
  'aspirasi',
  'permintaan-informasi',
] as const;

/** A class of LAPOR!. A citizen chooses between three; whether a complaint is `berkadar pengawasan` an admin decides. */
export type ComplaintClass = (typeof complaintClasses)[number];

/** A class that a message may belong to; a person confirms it. */
export interface ClassSuggestion {
  readonly class: ComplaintClass;
  /** The words that caused it, in dictionary form; none when it is a complaint for want of anything else. */
  readonly words: readonly string[];
  /**
   * Whoever accuses somebody in office may have to fear for it, and victims of sexual abuse have a right to it: such a
   * complaint is secret until a person decides.
   */
  readonly isSecretSuggested: boolean;
}

const readCues = createCueReader({
  misconduct,
  takings,
  officers,
  privateParties,
  proposals,
  wishes,
  questions,
  plainQuestions,
  grievances,
  impatience,
  sexualAbuse,
});

const mostWords = 5;
/** So much may be amiss with what a plain question is about: "ktp hilang dan rusak, bagaimana cara menggantinya". */
const fewGrievances = 2;
/** How many words there may be between whoever is accused and what he is said to take. */
const farthestApart = 10;

/**
 * The class of a message, by rules: an accusation of misconduct in office comes before all, then a question that is
 * asked for an answer, then a proposal or a hope; everything else is a complaint, as most messages are. A question or
 * a hope that comes with a grievance ("kapan jalan ini diperbaiki? sudah 2 tahun") is a complaint. Never throws.
 */
export function classify(text: NormalText): ClassSuggestion {
  const cues = readCues(text);
  const suggested = classOf(cues, text);
  return cues.sexualAbuse.length > 0 ? { ...suggested, isSecretSuggested: true } : suggested;
}

function classOf(cues: ReturnType<typeof readCues>, text: NormalText): ClassSuggestion {
  const accusation = asksHowToReport(cues.plainQuestions) ? [] : accusationIn(cues, text.words);
  const complaining = [...cues.impatience, ...cues.grievances];
  const isPatient = cues.impatience.length === 0;
  const isProposed = cues.proposals.length > 0 && isPatient;

  if (accusation.length > 0 && !isProposed) return suggest('pengaduan-berkadar-pengawasan', accusation);
  if (cues.plainQuestions.length > 0 && isPatient && cues.grievances.length <= fewGrievances)
    return suggest('permintaan-informasi', cues.plainQuestions);
  if (isProposed) return suggest('aspirasi', cues.proposals);
  if (complaining.length > 0) return suggest('pengaduan-tidak-berkadar-pengawasan', complaining);
  if (cues.wishes.length > 0 && !(text.text.includes('?') && cues.questions.length > 0))
    return suggest('aspirasi', cues.wishes);
  if (cues.questions.length > 0) return suggest('permintaan-informasi', cues.questions);
  return suggest('pengaduan-tidak-berkadar-pengawasan', []);
}

function suggest(of: ComplaintClass, cues: readonly FoundCue[]): ClassSuggestion {
  return {
    class: of,
    words: cues.slice(0, mostWords).map(({ words }) => words),
    isSecretSuggested: of === 'pengaduan-berkadar-pengawasan',
  };
}

/** "cara melaporkan pungli" asks; nobody is accused. */
const asksHowToReport = (plain: readonly FoundCue[]): boolean =>
  plain.some(({ words }) => /^cara \S*(lapor|adu)/.test(words));

/** Misconduct by name, or money taken by somebody in office. */
function accusationIn(cues: ReturnType<typeof readCues>, words: readonly string[]): readonly FoundCue[] {
  const isSaid = ({ at }: FoundCue) =>
    !words.slice(Math.max(0, at - 2), at).some((word) => denials.has(word));
  const named = cues.misconduct.filter(isSaid);
  if (named.length > 0) return named;
  for (const taken of cues.takings.filter(isSaid)) {
    const officer = nearest(cues.officers, taken);
    const privately = nearest(cues.privateParties, taken);
    const apart = officer ? distance(officer, taken) : Infinity;
    // Whoever stands closer to what is taken is who is said to take it.
    if (officer && apart <= farthestApart && !(privately && distance(privately, taken) < apart)) {
      return [officer, taken];
    }
  }
  return [];
}

const distance = (a: FoundCue, b: FoundCue): number => Math.abs(a.at - b.at);

function nearest(cues: readonly FoundCue[], to: FoundCue): FoundCue | undefined {
  return cues.toSorted((a, b) => distance(a, to) - distance(b, to))[0];
}
