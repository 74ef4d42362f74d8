import type { Reading } from './reading.js';

/** Words that tell a problem, a wish or a question about a service. Our own list. */
const cues = new Set(
  `
rusak berlubang lubang bolong retak ambles amblas longsor roboh ambruk putus jebol bocor macet banjir rob genangan tergenang becek licin gelap mati
padam bau kotor kumuh mampet tersumbat menumpuk numpuk berserakan tumpukan sampah limbah polusi debu asap bising tumbang hilang dicuri mangkrak terbengkalai
pungli pungutan pungut dipungut suap korupsi dipersulit lambat lama lelet lemot antre antri ditolak dipotong potongan dipecat phk penipuan tipu
tidak belum tanpa jangan susah sulit kesulitan gagal error salah kurang terlambat telat telantar diabaikan dibiarkan mengganggu meresahkan resah rawan
bahaya berbahaya celaka kecelakaan kebakaran tawuran balap liar parkir kasar galak diskriminasi intimidasi bullying perundungan kekerasan pelecehan
minta mohon tolong usul usulan saran sebaiknya harap berharap perlu butuh membutuhkan ingin kapan bagaimana apakah dimana berapa kenapa mengapa gimana
keluhan mengeluh komplain kecewa protes lapor melaporkan mengadukan aduan bayar dibayar membayar mahal naik palsu ilegal tunggak menunggak
tutup ditutup kosong habis marah jutek ketus bolos mangkir keliru mandek nunggak dobel ganda dirugikan rugi dipaksa memaksa ancam diancam terancam
ganggu terganggu bocoran mengalir meluap luapan semrawut kebanjiran kekeringan tenggelam terendam tersendat karatan berkarat kusam pecah lepas ngantri kuota
tahu tanya bertanya menanyakan info informasi cara syarat persyaratan dukung apresiasi masukan
keruh asin kering sakit keracunan wabah demam jentik nyamuk tikus anjing jentera krisis langka antrean keropos miring sempit
`
    .trim()
    .split(/\s+/),
);

/** Strong among them: what is wrong, rather than what is asked of us. */
const asking = new Set(
  'minta mohon tolong harap berharap lapor melaporkan mengadukan aduan perlu ingin'.split(' '),
);

const politeness = new Set(
  `assalamualaikum asalamualaikum wr wb salam selamat pagi siang sore malam halo hallo hai min admin kak bapak ibu pak bu
  terima kasih makasih permisi maaf yth dengan hormat ya iya ok oke test tes uji coba sip mantap baik`.split(
    /\s+/,
  ),
);

/** A dot after these does not end a sentence. */
const abbreviations = new Set(
  `jl jln kp kmp ds dsn kel kec kab prov gg no rt rw km rp tgl bpk sdr yth dr hj h pt cv tlp telp blok perum s.d a.n d.a`.split(
    ' ',
  ),
);
const longestAbbreviation = 5;
const lastWord = /[^\s(]*$/;

interface Sentence {
  readonly at: number;
  readonly end: number;
}

/**
 * The sentence that tells the problem (or what is asked): the one with most words that tell one, the first among
 * equals. Without such a word the longest of at least four words that is more than a greeting; else undefined.
 */
export function findWhat(reading: Reading, text: string): Sentence | undefined {
  let best: (Sentence & { score: number }) | undefined;
  let longest: (Sentence & { count: number }) | undefined;
  let next = 0;
  for (const sentence of sentences(reading, text)) {
    let [score, count] = [0, 0];
    for (; next < reading.atoms.length; next++) {
      const atom = reading.atoms[next];
      if (!atom || atom.at >= sentence.end) break;
      if (politeness.has(atom.word)) continue;
      count++;
      if (isCue(atom.word)) score += asking.has(atom.word) ? 1 : 2;
    }
    if (score > 0 && count > 1 && score > (best?.score ?? 0)) best = { ...sentence, score };
    if (count >= 4 && count > (longest?.count ?? 0)) longest = { ...sentence, count };
  }
  const found = best ?? longest;
  return found && { at: found.at, end: found.end };
}

/** "Banjirnya" tells as much as "banjir". */
function isCue(word: string): boolean {
  return cues.has(word) || (/(?:nya|lah|kah|pun)$/.test(word) && cues.has(word.slice(0, -3)));
}

/** Whether a dot stands after an abbreviation, which begins after a space, a bracket, or nothing. */
function isAbbreviation(text: string, dot: number): boolean {
  const before = text.slice(Math.max(0, dot - longestAbbreviation - 1), dot).toLowerCase();
  return abbreviations.has(before.slice(before.search(lastWord)));
}

function sentences({ words, spanOf }: Reading, text: string): Sentence[] {
  const found: Sentence[] = [];
  let at = 0;
  for (const { 0: mark, index } of words.matchAll(/[.!?]+(?=\s|$)|[\r\n]+/g)) {
    // As it was written: in the reading "kec." is "kecamatan.".
    const dot = mark === '.' ? spanOf(index, index + 1).start : 0;
    if (dot > 0 && isAbbreviation(text, dot)) continue;
    if (index > at) found.push({ at, end: index });
    at = index + mark.length;
  }
  if (at < words.length) found.push({ at, end: words.length });
  return found.filter((sentence) => /\S/.test(words.slice(sentence.at, sentence.end)));
}
