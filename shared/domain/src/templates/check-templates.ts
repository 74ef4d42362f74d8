import type { AgencyLengths } from './agency-voice.js';
import { smsLength } from './gsm-alphabet.js';
import { fullLanguages, type Language, languages } from './language.js';
import { longestValues } from './longest-values.js';
import { addressesIn } from './post-weight.js';
import { type Fit, fitOf } from './preview.js';
import { fill, namesIn } from './render.js';
import { type Surface, surfaces } from './surface.js';
import { type Form, type Templates, wordingsOf } from './template.js';
import {
  isPrivate,
  mustHold,
  mustTell,
  type TemplateKey,
  templateKeys,
  templateRules,
  variablesOf,
} from './template-keys.js';
import type { TemplateVariable } from './template-values.js';

/** What is wrong with one text. */
export interface TemplateProblem {
  readonly key: TemplateKey;
  readonly language: Language;
  readonly surface: Surface;
  readonly problem:
    | 'form-missing'
    | 'surface-unused'
    | 'brace-unbalanced'
    | 'variable-unknown'
    | 'variable-private'
    | 'variable-missing'
    | 'alphabet'
    | 'address-in-public'
    | 'too-long';
  /** What it is and what to do, for an admin. */
  readonly text: string;
  /** Of a text that is too long: by how much, in the measure of its surface. */
  readonly excess?: number;
}

type Found = Omit<TemplateProblem, 'key' | 'language' | 'surface'>;

interface Place {
  readonly key: TemplateKey;
  readonly language: Language;
  readonly surface: Surface;
  readonly voice: AgencyLengths;
}

/** Everything that is wrong with the texts of an agency, lengths with the longest values it can have; none if all is well. */
export function checkTemplates(templates: Templates, voice: AgencyLengths): TemplateProblem[] {
  return templateKeys.flatMap((key) =>
    languages.flatMap((language) =>
      surfaces.flatMap((surface) => {
        const form = templates[key].forms[language]?.[surface];
        const place = { key, language, surface };
        return checkForm(form, { ...place, voice }).map((found) => ({
          ...place,
          ...found,
          text: `${key} (${language}, ${surface}): ${found.text}`,
        }));
      }),
    ),
  );
}

function checkForm(form: Form | undefined, place: Place): Found[] {
  const { key, language, surface } = place;
  const occurs = templateRules[key].surfaces.includes(surface);
  if (form === undefined) {
    const isNeeded = occurs && (fullLanguages as readonly Language[]).includes(language);
    return isNeeded ? [{ problem: 'form-missing', text: 'teks belum ada; tuliskan.' }] : [];
  }
  if (!occurs) return [{ problem: 'surface-unused', text: 'teks ini tidak pernah dikirim di sini; hapus.' }];
  const wordings = wordingsOf(form);
  const inWordings = wordings.flatMap((wording) => checkWording(wording, place));
  return inWordings.length > 0 ? inWordings : checkWhole(wordings, place);
}

function checkWording(wording: string, { key, surface }: Place): Found[] {
  if (/[{}]/.test(wording.replace(/\{[^{}]*\}/g, ''))) {
    return [
      {
        problem: 'brace-unbalanced',
        text: 'kurung kurawal tidak berpasangan; tulis variabel sebagai {nama}.',
      },
    ];
  }
  const known: readonly string[] = variablesOf(key);
  const names = namesIn(wording);
  const found: Found[] = [];
  for (const name of names) {
    if (!known.includes(name)) {
      const choice = known.map((each) => `{${each}}`).join(', ');
      found.push({
        problem: 'variable-unknown',
        text: `{${name}} tidak dikenal di sini; yang ada: ${choice}.`,
      });
    } else if (surface === 'public' && isPrivate(name as TemplateVariable, key)) {
      found.push({ problem: 'variable-private', text: `{${name}} tidak boleh dibaca umum; hapus.` });
    }
  }
  for (const name of mustHold(key, surface)) {
    if (!names.includes(name)) {
      found.push({ problem: 'variable-missing', text: `{${name}} wajib ada di setiap pilihan kata.` });
    }
  }
  const literal = wording.replace(/\{[^{}]*\}/g, ' ');
  const foreign = surface === 'sms' ? [...new Set(literal)].filter((one) => !isInSmsAlphabet(one)) : [];
  if (foreign.length > 0) {
    const text = `karakter ini tidak ada di abjad SMS (GSM-7): ${foreign.join(' ')}`;
    found.push({ problem: 'alphabet', text });
  }
  const [address] = surface === 'public' ? addressesIn(literal) : [];
  if (address) {
    const text = `"${address}" terbaca sebagai alamat web, di X tautan berbayar; pakai {url_lapor}, atau beri spasi setelah titik.`;
    found.push({ problem: 'address-in-public', text });
  }
  return found;
}

/** What the wordings of a form must do together: one for when only the least is known, one for each thing to be told. */
function checkWhole(wordings: readonly string[], { key, language, surface, voice }: Place): Found[] {
  // The public place with the least room, X, is the one where the address is described, in more words than an address counts.
  const how = { surface, language, voice: { ...voice, isAddressInProfile: surface === 'public' } };
  const values = longestValues(voice.ticketPrefix, how);
  const shortestOf = (some: readonly string[]): Fit | undefined =>
    some
      .map((wording) => fitOf(fill(wording, values, how) ?? '', surface))
      .toSorted((a, b) => a.length - b.length)[0];
  const whenKnown = templateRules[key].may as readonly string[];
  const least = wordings.filter((wording) => !namesIn(wording).some((name) => whenKnown.includes(name)));
  const cases: [label: string, some: readonly string[]][] = [
    ['hanya dengan variabel wajib', least],
    ...mustTell(key, surface).map((name): [string, readonly string[]] => [
      `dengan {${name}}`,
      wordings.filter((wording) => namesIn(wording).includes(name)),
    ]),
  ];
  return cases.flatMap(([label, some]): Found[] => {
    const shortest = shortestOf(some);
    if (!shortest) return [{ problem: 'variable-missing', text: `perlu satu pilihan kata ${label}.` }];
    return shortest.isFitting ? [] : [tooLong(label, shortest)];
  });
}

function tooLong(label: string, { length, limit }: Fit): Found {
  const excess = length - limit;
  if (excess <= 0) {
    const text = 'nama instansi atau alamat LAPOR! memuat karakter di luar abjad SMS (GSM-7).';
    return { problem: 'alphabet', text };
  }
  const what = `pilihan kata terpendek ${label} panjangnya ${length} dengan nilai terpanjang`;
  return { problem: 'too-long', excess, text: `${what}; paling banyak ${limit}. Kurangi ${excess}.` };
}

const isInSmsAlphabet = (text: string): boolean => smsLength(text).encoding === 'GSM-7';

/** How many characters the longest SMS of an agency has beyond one part; 0 when every one fits. */
export function smsExcess(templates: Templates, voice: AgencyLengths): number {
  const excess = checkTemplates(templates, voice).map((problem) =>
    problem.surface === 'sms' ? (problem.excess ?? 0) : 0,
  );
  return Math.max(0, ...excess);
}
