import type { AgencyTimeZone } from '../agency-time.js';
import type { NormalText } from '../text/normal-text.js';
import { type Completeness, completenessOf, isPhysical } from './completeness.js';
import { type Concern, isOnline, isStanding } from './concern.js';
import { type GuidedForm, readGuidedForm } from './guided-form.js';
import { placeMentions } from './place-mentions.js';
import type { PlaceIndex } from './places.js';
import { type Quote, type Reading, read } from './reading.js';
import { type FoundPlace, resolvePlaces } from './resolve-places.js';
import { findTrackingIds } from './tracking-ids.js';
import { findWhat } from './what.js';
import { findWhen, type When } from './when.js';
import { findWhere, type WhereStretch } from './where.js';
import { findWho } from './who.js';

/** Where something happened: the message's words for it, the places they name, and whether a pin came with it. */
export interface Where {
  readonly words: readonly Quote[];
  readonly places: readonly FoundPlace[];
  readonly hasPin: boolean;
}

/** What a message tells of a complaint. All spans are into `NormalText.text`. */
export interface Findings {
  readonly what?: Quote;
  readonly where: Where;
  readonly when?: When;
  /** The office, officer or institution addressed or accused. */
  readonly who?: Quote;
  readonly hasEvidence: boolean;
  readonly guided?: GuidedForm;
  /** LAPOR!'s numbers, digits only. */
  readonly trackingIds: readonly string[];
  readonly completeness: Completeness;
}

/** What is known of a message besides its words. */
export interface FindingsContext {
  readonly sentAtMs: number;
  readonly timeZone: AgencyTimeZone;
  readonly places: PlaceIndex;
  /** A file of whatever kind came with it. */
  readonly hasFile: boolean;
  /** A position came with it. */
  readonly hasPin: boolean;
  readonly concern: Concern;
}

/**
 * What, where, when and who of a message, and what it still lacks. What stands in the guided format goes before what
 * the running words say. Nothing is guessed: what is not found is absent. Never throws.
 */
export function findFindings(text: NormalText, context: FindingsContext): Findings {
  const reading = read(text);
  const guided = readGuidedForm(text);
  const stretches = findWhere(reading, text.text);
  const where = {
    words: whereWords(reading, guided, stretches),
    places: placesIn(reading, text, context.places, stretches),
    hasPin: context.hasPin,
  };
  const when = whenOf(text, reading, guided, context);
  const who = guided?.instansi ?? quoteOf(reading, findWho(reading, text.text));
  const what = guided?.kejadian ?? quoteOf(reading, findWhat(reading, text.text));
  const isThing = isPhysical(reading);
  const hasEvidence = context.hasFile || /https?:\/\/\S/.test(text.text);
  return {
    ...(what && { what }),
    where,
    ...(when && { when }),
    ...(who && { who }),
    hasEvidence,
    ...(guided && { guided }),
    trackingIds: findTrackingIds(reading, text.text),
    completeness: completenessOf(
      {
        apa: what !== undefined,
        lokasi:
          context.hasPin ||
          guided?.lokasi !== undefined ||
          (isThing || context.concern === 'bahaya'
            ? isLocated(reading, stretches, where.places)
            : stretches.length > 0 || where.places.length > 0),
        waktu: when !== undefined,
        instansi: who !== undefined,
        bukti: hasEvidence,
      },
      {
        isPhysical: isThing,
        concern: context.concern,
        isStanding: isStanding(reading),
        // An office that is named has to be found, whatever it uses.
        isPlaceless: !isThing && who === undefined && isOnline(reading),
      },
    ),
  };
}

function quoteOf(reading: Reading, stretch: { at: number; end: number } | undefined): Quote | undefined {
  return stretch && reading.quote(stretch.at, stretch.end);
}

function whereWords(
  reading: Reading,
  guided: GuidedForm | undefined,
  stretches: readonly WhereStretch[],
): readonly Quote[] {
  const found = stretches.map(({ at, end }) => reading.quote(at, end));
  const written = guided?.lokasi;
  if (!written) return found;
  const { start, end } = written.span;
  return [written, ...found.filter(({ span }) => span.end <= start || span.start >= end)];
}

function placesIn(
  reading: Reading,
  { text }: NormalText,
  index: PlaceIndex,
  stretches: readonly WhereStretch[],
): FoundPlace[] {
  const named = stretches.filter(({ kind }) => kind === 'road' || kind === 'settlement');
  const mentions = placeMentions(
    reading,
    text,
    index,
    named.map(({ kind, at, end }) => ({ kind: kind === 'road' ? 'road' : 'settlement', at, end })),
  );
  return resolvePlaces(mentions, index, reading.spanOf);
}

function whenOf(
  text: NormalText,
  reading: Reading,
  guided: GuidedForm | undefined,
  { sentAtMs, timeZone }: FindingsContext,
): When | undefined {
  const written = guided?.tanggal && findWhen(read(text, guided.tanggal.span), sentAtMs, timeZone);
  return written ?? findWhen(reading, sentAtMs, timeZone);
}

/**
 * Whether somebody can go there. A regency or a province alone is nowhere, and a name that several places have ("di
 * Curug") is one of them.
 */
function isLocated(
  reading: Reading,
  stretches: readonly WhereStretch[],
  places: readonly FoundPlace[],
): boolean {
  const open = new Set(places.flatMap(({ isSure, span }) => (isSure ? [] : [span.start])));
  const isOpen = ({ kind, at, end }: WhereStretch) =>
    kind === 'landmark' && open.has(reading.spanOf(at, end).start);
  return (
    stretches.some((stretch) => stretch.kind !== 'region' && !isOpen(stretch)) ||
    places.some(({ level, isSure }) => isSure && (level === 'kecamatan' || level === 'desa'))
  );
}
