import type { NormalText, Span } from '../text/normal-text.js';

/** Words that lead to a place or a time, or to whom one speaks. */
const leading = new Set(
  `di ke dari pada yang itu ini sini situ ya iya pak bu bapak ibu kak kakak bang min admin mas mbak om punten lokasi
  lokasinya alamat alamatnya tempat tempatnya waktu waktunya tanggal jam pukul kira-kira sekitar daerah wilayah kota
  kabupaten kecamatan kelurahan desa provinsi dan ning teh mah tea nggih inggih betul`.split(/\s+/),
);
/** After these come at most two words that name something: "depan bengkel las". */
const beside = new Set(
  'depan dekat samping belakang seberang sebelah sekitar arah menuju payuneun caket'.split(' '),
);
const mostBeside = 2;

/** Whether a message tells nothing but a place or a time: the answer to a question, and to nobody else a complaint. */
export function isToldAlone({ tokens }: NormalText, told: readonly Span[]): boolean {
  if (told.length === 0) return false;
  const spans = told.toSorted((one, other) => one.start - other.start);
  let next = 0;
  let reached = 0;
  let open = 0;
  return tokens.every(({ normal, start, end }) => {
    // Of the spans that have begun the one that reaches furthest holds a word if any does.
    for (; (spans[next]?.start ?? Number.POSITIVE_INFINITY) <= start; next++)
      reached = Math.max(reached, spans[next]?.end ?? 0);
    const isTold = end <= reached;
    if (isTold || leading.has(normal)) return true;
    if (beside.has(normal)) {
      open = mostBeside;
      return true;
    }
    return open-- > 0;
  });
}
