import type { Reading, Word } from './reading.js';

/** Words at which a name is over: what is said of it, and what joins sentences. Our own list. */
const nameStops: ReadonlySet<string> = new Set(
  `
yang terus dan atau tapi tetapi namun karena sebab agar supaya untuk buat dengan tanpa oleh pada dalam dari ke di hingga sampai sejak selama saat ketika waktu
jika kalau bila maka jadi lalu kemudian serta juga lagi saja hanya cuma pun ini itu tersebut sini situ sana mana apa siapa kapan bagaimana kenapa mengapa
ada adalah ialah bukan tidak belum sudah telah akan sedang masih pernah harus bisa dapat boleh mau ingin mohon tolong minta harap silakan
saya aku kami kita anda kamu kalian dia mereka beliau bapak ibu pak bu kak min admin gan bro sis om tante
nya kok sih dong deh kah lah ya nih tuh loh lho wah aduh banget sekali sangat amat terlalu paling lebih kurang agak cukup makin semakin
rusak parah berlubang lubang bolong hancur retak ambles amblas longsor roboh ambruk putus jebol bocor macet banjir rob genangan tergenang tergenangi becek licin gelap mati padam
kotor bau kumuh mampet tersumbat penuh menumpuk berserakan berdebu bising rawan bahaya berbahaya sempit lebar buruk jelek baik bagus lama baru cepat lambat lelet
hari minggu bulan tahun jam pukul tanggal kemarin besok tadi pagi siang sore malam sekarang
senin selasa rabu kamis jumat sabtu januari februari maret april mei juni juli agustus september oktober november desember
depan belakang samping seberang sebelah sekitar dekat antara arah menuju atas bawah pinggir tepi ujung tengah sepanjang
rt rw kp kampung dusun perumahan perum komplek kompleks gang gg jalan jl jln desa ds kelurahan kel kecamatan kec kabupaten kab kota provinsi prov km kilometer blok nomor no
lampu sampah air listrik warga masyarakat orang anak rumah bangunan hidup kerja sosial setempat umum utama utamanya penghubung lintas provinsi nasional
perlu butuh segera cepat diperbaiki dibangun diaspal diperhatikan ditindak kondisinya kondisi keadaan banyak sering selalu setiap tiap semua seluruh beberapa
petugas pegawai pelayanan layanan kantor dinas pungli bayar uang rupiah rp dipungut diminta terima kasih
hp telepon telp wa nik ktp kk nama lokasi tanggal kejadian instansi laporan lapor aduan pengaduan tiket tracking
membuat menyebabkan mengakibatkan akibat sehingga terjadi terlihat katanya menurut tentang soal mengenai terkait perihal
keruh kasar tutup buka ditutup marah jutek ketus kosong habis curang antre antri menolak jauh ramai sepi licik malas galak mahal murah palsu diam
sd sdn smp smpn sma sman puskesmas pasar masjid jembatan terminal polsek pln pdam bpjs
amburadul berantakan rata tanah aspal beton cor paving setapak tol layang pintas alternatif satu-satunya
`
    .trim()
    .split(/\s+/),
);

/** Not names in lower case, because of how they begin: verbs and what is made of them. */
const verbal =
  /^(?:ber[a-z]{3}|me[mnl][a-z]{3}|meng|meny|di[a-z]{4}|ter[a-z]{4}|pe[nm][a-z]{5}|ke[a-z]{4,}an$)/;
/** Names that only begin like verbs. */
const namesLikeVerbs = new Set(
  `beringin berlian bersaudara diponegoro dipati dipatiukur teratai terate terusan menteng mengger melati melur merdeka
  pemuda pemda penjaringan pendidikan pembangunan kesehatan kepemudaan`.split(/\s+/),
);

/** Goes on with a name though it is written small. */
const within = new Set(
  'raya besar kecil baru lama utara selatan timur barat tengah indah i ii iii iv v vi'.split(' '),
);

/** Between the words of a name. */
const separator = /^[ .'’/-]{1,2}$/;
/** Between what bears a name and the name. */
const firstSeparator = /^[ .:'’-]{1,3}$/;

/** Whether a text is written in capitals throughout, so that they tell no names. */
export function isShouted(text: string): boolean {
  return !/\p{Ll}{2}/u.test(text);
}

/** Tells whether words of one message begin with a capital that says that they are names. */
export function capitalsOf(text: string): (word: Word) => boolean {
  if (isShouted(text)) return () => false;
  return ({ start }) => {
    const first = text.charCodeAt(start);
    return first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(text.charAt(start));
  };
}

/**
 * Where the name ends that follows word `index`, as the index of its last word; undefined when none follows.
 * Among capitals a name goes on while they do; among small letters it has at most `most` words, none of which can
 * stand after a name.
 */
export function nameAfter(
  { words, atoms }: Reading,
  index: number,
  isCapital: (word: Word) => boolean,
  { most, smallToo = true }: { most: number; smallToo?: boolean },
): number | undefined {
  const [head, first] = [atoms[index], atoms[index + 1]];
  if (!head || !first || !firstSeparator.test(words.slice(head.end, first.at))) return undefined;
  const isName = isCapital(first) && (!nameStops.has(first.word) || within.has(first.word));
  if (!isName && (!smallToo || !isSmallName(first.word))) return undefined;
  let last = index + 1;
  const limit = index + (isName ? 5 : most);
  while (last < limit) {
    const [one, next] = [atoms[last], atoms[last + 1]];
    if (!one || !next || !separator.test(words.slice(one.end, next.at))) break;
    const goesOn = isName
      ? (isCapital(next) && !nameStops.has(next.word)) || within.has(next.word) || /^\d{1,3}$/.test(next.word)
      : within.has(next.word) ||
        // A capital after small letters begins a name of its own: "gang kedua Curug"; not so in "SDN 1 Curug".
        (/^[a-z]/.test(next.word) &&
          isSmallName(next.word) &&
          !(isCapital(next) && /^[a-z]/.test(first.word)));
    if (!goesOn) break;
    last++;
  }
  return last;
}

function isSmallName(word: string): boolean {
  if (nameStops.has(word) || (word.length < 3 && !within.has(word) && !/^\d{1,3}$/.test(word))) return false;
  return namesLikeVerbs.has(word) || !verbal.test(word);
}
