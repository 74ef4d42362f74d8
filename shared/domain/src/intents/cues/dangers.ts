import { type Phrase, phrase, withEndings } from './phrase.js';

/** Words of danger to life. Source: written for this project, with the words of the emergency services' own reports. */
export interface Danger {
  readonly phrases: readonly Phrase[];
  /** A weak word is danger only where the sentence says that it happens now. */
  readonly needsNow?: boolean;
  /** Where alone it counts. */
  readonly opens?: 'sentence';
}

const people = withEndings(
  'orang anak bocah balita bayi warga korban ibu bapak adik kakak teman suami istri nenek kakek siswa santri murid lansia saya ' +
    'kami tetangga keluarga budak lare wong jalmi jelema tiyang perempuan wanita pria pemuda remaja sopir penumpang nelayan ' +
    'pengendara pemotor',
  'nya ku',
);
const person = `(?:${people.replaceAll(' ', '|')})`;

const buildings = withEndings(
  'rumah toko pasar gudang pabrik mobil motor ruko gedung kapal spbu warung kantor bus kos kontrakan sekolah bengkel truk kios ' +
    'asrama lapak masjid hotel omah imah bumi griya griyo dapur kompor trafo gardu',
  'nya ku e',
);

const buried =
  '(?:ter|ke)(?:timbun|jebak|kubur|tindih|kurung|jepit|gencet|perangkap)|katimbun|kajebak|keurugan|kaurug|kepencet';

export const dangers: readonly Danger[] = [
  // fire
  {
    phrases: [
      phrase('kebakaran', '(?= (?!jenggot))'),
      phrase('kobongan kaduruk kahuruan kabeuleum'),
      phrase('si', ' jago merah'),
    ],
  },
  { phrases: [phrase(buildings, '(?: [^ .]+){0,3}? (?:ter|ke|di)bakar')] },
  {
    phrases: [
      phrase(
        'api geni seuneu',
        ' (?:[^ .]+ ){0,2}?(?:membesar|berkobar|berkobar-kobar|menyala|merambat|menjalar|melalap|besar|makin|mulai|ngagedean)',
      ),
      // a place between: "api di gudang belakang pasar makin besar"
      phrase(
        'api',
        ' di (?:[^ .]+ ){1,6}?(?:membesar|berkobar|berkobar-kobar|merambat|menjalar|(?:makin|semakin|tambah|terus) (?:besar|membesar|tinggi|merambat))',
      ),
    ],
  },
  {
    phrases: [phrase('ada keluar muncul percikan', ' (?:percikan )?api')],
    needsNow: true,
  },
  {
    phrases: [
      phrase('gas tabung trafo kompor elpiji lpg gardu', '(?: [^ .]+){0,2}? (?:meledak|ledakan|bocor)'),
    ],
    needsNow: true,
  },
  { phrases: [phrase('ledakan')], needsNow: true },
  {
    phrases: [
      phrase(
        'kirim kirimkan butuh perlu panggil panggilkan minta mohon tolong',
        '(?: bantuan)?(?: mobil| unit)? (?:damkar|pemadam|ambulans|ambulan|ambulance)',
      ),
      // called for, and not here yet; that there is none in the village is a complaint
      phrase('damkar pemadam', ' (?:mana|endi|belum (?:datang|sampai|tiba)|tidak datang-datang)'),
    ],
  },
  // water, ground, what falls
  {
    phrases: [
      phrase(
        people,
        '(?: [^ .]+){0,4}? (?:tenggelam|hanyut|kintir|palid|kelelep|terseret (?:arus|banjir|ombak|air))',
      ),
    ],
  },
  {
    phrases: [phrase('hanyut terseret tenggelam', `(?: [^ .]+){0,2}? ${person}`)],
    needsNow: true,
  },
  {
    phrases: [
      phrase(
        'terjebak kejebak tertimbun ketimbun tertimpa ketimpa terkurung kekurung',
        '(?: [^ .]+){0,3}? (?:banjir|longsor|longsoran|reruntuhan|lift|atap|bangunan|pohon|kebakaran|api|tanah|puing)',
      ),
    ],
  },
  {
    phrases: [
      phrase('tanggul', ' jebol'),
      phrase('banjir', ' bandang'),
      phrase('perahu', ' karet'),
      phrase('tsunami'),
    ],
    needsNow: true,
  },
  {
    phrases: [
      phrase(
        'air',
        '(?: [^ .]+){0,3}? (?:setinggi|sampai|selutut|sedada|seleher|seatap|segenteng|seperut)(?: (?:[^ .]+ )?(?:atap|leher|dada|genteng|plafon|kepala))?',
      ),
    ],
    needsNow: true,
  },
  {
    phrases: [
      phrase(
        'evakuasi selamatkan',
        '(?: [^ .]+){0,2}? (?:kami|saya|warga|segera|sekarang|keluarga|anak|korban|ibu|bapak)',
      ),
    ],
  },
  {
    phrases: [
      phrase(
        'ada',
        `(?: (?:\\d{1,3}|satu|dua|tiga|empat|lima|beberapa|banyak))? (?:yang|orang|warga|korban|anak)(?: masih)? (?:${buried}|tenggelam|hanyut|kelelep|kintir)`,
      ),
      phrase('aya', ' (?:nu|jalmi|jelema)(?: masih)? (?:katimbun|kajebak|kaurug|palid)'),
      phrase('kirim minta butuh mohon perlu', ' perahu karet'),
      phrase('banjir kebanjiran', '(?: [^ .]+){0,3}? (?:setinggi |sampai |se)(?:dada|leher|atap|genteng)'),
    ],
  },
  {
    phrases: [
      phrase('roboh ambruk rubuh', '(?: [^ .]+){0,4}? (?:di dalam|menimpa (?:orang|warga|rumah)|korban)'),
    ],
    needsNow: true,
  },
  // crime going on
  {
    phrases: [
      phrase(
        'dirampok dibegal dikeroyok dipukuli dipukulin digebukin dihajar dianiaya ditusuk dibacok ditodong ditembak disiksa diperkosa dijambret dilecehkan',
      ),
    ],
    needsNow: true,
  },
  {
    phrases: [
      phrase(
        'perampokan pembegalan pengeroyokan pembacokan penusukan penembakan pemerkosaan penganiayaan tawuran bentrok bentrokan kdrt rampok begal maling pencuri bom teroris',
      ),
    ],
    needsNow: true,
  },
  { phrases: [phrase('disekap diculik penculikan penyekapan disandera')] },
  {
    phrases: [
      phrase(
        'memukuli mukulin memukul menganiaya menyiksa menghajar',
        '(?: [^ .]+){0,1}? (?:saya|istri|istrinya|anaknya|ibu|kami|warga|orang)',
      ),
    ],
    needsNow: true,
  },
  {
    phrases: [
      phrase(
        'bawa membawa acungkan mengacungkan pakai',
        '(?: [^ .]+)? (?:sajam|senjata|golok|celurit|pistol|parang|clurit|samurai)',
      ),
    ],
    needsNow: true,
  },
  {
    phrases: [
      phrase(
        'diancam mengancam',
        '(?: [^ .]+){0,3}? (?:bunuh|dibunuh|membunuh|golok|pistol|celurit|senjata)',
      ),
    ],
    needsNow: true,
  },
  {
    phrases: [
      phrase(
        'mau ingin hendak akan berniat nekat',
        ' (?:bunuh diri|mengakhiri hidup|akhiri hidup|lompat dari|loncat dari|gantung diri)',
      ),
      phrase('ingin', ' mati'),
      phrase('mau', ' mati saja'),
      phrase('tidak', ' ingin hidup lagi'),
    ],
  },
  // accidents and illness
  {
    phrases: [
      phrase('kecelakaan tabrakan lakalantas kacilakaan'),
      phrase('tabrak', ' lari'),
      phrase('laka', ' lantas'),
    ],
    needsNow: true,
  },
  {
    phrases: [
      phrase('terlindas tertabrak ditabrak terjepit tergeletak terkapar berdarah-darah kejepit'),
      phrase('bersimbah', ' darah'),
      phrase('terkunci', ' di dalam'),
      phrase('nyetrum menyetrum', ` ${person}`),
    ],
    needsNow: true,
  },
  {
    phrases: [
      phrase('serangan henti', ' jantung'),
      phrase(
        'tidak',
        ' (?:sadarkan diri|sadar(?! (?:akan|diri|bahwa|kebersihan|hukum|pajak|lingkungan|kalau|buang|membuang|dampak))|bernapas|bernafas)',
      ),
      phrase('sekarat overdosis'),
    ],
  },
  {
    phrases: [
      phrase(
        'pingsan semaput kapiuhan kejang kejang-kejang stroke pendarahan perdarahan keracunan tersengat kesetrum tersetrum tersedak kritis',
      ),
      phrase('sesak', ' (?:napas|nafas)'),
      phrase('digigit dipatuk', ' ular'),
      phrase('mau hendak', ' melahirkan'),
      phrase('muntah', ' darah'),
    ],
    needsNow: true,
  },
  // in so many words
  {
    phrases: [
      phrase(
        'keadaan kondisi situasi sangat ini lagi benar-benar',
        ' (?:gawat )?darurat(?! (?:sampah|narkoba|judi|kekerasan|korupsi|moral|literasi|pendidikan|banget sampah|air bersih|kesehatan|sipil|militer))',
      ),
    ],
  },
  {
    opens: 'sentence',
    phrases: [
      phrase('darurat', '(?= (?:\\.|tolong|pak|bapak|ibu|mohon|butuh|sekarang|cepat|segera|ada|admin|kak))'),
      phrase(
        'gawat',
        '(?: darurat(?= (?:\\.|tolong|pak|bapak|ibu|mohon|butuh|sekarang|cepat|segera|ada|admin|kak)))?',
      ),
      phrase('sos emergency mayday'),
      phrase('tolong', ' tolong'),
      phrase('tulung', ' tulung'),
    ],
  },
];
