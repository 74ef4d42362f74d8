import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../text/normalise.js';
import type { IntentKind } from './intents.js';
import { readIntents } from './read-intents.js';

/** What a message wants, each kind once, in the order of the message. */
function read(message: string): { kinds: IntentKind[]; only: IntentKind | undefined } {
  const { found, only } = readIntents(normalise(message));
  return { kinds: [...new Set(found.map(({ intent }) => intent))], only };
}

describe('danger', () => {
  it.each([
    'Kebakaran di Pasar Rau, tolong kirim damkar sekarang!',
    'Tolong ada kebakaran rumah di Kp. Sawah',
    'KEBAKARAN!!!',
    'k e b a k a r a n? bukan, kebаkаran beneran pak',
    'rumah tetangga terbakar pak cepat',
    'mobil terbakar di tol km 57 masih ada orang di dalam',
    'Listrik padam dan trafo meledak, api membesar tolong',
    'Darurat! anak saya tenggelam di sungai Cibanten',
    'ada anak hanyut kebawa arus di kali banten',
    'kami terjebak banjir di atap rumah tolong evakuasi',
    'pohon tumbang menimpa rumah, ada orang terjebak di reruntuhan',
    'ada maling masuk rumah tetangga sekarang, tolong polisi',
    'Ada tawuran di depan SMK sekarang pak',
    'ada orang bawa golok ngamuk di alun-alun',
    'saya dipukuli suami saya tolong',
    'saya mau bunuh diri',
    'baru saja terjadi kecelakaan di depan SPBU, korban berdarah butuh ambulans',
    'Korban tabrak lari tergeletak di jalan tolong',
    'bapak saya serangan jantung tolong ambulan',
    'Istri saya pingsan sekarang di IGD tidak ditangani',
    'Anak saya keracunan sekarang muntah di puskesmas',
    'Kemarin gas bocor, sekarang api menyala di dapur tetangga',
    'rumah kami kebanjiran sudah setinggi dada, minta perahu karet',
    'longsor menimbun rumah warga, masih ada yang tertimbun',
    'gempa barusan rumah roboh orang di dalam',
    'Ada ODGJ ngamuk bawa parang di pasar',
    'saya pengen mati aja gak kuat',
    'Rumah saya pernah kemalingan tahun lalu! Tolong, ada kebakaran di sebelah',
    'tulung omahe tanggaku kobongan',
    'imah tatangga kaduruk tulungan',
  ])('%j', (message) => {
    expect(read(message).kinds).toContain('darurat');
  });

  it.each([
    // the past
    'Kebakaran minggu lalu di Pasar Lama belum ada bantuan untuk korban',
    'motor saya dicuri minggu lalu di parkiran RSUD',
    'anak saya dipukuli guru di sekolah kemarin',
    'Semalam rumah saya kemasukan maling',
    'siswa keracunan MBG minggu kemarin',
    'banjir di perumahan kami setinggi lutut sejak 3 hari',
    // habit, risk, prevention
    'jalan ini sering terjadi kecelakaan tolong diperbaiki',
    'Jalan berlubang sudah banyak korban kecelakaan',
    'sering ada tawuran pelajar tiap sore tolong ditertibkan',
    'warga sesak napas karena asap pabrik setiap malam',
    'kabel listrik menjuntai takutnya ada yang kesetrum',
    'kalau ada kebakaran damkar tidak bisa masuk gang ini',
    'saya takut terjadi kebakaran',
    'mohon simulasi kebakaran di sekolah kami segera',
    'begal marak di daerah kami tolong patroli',
    'Mohon dibuatkan pos damkar karena rawan kebakaran',
    'Kemarin ada kecelakaan di pertigaan, lampu merah mati',
    // other meanings
    'Warga kebakaran jenggot karena iuran naik',
    'warga tenggelam dalam utang pinjol',
    'Kota kami darurat sampah, tolong diangkut',
    'Unit gawat darurat RSUD lambat melayani',
    'nomor darurat 112 tidak bisa dihubungi',
    'jembatan darurat sudah rapuh',
    'warga bakar sampah sembarangan',
    'Jalan rusak di Curug, tolong segera diperbaiki',
  ])('not %j', (message) => {
    expect(read(message).kinds).not.toContain('darurat');
  });
});

describe('readIntents', () => {
  it.each<[message: string, kinds: IntentKind[], only: IntentKind | undefined]>([
    // the name hidden, the report kept back: two wishes
    ['Mohon rahasiakan identitas saya', ['anonim'], 'anonim'],
    ['identitas saya mohon dirahasiakan', ['anonim'], 'anonim'],
    ['jangan sebut nama saya', ['anonim'], 'anonim'],
    ['ANONIM', ['anonim'], 'anonim'],
    ['nama pelapor disamarkan saja', ['anonim'], 'anonim'],
    ['jangan cantumkan nama saya di laporan ini', ['anonim'], 'anonim'],
    ['tolong nama saya jangan disebut, kades memotong BLT', ['anonim'], undefined],
    ['ulah nyebut nami abdi', ['anonim'], 'anonim'],
    ['Mohon laporan ini dirahasiakan', ['rahasia'], 'rahasia'],
    ['RAHASIA', ['rahasia'], 'rahasia'],
    ['rahasiakan ya pak', ['rahasia'], 'rahasia'],
    ['Laporannya jangan di publish ya pak', ['rahasia'], 'rahasia'],
    ['tolong rahasiakan laporan ini dan nama saya', ['anonim', 'rahasia'], 'anonim'],
    ['ada akun anonim menyebar hoax', [], undefined],
    ['sudah jadi rahasia umum ada calo di samsat', [], undefined],
    ['kenapa anggaran desa dirahasiakan?', [], undefined],
    // withdrawal
    ['batalkan aduan saya', ['batal'], 'batal'],
    ['saya mau mencabut laporan saya', ['batal'], 'batal'],
    ['laporan saya dicabut saja, sudah diperbaiki', ['batal'], 'batal'],
    ['tarik kembali laporan saya', ['batal'], 'batal'],
    ['gak jadi lapor pak, sdh beres', ['batal'], 'batal'],
    ['Batal', ['batal'], 'batal'],
    ['kulo mboten saestu lapor', ['batal'], 'batal'],
    ['ora sido lapor pak', ['batal'], 'batal'],
    ['teu jadi ngalapor, hatur nuhun', ['batal', 'terima-kasih'], 'batal'],
    ['SIM saya dibatalkan petugas', [], undefined],
    ['kenapa laporan saya dibatalkan?', [], undefined],
    ['aduan saya dibatalkan sepihak oleh petugas', [], undefined],
    ['jangan batalkan aduan saya', [], undefined],
    ['izin usaha saya dicabut tanpa alasan', [], undefined],
    ['bagaimana cara mencabut laporan', [], undefined],
    ['saya ditarik biaya laporan 50 ribu', [], undefined],
    // correction
    ['maksud saya jalan Raya Petir bukan Raya Pandeglang', ['koreksi'], undefined],
    ['eh maksudku RT 4 pak', ['koreksi'], undefined],
    ['ralat, RT 03 bukan RT 02', ['koreksi'], undefined],
    ['bukan di Curug tapi di Walantaka', ['koreksi'], undefined],
    ['yg bener di Kec. Taktakan', ['koreksi'], undefined],
    ['maaf salah ketik, harusnya RT 5', ['koreksi'], undefined],
    ['bukan cuma rusak tapi juga bau', [], undefined],
    ['petugas tidak mengerti maksud saya', [], undefined],
    ['Saya mau ralat akta kelahiran', [], undefined],
    ['nama di KTP salah ketik', [], undefined],
    ['seharusnya di jalan ada lampu', [], undefined],
    // a yes
    ['YA', ['setuju'], 'setuju'],
    ['iyaaa', ['setuju'], 'setuju'],
    ['oke', ['setuju'], 'setuju'],
    ['Setuju', ['setuju'], 'setuju'],
    ['boleh pak', ['setuju'], 'setuju'],
    ['mau', ['setuju'], 'setuju'],
    ['nggih', ['setuju'], 'setuju'],
    ['muhun mangga', ['setuju'], 'setuju'],
    ['ya tolong dibantu masukkan', ['setuju'], 'setuju'],
    ['ya, terima kasih', ['setuju', 'terima-kasih'], 'setuju'],
    ['Iya, alamatnya di Jl. Ahmad Yani', ['setuju'], undefined],
    ['Ya ampun jalan rusak lagi', [], undefined],
    ['tidak setuju', [], undefined],
    ['tidak mau', [], undefined],
    ['mau tanya syarat KK', [], undefined],
    ['boleh saya tanya cara bikin KTP', [], undefined],
    // courtesies
    ['oke makasih', ['terima-kasih'], 'terima-kasih'],
    ['Terima kasih atas bantuannya pak', ['terima-kasih'], 'terima-kasih'],
    ['Assalamualaikum, terima kasih', ['salam', 'terima-kasih'], 'terima-kasih'],
    ['Tidak, terima kasih', ['terima-kasih'], undefined],
    ['matur nuwun', ['terima-kasih'], 'terima-kasih'],
    ['hatur nuhun pisan', ['terima-kasih'], 'terima-kasih'],
    ['Pelayanan di kelurahan bagus, terima kasih', ['terima-kasih'], undefined],
    ['petugas minta uang terima kasih', [], undefined],
    ['Assalamualaikum wr wb', ['salam'], 'salam'],
    ['halo min', ['salam'], 'salam'],
    ['P', ['salam'], 'salam'],
    ['sore pak', ['salam'], 'salam'],
    ['punten', ['salam'], 'salam'],
    ['kulo nuwun', ['salam'], 'salam'],
    ['Assalamualaikum pak, jalan rusak di Curug', ['salam'], undefined],
    // how far
    ['sampai mana laporan saya', ['status'], 'status'],
    ['mau tanya sampe mana aduan sy yg kmrn', ['status'], 'status'],
    ['Laporan saya nomor 9165816 sudah sampai mana ya?', ['status'], 'status'],
    ['cek 9165816', ['status'], 'status'],
    ['cek status BTN-261124-7K3QXM2', ['status'], 'status'],
    ['bagaimana kelanjutan aduan saya?', ['status'], 'status'],
    ['laporan saya kok belum ditanggapi', ['status'], 'status'],
    ['kapan laporan saya diproses', ['status'], 'status'],
    ['kumaha laporan abdi', ['status'], 'status'],
    ['pripun laporan kulo', ['status'], 'status'],
    ['laporan saya ke polsek belum ditindaklanjuti', [], undefined],
    ['bagaimana cara membuat laporan kehilangan', [], undefined],
    // trial
    ['tes', ['uji-coba'], 'uji-coba'],
    ['test 123', ['uji-coba'], 'uji-coba'],
    ['ini cuma uji coba ya min', ['uji-coba'], 'uji-coba'],
    ['tes CPNS curang', [], undefined],
    ['hasil tes urine belum keluar', [], undefined],
    ['coba lihat jalan ini', [], undefined],
    // nothing
    ['', [], undefined],
    ['😀🙏', [], undefined],
    ['constructor toString __proto__', [], undefined],
  ])('%j wants %j, only %j', (message, kinds, only) => {
    expect(read(message)).toEqual({ kinds, only });
  });

  it('quotes the words of the message, with their place', () => {
    const text = normalise('Pak, btlkn? eh: batalkn. Tolong BATALKAN aduan sy, mksh');
    expect(readIntents(text).found).toEqual([
      { intent: 'batal', words: 'BATALKAN aduan', span: { start: 32, end: 46 } },
      { intent: 'terima-kasih', words: 'mksh', span: { start: 51, end: 55 } },
    ]);
  });

  it('quotes only what is there, for any text', () => {
    const word = fc.constantFrom(
      ...[
        'kebakaran',
        'ya',
        'batalkan',
        'aduan',
        'saya',
        '.',
        '!',
        '\n',
        'rahasiakan',
        'nama',
        'mksh',
        'jangan',
        'sebut',
      ],
      ...[
        'cek',
        '9165816',
        'tes',
        'tidak',
        'bukan',
        'di',
        'tapi',
        '😀',
        'dijalan',
        'Jl.',
        'maksud',
        'halo',
        'anak',
        'hanyut',
      ],
    );
    const any = fc.oneof(
      fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(any, (raw) => {
        const text = normalise(raw);
        const { found, only } = readIntents(text);
        expect(found.filter(({ words }) => words === '' || words !== words.trim())).toEqual([]);
        expect(found.map(({ span }) => text.text.slice(span.start, span.end))).toEqual(
          found.map(({ words }) => words),
        );
        if (only !== undefined) expect(found.map(({ intent }) => intent)).toContain(only);
      }),
      { numRuns: 1_000 },
    );
  });
});
