/**
 * Informal Indonesian: dictionary form → how it is typed in chats, SMS and comments, one line per word.
 * Source: written for this project from everyday usage, beginning with the list in the project's domain reference
 * (§10, "Language and places"); no published slang dictionary was copied. `km` is left out on purpose: it is "kamu"
 * in a chat and a kilometre in a complaint; `sd`, `smp` and `kk` are schools and a family card.
 */

/** Negations carry the sense of a complaint; no rule may lose them. */
const negations = {
  tidak: 'gk gak ga gag nggak ngga ngak nggk tdk tdak tidk tida tak kagak kaga kgk ndak ndk nda enggak engga',
  'tidak ada': 'gaada gada gakada tdkada gkada',
  'tidak bisa': 'gabisa gakbisa gbisa gbs tdkbisa gkbisa',
  'tidak mau': 'gamau gakmau gmau',
  'tidak tahu': 'gatau gaktau gtau gatahu',
  'tidak usah': 'gausah gakusah gusah',
  'tidak pernah': 'gapernah gakpernah',
  'tidak jadi': 'gajadi gakjadi gajd gjadi',
  'tidak jelas': 'gajelas gakjelas',
  'tidak apa-apa': 'gapapa gpp gakpapa',
  belum: 'blm blom blum belom belon blon blem',
  jangan: 'jgn jngn jgan',
  bukan: 'bkn bukn',
};

const people = {
  saya: 'sy sya saia gw gue gua gwe',
  kamu: 'lo lu elo elu loe',
  kami: 'kmi',
  kita: 'qta',
  mereka: 'mrk mrka mreka',
  orang: 'org orng',
  'orang tua': 'ortu',
  anak: 'ank',
  bapak: 'bpk bpak',
  ibu: 'bu ibuk',
  saudara: 'sdr sodara',
  admin: 'min mimin atmin',
  warga: 'wrg wrga',
  masyarakat: 'masy msyrkt masyrkt masyarkat masarakat mayarakat',
  petugas: 'ptgs ptugas',
  karyawan: 'krywn',
  kepala: 'kpl kpala',
  tetangga: 'ttangga tetanga',
  teman: 'tmn temen',
  keluarga: 'klrga kluarga',
};

const connectives = {
  yang: 'yg yng',
  dengan: 'dgn dg dngn dengn',
  karena: 'krn karna krna',
  untuk: 'utk u/ untk tuk bwt buat',
  dari: 'dr dri',
  dalam: 'dlm dalem dlam',
  pada: 'pd',
  kepada: 'kpd',
  oleh: 'olh',
  dan: 'dn',
  atau: 'ato atw ataw',
  tapi: 'tp tpi',
  tetap: 'ttp ttap',
  kalau: 'kl klo kalo klu kalu klau',
  jika: 'jk',
  supaya: 'spy spya',
  agar: 'agr',
  sampai: 'sampe smpe nyampe ampe sampek smpai',
  'sampai dengan': 's/d s.d',
  'atas nama': 'a/n a.n',
  'dengan alamat': 'd/a',
  tentang: 'ttg tntang',
  seperti: 'spt sprti sperti kyk kek kayak',
  juga: 'jg jga',
  saja: 'sj aja aj',
  lagi: 'lg lgi',
  hanya: 'hny cuma cuman',
  sangat: 'sgt',
  sekali: 'skali',
  banget: 'bgt bngt',
  banyak: 'byk bnyk bnyak',
  semua: 'smua smw',
  setiap: 'stiap',
  lain: 'laen',
  'dan lain-lain': 'dll',
  'dan sebagainya': 'dsb',
  'dan kawan-kawan': 'dkk',
  tersebut: 'tsb tsbt',
  bahwa: 'bhw',
  sebagai: 'sbg sbgai',
  antara: 'antra',
  sama: 'sm ama',
  begini: 'gini bgini',
  begitu: 'gitu bgitu',
  jadi: 'jd jdi',
  lalu: 'trus trs',
  memang: 'emang emg mmg',
  mungkin: 'mgkn mungkn',
  maksud: 'mksd mksud maksut',
};

const questions = {
  apa: 'ap',
  apakah: 'apkh apkah',
  bagaimana: 'bgmn bgmna gmn gmna gimana gmana',
  kenapa: 'knp knapa napa ngapa',
  kapan: 'kpn',
  berapa: 'brp brapa',
  'di mana': 'dmn dmana dimana',
  'ke mana': 'kemana kmana',
  'dari mana': 'drmn darimana drmana',
};

const times = {
  sudah: 'sdh udh udah uda sudh dah suda',
  telah: 'tlh',
  masih: 'msh masi',
  sedang: 'sdg sdng',
  akan: 'akn',
  sekarang: 'skrg skrng skr skrang',
  kemarin: 'kmrn kmren kemaren kmrin',
  besok: 'bsk bsok',
  nanti: 'ntar entar',
  tadi: 'td tdi',
  hari: 'hr hri',
  minggu: 'mgg mggu',
  bulan: 'bln',
  tahun: 'thn taun th',
  tanggal: 'tgl tggl',
  jam: 'jm',
  malam: 'mlm malem',
  pagi: 'pg pgi',
  sejak: 'sjk',
  sebelum: 'sblm sblum',
  setelah: 'stlh stelah',
  selama: 'slama',
  selalu: 'sll slalu',
  sering: 'srg srng',
  cepat: 'cpt cepet cpat',
  segera: 'sgr sgera',
};

const places = {
  jalan: 'jl jln',
  gang: 'gg gng',
  rumah: 'rmh rmah',
  desa: 'ds',
  dusun: 'dsn',
  kampung: 'kp kmpng kampng kampong',
  kelurahan: 'kel klurahan kelurhan',
  kecamatan: 'kec kecmatan kecamtan',
  kabupaten: 'kab kabupatn kbupaten',
  provinsi: 'prov prop propinsi',
  nomor: 'no nmr nomer',
  perumahan: 'prmhn perumhan',
  kompleks: 'komplek komp',
  depan: 'dpn dpan',
  belakang: 'blkg blkng',
  samping: 'smpg smping',
  dekat: 'dkt deket',
  bawah: 'bwh',
  sekolah: 'skolah sklh sekola',
  'rumah sakit': 'rumkit',
  puskesmas: 'puskes puskesms puskemas',
  kantor: 'ktr kntr kntor',
  pasar: 'psr',
  jembatan: 'jmbtn jembtan',
  lampu: 'lmp lmpu',
  sungai: 'sngai',
};

const doings = {
  ada: 'ad',
  bisa: 'bs bsa',
  dapat: 'dpt dpat',
  mau: 'mo',
  ingin: 'pgn pengen pingin pengin',
  tahu: 'tau',
  harus: 'hrs hrus kudu',
  perlu: 'prl prlu',
  mohon: 'mhn mohn mhon',
  tolong: 'tlg tlng tlong',
  minta: 'mnta mita',
  bantu: 'bntu bantuin',
  lapor: 'lpr lapr lpor',
  laporan: 'lprn lporan laporn',
  laporkan: 'laporin',
  melaporkan: 'ngelaporin nglaporin',
  mengadu: 'ngadu',
  mengurus: 'ngurus ngurusin urusin',
  menunggu: 'nunggu nungguin',
  antre: 'antri',
  mengantre: 'ngantri ngantre mengantri',
  antrean: 'antrian',
  membayar: 'mbayar',
  bertanya: 'nanya nanyain',
  mencari: 'nyari',
  memperbaiki: 'benerin betulin perbaikin',
  diperbaiki: 'dibenerin dibetulin diperbaikin diprbaiki diperbaki dperbaiki',
  ditangani: 'ditanganin',
  dibersihkan: 'dibersihin',
  dilayani: 'dilayanin',
  ditindaklanjuti: 'ditindaklanjutin ditindaklanjut dtindaklanjuti',
  datang: 'dtg dateng',
  lihat: 'liat lht',
  kasih: 'ksh kasi',
  bilang: 'blg',
  kerja: 'krj',
  hilang: 'ilang',
  rusak: 'rsk rusk rsak',
  bagus: 'bgs',
  parah: 'prh prah',
  susah: 'ssh',
  besar: 'bsr gede gde',
  jantung: 'jntung jantng',
  kabar: 'kbr kabr',
  masuk: 'msk masuk2',
  kecil: 'kcl',
  benar: 'bnr bener',
  betul: 'btul',
  jelas: 'jls',
  lama: 'lma',
  baru: 'bru',
  kurang: 'krg krang',
  lebih: 'lbh',
  sendiri: 'sndiri',
};

const services = {
  pelayanan: 'pelayann playanan pelyanan',
  pengaduan: 'pngaduan pengadun',
  pemerintah: 'pmrnth pemrintah pemerinta',
  dinas: 'dns',
  akta: 'akte',
  bantuan: 'bntuan',
  sampah: 'smph sampa',
  banjir: 'bnjr banjr bajir',
  listrik: 'lstrk listik',
  air: 'aer',
  uang: 'uwang duit duwit',
  surat: 'srt',
  lubang: 'lobang',
  berlubang: 'berlobang brlubang berlubng bolong',
  macet: 'mct',
  kotor: 'ktor',
  obat: 'obt',
  dokter: 'dktr doktr',
};

const courtesies = {
  ya: 'y iya iy yaa iyaa yoi yup yap',
  oke: 'ok okey okay okeh oks',
  'terima kasih':
    'trims makasih makasi mksh mksih mks tks thx thanks tq trmksh terimakasih trimakasih terimaksih tengkyu',
  selamat: 'slmt slamat met',
  assalamualaikum: 'ass aslm asslm askum assalamualaikm asalamualaikum assalamu',
  waalaikumsalam: 'waalaikumussalam walaikumsalam wslm waslm',
  halo: 'hallo haloo hello helo hai hay alo hi',
  permisi: 'prmisi',
  maaf: 'maap mf sorry sori',
  silakan: 'silahkan',
};

/** Groups, so that a reader finds a word; what they mean is the same for all. */
export const informalGroups = {
  negations,
  people,
  connectives,
  questions,
  times,
  places,
  doings,
  services,
  courtesies,
};

/** Informal form → dictionary form. */
export const informalWords: ReadonlyMap<string, string> = new Map(
  Object.values(informalGroups).flatMap((group) =>
    Object.entries(group).flatMap(([normal, forms]) =>
      forms.split(' ').map((form): [string, string] => [form, normal]),
    ),
  ),
);

/**
 * Forms that are an institution or a document when written in capitals amid small letters: BPK (audit board), SPT (tax
 * return), PD (regional company), TP (in TP PKK) and so on.
 */
export const namesInCapitals: ReadonlySet<string> = new Set(
  'bpk spt pd tp hr th dg jk sm pg kl ass met min td'.split(' '),
);

/** Nouns of place before which `di` and `ke` are often written without the space: "dijalan", "kekantor". */
export const placeNouns: ReadonlySet<string> = new Set(
  (
    'jalan rumah sekolah kantor depan belakang atas bawah samping desa kampung kecamatan kelurahan kabupaten kota ' +
    'pasar terminal sungai sini sana situ dekat daerah wilayah tempat lokasi puskesmas perumahan gang lingkungan ' +
    'sebelah pinggir tengah bagian'
  ).split(' '),
);
