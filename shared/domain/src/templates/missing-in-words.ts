import type { Language } from './language.js';
import type { Surface } from './surface.js';

/** A part that a complaint lacks. */
export type MissingPart = 'apa' | 'lokasi' | 'waktu' | 'instansi' | 'bukti';

type Words = Readonly<Record<MissingPart, string>>;

/** Where there is room, each part says what would do. */
const inChat: Readonly<Record<Language, Words>> = {
  id: {
    apa: 'apa masalahnya',
    lokasi: 'lokasi (jalan, desa, kecamatan)',
    waktu: 'kapan kejadiannya',
    instansi: 'instansi atau petugas yang dimaksud',
    bukti: 'foto atau bukti lain bila ada',
  },
  en: {
    apa: 'what the problem is',
    lokasi: 'where (street, village, district)',
    waktu: 'when it happened',
    instansi: 'which office or officer it is about',
    bukti: 'a photo or other evidence if you have one',
  },
  jv: {
    apa: 'masalahipun menapa',
    lokasi: 'papanipun (margi, dhusun, kecamatan)',
    waktu: 'kedadosanipun kapan',
    instansi: 'kantor utawi petugas ingkang dipunmaksud',
    bukti: 'foto utawi bukti sanesipun menawi wonten',
  },
  su: {
    apa: 'naon masalahna',
    lokasi: 'tempatna (jalan, désa, kacamatan)',
    waktu: 'iraha kajadianana',
    instansi: 'kantor atanapi patugas nu dimaksad',
    bukti: 'poto atanapi bukti sanésna upami aya',
  },
};

/** One word each, with which "what is missing" reads as a sentence. */
const inShort: Readonly<Record<Language, Words>> = {
  id: { apa: 'masalah', lokasi: 'lokasi', waktu: 'kapan', instansi: 'dinas', bukti: 'foto' },
  en: { apa: 'problem', lokasi: 'place', waktu: 'date', instansi: 'office', bukti: 'photo' },
  jv: { apa: 'masalah', lokasi: 'papan', waktu: 'kapan', instansi: 'dinas', bukti: 'foto' },
  su: { apa: 'masalah', lokasi: 'tempat', waktu: 'iraha', instansi: 'dinas', bukti: 'poto' },
};

/** An SMS asks for so many at once: the first are what matters most, and an answer to three is hard enough to type. */
const maxInSms = 3;

/**
 * What a complaint lacks, as a citizen reads it: in a chat a numbered list that says what would do, elsewhere one word
 * each, in an SMS at most the first three.
 */
export function missingInWords(parts: readonly MissingPart[], surface: Surface, language: Language): string {
  if (surface === 'sms')
    return parts
      .slice(0, maxInSms)
      .map((part) => inShort[language][part])
      .join('/');
  if (surface === 'public') return parts.map((part) => inShort[language][part]).join(', ');
  const words = parts.map((part) => inChat[language][part]);
  return words.length === 1
    ? words.join('')
    : words.map((word, index) => `(${index + 1}) ${word}`).join(', ');
}

/** All parts, those with the longest words in an SMS first, so that a text can be tried at its longest. */
export function longestParts(language: Language): readonly MissingPart[] {
  const words = inShort[language];
  return (Object.keys(words) as MissingPart[]).toSorted((a, b) => words[b].length - words[a].length);
}
