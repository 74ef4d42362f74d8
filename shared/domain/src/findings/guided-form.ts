import type { NormalText, Span } from '../text/normal-text.js';
import type { Quote } from './reading.js';

/** The parts of our guided format. */
export const guidedParts = ['nama', 'lokasi', 'kejadian', 'tanggal', 'instansi'] as const;

/** What a citizen wrote into the guided format (Nama/Lokasi/Kejadian/Tanggal/Instansi); what was left empty is absent. */
export type GuidedForm = { readonly [part in (typeof guidedParts)[number]]?: Quote };

type Part = (typeof guidedParts)[number];

const labels: Readonly<Record<Part, string>> = {
  nama: 'nama(?: lengkap| pelapor| pengadu| saya)?',
  lokasi: 'lokasi(?: kejadian| masalah)?|tempat(?: kejadian)?|alamat(?: kejadian| lokasi)?|di ?mana',
  kejadian:
    'kejadian|isi(?: laporan| aduan| pengaduan)?|(?:per)?masalah(?:an)?|kronologi(?:s)?|uraian(?: kejadian)?|keluhan|aduan|pengaduan|laporan|apa',
  tanggal:
    'tanggal(?: kejadian)?|tgl(?: kejadian)?|waktu(?: kejadian)?|hari ?[/,] ?(?:tanggal|tgl)|kapan|hari',
  instansi: 'instansi(?: tujuan| terkait| terlapor)?|dinas(?: terkait)?|opd|terlapor|pihak terlapor|tujuan',
};

/** Where a label can begin: a line, after a separator, or after a space if a colon or an equals sign follows it. */
const label = new RegExp(
  String.raw`(^|[\n\r;|,#/]|\s)[ \t*_•·>-]{0,6}(?:\d{1,2}[.)] ?)?[*_]{0,2}(?:${guidedParts
    .map((part) => `(${labels[part]})`)
    .join('|')})[*_]{0,2}[ \t]{0,12}([:=]|[-–—#](?=[ \w])|\n)[*_ \t]{0,6}`,
  'gi',
);

/** What stands for nothing. */
const empty = /^[\s.…\-–—_()[\]*]*(?:isi(?:kan)? di ?sini|diisi|tidak ada|-)?[\s.…\-–—_()[\]*]*$/i;
const edges = /^[\s;|,#/*_]+|[\s;|,#/*_]+$/g;

interface Found {
  readonly part: Part;
  readonly at: number;
  readonly valueAt: number;
}

/**
 * The guided format, when a message uses it: at least two of its labels, in any order and case, on lines of their own
 * or in one line with separators. Of a label that comes twice the first counts. Undefined for a message that does not.
 */
export function readGuidedForm({ text }: NormalText): GuidedForm | undefined {
  if (!/[:=#\n–—-]/.test(text)) return undefined;
  const found: Found[] = [];
  for (const match of text.matchAll(label)) {
    const at = match.index;
    const index = guidedParts.findIndex((_, part) => match[part + 2] !== undefined);
    const part = guidedParts[index];
    const [opening = '', separator] = [match[1], match[guidedParts.length + 2]];
    // In running words only a colon or an equals sign makes a word a label.
    if (!part || (/^[ \t]$/.test(opening) && separator !== ':' && separator !== '=')) continue;
    found.push({ part, at: at + opening.length, valueAt: at + match[0].length });
  }
  if (new Set(found.map(({ part }) => part)).size < 2) return undefined;
  const form: { [part in Part]?: Quote } = {};
  for (const [index, { part, valueAt }] of found.entries()) {
    if (form[part]) continue;
    const value = readValue(text, part, { start: valueAt, end: found[index + 1]?.at ?? text.length });
    if (value) form[part] = value;
  }
  return form;
}

/** What happened goes on to the next label, the rest to the end of its line; a value may stand on the line below. */
function readValue(text: string, part: Part, { start, end }: Span): Quote | undefined {
  const all = text.slice(start, end);
  const lead = all.length - all.trimStart().length;
  const line = part === 'kejadian' ? all : all.slice(0, lead) + (all.slice(lead).split(/[\r\n]/, 1)[0] ?? '');
  if (empty.test(line)) return undefined;
  const words = line.replace(edges, '');
  const at = start + line.indexOf(words);
  return words === '' ? undefined : { words, span: { start: at, end: at + words.length } };
}
