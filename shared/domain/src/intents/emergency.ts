import type { Line } from '../text/line.js';

/**
 * Words of danger to life. In doubt it is danger: a false alarm costs a person one look and its writer a list of
 * emergency numbers, a missed one may cost a life. Still, most messages with such words are complaints about the past,
 * a risk or a habit ("sering kecelakaan", "kebakaran minggu lalu"), and an alarm that always rings is not heard.
 * Source: written for this project.
 */
interface Danger {
  readonly pattern: RegExp;
  /** A weak word is danger only where the sentence says that it happens now. */
  readonly needsNow?: boolean;
}

const person =
  '(?:orang|anak|bocah|balita|bayi|warga|korban|ibu|bapak|adik|kakak|teman|suami|istri|nenek|kakek|siswa|santri|murid|lansia|saya|kami|tetangga|keluarga|budak|lare|wong|jalmi|jelema|tiyang|perempuan|wanita|pria|pemuda|remaja|sopir|penumpang|nelayan|pengendara|pemotor)(?:nya|ku)?';

const building =
  '(?:rumah|toko|pasar|gudang|pabrik|mobil|motor|ruko|gedung|kapal|spbu|warung|kantor|bus|kos|kontrakan|sekolah|bengkel|truk|kios|asrama|lapak|masjid|hotel|omah|imah|bumi|griya|griyo|dapur|kompor|trafo|gardu)(?:nya|ku|e)?';

const dangers: readonly Danger[] = [
  // fire
  { pattern: / (?:kebakaran|kobongan|kaduruk|kahuruan|kabeuleum|si jago merah)(?= (?!jenggot))/g },
  { pattern: new RegExp(` ${building}(?: [^ .]+){0,3}? (?:ter|ke|di)bakar(?= )`, 'g') },
  {
    pattern:
      / api (?:[^ .]+ ){0,2}?(?:membesar|berkobar|berkobar-kobar|menyala|merambat|menjalar|melalap|besar|makin|mulai)(?= )/g,
  },
  { pattern: / (?:ada|keluar|muncul|percikan) (?:percikan )?api(?= )/g, needsNow: true },
  {
    pattern: / (?:gas|tabung|trafo|kompor|elpiji|lpg|gardu)(?: [^ .]+){0,2}? (?:meledak|ledakan|bocor)(?= )/g,
    needsNow: true,
  },
  { pattern: / ledakan(?= )/g, needsNow: true },
  {
    pattern:
      / (?:kirim|kirimkan|butuh|perlu|panggil|panggilkan|minta|mohon|tolong)(?: bantuan)?(?: mobil| unit)? (?:damkar|pemadam|ambulans|ambulan|ambulance)(?= )/g,
  },
  // water, ground, what falls
  {
    pattern: new RegExp(
      ` ${person}(?: [^ .]+){0,4}? (?:tenggelam|hanyut|kintir|palid|kelelep|terseret (?:arus|banjir|ombak|air))(?= )`,
      'g',
    ),
  },
  {
    pattern: new RegExp(` (?:hanyut|terseret|tenggelam)(?: [^ .]+){0,2}? ${person}(?= )`, 'g'),
    needsNow: true,
  },
  {
    pattern:
      / (?:terjebak|kejebak|tertimbun|tertimpa|terkurung)(?: [^ .]+){0,3}? (?:banjir|longsor|longsoran|reruntuhan|lift|atap|bangunan|pohon|kebakaran|api|tanah)(?= )/g,
  },
  { pattern: / (?:tanggul jebol|banjir bandang|tsunami|perahu karet)(?= )/g, needsNow: true },
  {
    pattern:
      / air(?: [^ .]+){0,3}? (?:setinggi|sampai|selutut|sedada|seleher|seatap|segenteng|seperut)(?: [^ .]+)? ?(?:atap|leher|dada|genteng|plafon|kepala|)(?= )/g,
    needsNow: true,
  },
  {
    pattern:
      / (?:evakuasi|selamatkan)(?: [^ .]+){0,2}? (?:kami|saya|warga|segera|sekarang|keluarga|anak|korban|ibu|bapak)(?= )/g,
  },
  {
    pattern:
      / (?:(?:masih )?ada (?:yang|orang|warga|korban)(?: masih)? (?:tertimbun|terjebak|terkubur|tertindih|terkurung)|(?:kirim|minta|butuh|mohon|perlu) perahu karet|(?:banjir|kebanjiran)(?: [^ .]+){0,3}? (?:setinggi |sampai |se)(?:dada|leher|atap|genteng))(?= )/g,
  },
  {
    pattern:
      / (?:roboh|ambruk|rubuh)(?: [^ .]+){0,4}? (?:di dalam|menimpa (?:orang|warga|rumah)|korban)(?= )/g,
    needsNow: true,
  },
  // crime going on
  {
    pattern:
      / (?:dirampok|dibegal|dikeroyok|dipukuli|dipukulin|digebukin|dihajar|dianiaya|ditusuk|dibacok|ditodong|ditembak|disiksa|diperkosa|dijambret|dilecehkan)(?= )/g,
    needsNow: true,
  },
  {
    pattern:
      / (?:perampokan|pembegalan|pengeroyokan|pembacokan|penusukan|penembakan|pemerkosaan|penganiayaan|tawuran|bentrok|bentrokan|kdrt|rampok|begal|maling|pencuri|bom|teroris)(?= )/g,
    needsNow: true,
  },
  { pattern: / (?:disekap|diculik|penculikan|penyekapan|disandera)(?= )/g },
  {
    pattern:
      / (?:memukuli|mukulin|memukul|menganiaya|menyiksa|menghajar)(?: [^ .]+){0,1}? (?:saya|istri|istrinya|anaknya|ibu|kami|warga|orang)(?= )/g,
    needsNow: true,
  },
  {
    pattern:
      / (?:bawa|membawa|acungkan|mengacungkan|pakai)(?: [^ .]+)? (?:sajam|senjata|golok|celurit|pistol|parang|clurit|samurai)(?= )/g,
    needsNow: true,
  },
  {
    pattern:
      / (?:diancam|mengancam)(?: [^ .]+){0,3}? (?:bunuh|dibunuh|membunuh|golok|pistol|celurit|senjata)(?= )/g,
    needsNow: true,
  },
  {
    pattern:
      / (?:(?:mau|ingin|hendak|akan|berniat|nekat) (?:bunuh diri|mengakhiri hidup|akhiri hidup|lompat dari|loncat dari|gantung diri)|ingin mati|mau mati saja|tidak ingin hidup lagi)(?= )/g,
  },
  // accidents and illness
  {
    pattern: / (?:kecelakaan|tabrakan|tabrak lari|laka lantas|lakalantas|kacilakaan|tabrakan beruntun)(?= )/g,
    needsNow: true,
  },
  {
    pattern:
      / (?:terlindas|tertabrak|ditabrak|terjepit|tergeletak|terkapar|berdarah-darah|bersimbah darah|kejepit)(?= )/g,
    needsNow: true,
  },
  {
    pattern:
      / (?:serangan jantung|henti jantung|tidak sadarkan diri|tidak sadar|tidak bernapas|tidak bernafas|sekarat|overdosis)(?= )/g,
  },
  {
    pattern:
      / (?:pingsan|semaput|kapiuhan|kejang|kejang-kejang|sesak (?:napas|nafas)|stroke|pendarahan|perdarahan|keracunan|tersengat|kesetrum|tersetrum|kesetrum listrik|digigit ular|dipatuk ular|tersedak|(?:mau|hendak) melahirkan|kritis|muntah darah)(?= )/g,
    needsNow: true,
  },
  // in so many words
  {
    pattern:
      / (?:keadaan|kondisi|situasi|sangat|ini|lagi|benar-benar) (?:gawat )?darurat(?= )(?! (?:sampah|narkoba|judi|kekerasan|korupsi|moral|literasi|pendidikan|banget sampah|air bersih|kesehatan|sipil|militer))/g,
  },
  {
    pattern:
      /(?<=^|\.) (?:gawat )?darurat(?= (?:\.|tolong|pak|bapak|ibu|mohon|butuh|sekarang|cepat|segera|ada|admin|kak))/g,
  },
  { pattern: /(?<=^|\.) (?:sos|emergency|tolong tolong|tulung tulung|gawat|mayday)(?= )/g },
];

/** What makes the word something else, whatever else the sentence says. */
const metaphor =
  / (?:kebakaran jenggot|terbakar (?:emosi|cemburu|semangat|api|amarah|matahari|isu)|(?:bom|ranjau) waktu|maling (?:uang rakyat|anggaran|kotak)|bom (?:ikan|molotov cocktail)|banjir (?:pujian|order|pesanan|diskon|keluhan|air mata)|api (?:semangat|asmara|dendam)|serangan jantung (?:lihat|melihat|baca)|tenggelam dalam|darah tinggi|kompor gas) /;

/** Past, habit, risk, prevention, aftermath: said before the word, or anywhere in the sentence. */
const notNow =
  / (?:kemarin|semalam|tadi malam|(?:hari|minggu|bulan|tahun|malam|pekan|lebaran|senin|selasa|rabu|kamis|jumat|sabtu)(?: yang)? lalu|\d+ (?:hari|minggu|bulan|tahun)|(?:se|dua |tiga |empat |lima |beberapa )(?:hari|minggu|bulan|tahun)|seminggu|sebulan|setahun|dulu|pernah|pasca|pascakebakaran|bekas|paska|sejak|waktu itu|telah padam|sudah padam|berhasil dipadamkan|tanggal \d+|tahun (?:19|20)\d\d|20\d\d|sering|kerap|kadang|setiap|tiap|selalu|rawan|langganan|berpotensi|potensi|antisipasi|mengantisipasi|mencegah|pencegahan|mengakibatkan|menyebabkan|menimbulkan|mengundang|memicu|penyebab|akibat|risiko|resiko|beresiko|berisiko|rentan|simulasi|sosialisasi|pelatihan|penyuluhan|edukasi|asuransi|jangan sampai|takut|takutnya|khawatir|dikhawatirkan|khawatirnya|was-was|wingi|ndek wingi|kamari|baheula|berita|film|rehabilitasi|santunan|renovasi|ganti rugi|menunggu ada|bisa (?:menyebabkan|mengakibatkan|terjadi|celaka|kebakaran|tenggelam|hanyut)|rumah yang terbakar|korban (?:kebakaran|kecelakaan|banjir|longsor|begal)|hydrant|hidran|apar|marak|meresahkan|patroli|ronda|alat pemadam|pos damkar|kantor damkar|petugas damkar|mobil damkar (?:rusak|tua|kurang)|banyak (?:korban|yang jatuh)|sudah (?:banyak|berapa|beberapa|lama)|data|jumlah|angka|kasus|persyaratan|syarat|cara|prosedur|nomor (?:telepon )?(?:damkar|pemadam|ambulans)|surat keterangan|kucing|tawon) /;

/** A condition before the word: "kalau ada kebakaran". */
const condition =
  / (?:kalau|jika|apabila|bila|bilamana|seandainya|misal|misalnya|andai|sebelum|supaya|agar|biar|nek|menawi|upami|lamun|mun)(?: (?!bisa)[^ .]+){0,6}$/;

const now =
  / (?:sekarang|saat ini|detik ini|sedang|lagi (?!lagi)|barusan|baru saja|baru tadi|masih|tolong|cepat|cepetan|secepatnya|segera|darurat|gawat|tulung|tulungan|buruan|ambulans|ambulan|ambulance|polisi|saiki|sakniki|ayeuna|nembe|ada (?:kecelakaan|tabrakan|maling|rampok|begal|tawuran|orang|korban|perampokan|ledakan|kdrt|bom)|terjadi|butuh|kritis|berdarah|tidak sadar|pingsan|di dalam rumah|urgent|bentar lagi|now|mohon bantuan|minta bantuan|mulai|lari|help|bantu|ngamuk|mengamuk|hari ini) /;

/** Words that make it now even though the sentence also tells of the past: "sejak tadi malam dan sekarang masih …". */
const stillNow =
  / (?:sekarang(?: juga)?|saat ini|detik ini|barusan|baru saja|masih (?:menyala|membesar|terjebak|di dalam|berkobar|terbakar)|sedang (?:terjadi|berlangsung)|saiki|sakniki|ayeuna) /;

/** How many characters before and after a word of danger are looked at: about two lines of a message. */
const reach = 160;

/** One is enough to ring; a few are quoted. And so many places of a message are looked at, whatever it repeats. */
const mostFound = 5;
const mostLooks = 24;

/**
 * Where a line speaks of danger to somebody now: position and length in the line, in order; five at most, and among
 * the first two dozen words of danger only.
 */
export function findDangers({ words }: Line): { at: number; length: number }[] {
  const found: { at: number; length: number }[] = [];
  let looks = 0;
  for (const { pattern, needsNow } of dangers) {
    for (const match of words.matchAll(pattern)) {
      if (found.length === mostFound || looks === mostLooks) break;
      looks++;
      const place = { at: match.index, length: match[0].length };
      if (isDanger(words, place, needsNow ?? false)) found.push(place);
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

function isDanger(words: string, { at, length }: { at: number; length: number }, needsNow: boolean): boolean {
  const before = words.lastIndexOf(' . ', at - 1);
  const start = Math.max(before < 0 ? 0 : before + 2, at - reach);
  const stop = words.indexOf(' . ', at + length);
  const end = Math.min(stop < 0 ? words.length : stop + 1, at + length + reach);
  const sentence = words.slice(start, end);
  if (metaphor.test(sentence)) return false;
  if (condition.test(words.slice(start, at))) return false;
  if (notNow.test(sentence) && !stillNow.test(sentence)) return false;
  // help may be asked for in the sentence before or after
  return !needsNow || now.test(words.slice(Math.max(at - reach, 0), at + length + reach));
}
