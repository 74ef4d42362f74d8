import type { IntentKind, Intents } from '../intents/intents.js';
import { guessLanguage } from '../intents/language-cues.js';
import { lineOf } from '../text/line.js';
import type { NormalText, Span } from '../text/normal-text.js';
import { rootIn } from '../text/stem.js';
import { junk, privateTalk } from './junk.js';
import { subjects } from './subjects.js';
import type { Substance, SubstanceReason } from './substance.js';
import { isToldAlone } from './told-alone.js';

type Subject = keyof typeof subjects;

const subjectsOf = new Map<string, Set<Subject>>();
for (const subject of Object.keys(subjects) as Subject[]) {
  for (const root of subjects[subject].split(' ')) {
    subjectsOf.set(root, (subjectsOf.get(root) ?? new Set()).add(subject));
  }
}

/** Subjects of more than one word, as they stand in a line. */
const phrases = [...subjectsOf.keys()]
  .filter((root) => root.includes('-'))
  .map((root) => ({
    words: ` ${root.replaceAll('-', ' ')} `,
    first: root.slice(0, root.indexOf('-')),
    root,
  }));

/** Of these the root is another thing: walking, time passing, what is underway. */
const noSubjects = new Set(
  'berjalan perjalanan menjalankan dijalankan sejalan jalan-jalan keadaan seadanya bagaimanapun kenyataan sekelas berkelas sebesar'.split(
    ' ',
  ),
);

/** A message that says only this is no complaint, whatever came with it. */
const onlyReasons: Partial<Record<IntentKind, SubstanceReason>> = {
  salam: 'hanya-salam',
  'terima-kasih': 'hanya-terima-kasih',
  'uji-coba': 'hanya-uji-coba',
  setuju: 'hanya-jawaban',
  batal: 'hanya-jawaban',
  status: 'hanya-jawaban',
  anonim: 'hanya-jawaban',
  rahasia: 'hanya-jawaban',
  koreksi: 'hanya-jawaban',
};

/** Servants and things of the state take no side in elections; that one does is a complaint. */
const publicServant =
  / (?:mobil dinas|motor dinas|rumah dinas|pelat merah|plat merah|fasilitas negara|asn|pns|pppk|kades|kepala desa|camat|lurah|perangkat|petugas|pegawai|oknum|guru|kepala sekolah|aparat|pejabat) /;

/** Whoever curses all of them means none whom a message could be passed on to. */
const everybody = / (?:semua|para|seluruh) (?:pejabat|aparat|polisi|pegawai|pns) | pejabat semua /;
const blessing = / (?:rezeki|rezekinya|barang siapa|barangsiapa) /;
const courtesy =
  / (?:selamat|dirgahayu|met) (?:hari jadi|hari raya|hari lahir|ulang tahun|hut|ultah|idul|natal|tahun baru|menunaikan|berpuasa|lebaran) /;
const laughter = / (?:(?:wk){2,}w?|(?:ha){2,}h?|(?:he){2,}h?|(?:xi){2,}|ngakak|ganteng|cantik) /;

/** From so many words on somebody has taken trouble, and deserves to be read, though no word of it is known to us. */
const manyWords = 15;
const someWords = 5;

/**
 * Whether a message is a complaint. In doubt it is: a complaint taken for chatter is a citizen nobody answers, chatter
 * taken for a complaint costs an officer one look. So a message is set aside only when it says nothing else than a
 * courtesy, bears the marks of advertising, chain letters, politics or abuse without a service and its problem beside
 * it, or names neither service, office nor problem. Pure; never throws.
 */
export function assessSubstance(of: {
  readonly text: NormalText;
  readonly intents: Intents;
  readonly hasFile: boolean;
  readonly hasPlace: boolean;
  /** Where the message tells a place or a time. */
  readonly told: readonly Span[];
}): Substance {
  const { text, intents, hasFile, hasPlace } = of;
  if (intents.found.some(({ intent }) => intent === 'darurat')) return substantive('darurat');
  const only = intents.only && onlyReasons[intents.only];
  const isBareFile = (only === undefined || only === 'hanya-salam') && (hasFile || hasPlace);
  const { words: line } = lineOf(text);
  const said = subjectsIn(text, line);
  const reasons = reasonsFor(said, of);
  // What corrects and complains in one may be all that was ever sent of it.
  const isAnswer = only !== undefined && !(intents.only === 'koreksi' && reasons.length > 0);
  if (text.words.length === 0 || isAnswer) {
    if (isBareFile) return substantive('berkas-tanpa-kata');
    return aside(only ?? 'tanpa-kata');
  }
  const idle = hasFile ? undefined : whyIdle(said, of, line);
  if (idle) return aside(idle);
  const isFounded =
    reasons.length > 0 && (hasPlace || said.has('office') || said.has('misconduct') || said.has('problem'));
  const signs = junk.filter(({ pattern }) => pattern.test(line)).map(({ reason }) => reason);
  const [sign] = signs;
  if (sign !== undefined && !outweighs(sign, said, { isFounded, hasPlace, line }))
    return aside(sign, ...signs.slice(1));
  if (reasons.length > 0) return substantive(...reasons);
  return inDoubt(said, of, line);
}

/** Why a message that names nothing wrong, asked or proposed is none of ours: it answers, greets, thanks or laughs. */
function whyIdle(
  said: ReadonlySet<Subject>,
  of: { text: NormalText; intents: Intents; hasPlace: boolean; told: readonly Span[] },
  line: string,
): SubstanceReason | undefined {
  if ([...said].some((subject) => subject !== 'service' && subject !== 'office')) return undefined;
  if (isToldAlone(of.text, of.told)) return 'hanya-jawaban';
  if (courtesy.test(line)) return 'hanya-salam';
  if (beginsWithThanks(of.intents)) return 'hanya-terima-kasih';
  return !said.has('service') && !of.hasPlace && laughter.test(line) ? 'tanpa-layanan' : undefined;
}

/** So many characters may stand before what a message begins with: "pak, ". */
const beginning = 12;

/** A complaint ends with thanks; what begins with it and asks for nothing tells that something was mended. */
function beginsWithThanks({ found }: Intents): boolean {
  return found.some(({ intent, span }) => intent === 'terima-kasih' && span.start < beginning);
}

function reasonsFor(
  said: ReadonlySet<Subject>,
  { hasFile, hasPlace }: { hasFile: boolean; hasPlace: boolean },
): SubstanceReason[] {
  const isService = said.has('service') || said.has('office');
  const reasons: SubstanceReason[] = [];
  if (said.has('misconduct')) reasons.push('perilaku-petugas');
  if (said.has('problem') && isService) reasons.push('masalah-layanan');
  if (said.has('problem') && hasPlace) reasons.push('masalah-tempat');
  if (said.has('problem') && hasFile) reasons.push('masalah-berkas');
  if (said.has('request') && isService) reasons.push('permintaan-layanan');
  if (said.has('question') && isService) reasons.push('pertanyaan-layanan');
  if (said.has('opinion') && isService) reasons.push('usulan-layanan');
  return reasons;
}

/** Whether what a message says of a service weighs more than a sign that it is something else. */
function outweighs(
  sign: SubstanceReason,
  said: ReadonlySet<Subject>,
  { isFounded, hasPlace, line }: { isFounded: boolean; hasPlace: boolean; line: string },
): boolean {
  const isStated = (said.has('service') || said.has('misconduct')) && said.has('problem');
  switch (sign) {
    case 'perintah-mesin':
    case 'iklan':
      return isStated && (hasPlace || said.has('office'));
    case 'pesan-berantai':
      return isStated && hasPlace && !blessing.test(line);
    case 'politik':
      return publicServant.test(line) || (isFounded && said.has('problem'));
    default:
      // abuse: angry people have a reason to be angry
      return isFounded || (said.has('office') && !everybody.test(line));
  }
}

function inDoubt(
  said: ReadonlySet<Subject>,
  { text, hasFile, hasPlace }: { text: NormalText; hasFile: boolean; hasPlace: boolean },
  line: string,
): Substance {
  if (said.has('service') || said.has('office')) return substantive('ragu');
  const isPrivate = privateTalk.test(line);
  if ((hasFile || hasPlace) && !isPrivate) return substantive('ragu');
  const { language } = guessLanguage(text);
  const { length } = text.words;
  if ((language === 'jv' || language === 'su') && length >= someWords) return substantive('bahasa-daerah');
  if (isPrivate) return aside('tanpa-layanan');
  const isComplaining = said.has('problem') || said.has('request');
  if ((isComplaining && length >= someWords) || length >= manyWords) return substantive('ragu');
  return aside('tanpa-layanan');
}

function subjectsIn({ words }: NormalText, line: string): ReadonlySet<Subject> {
  const said = new Set<Subject>();
  const add = (root: string | undefined) => {
    if (root !== undefined) for (const subject of subjectsOf.get(root) ?? []) said.add(subject);
  };
  const each = new Set(words);
  for (const word of each) if (!noSubjects.has(word)) add(rootIn(word, subjectsOf));
  for (const { words: phrase, first, root } of phrases)
    if (each.has(first) && line.includes(phrase)) add(root);
  return said;
}

function substantive(...reasons: readonly SubstanceReason[]): Substance {
  return { isSubstantive: true, reasons };
}

function aside(...reasons: readonly SubstanceReason[]): Substance {
  return { isSubstantive: false, reasons };
}
