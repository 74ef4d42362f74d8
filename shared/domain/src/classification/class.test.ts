import { describe, expect, it } from 'vitest';
import { normalise } from '../text/normalise.js';
import { classify } from './class.js';

const biasa = 'pengaduan-tidak-berkadar-pengawasan';
const pengawasan = 'pengaduan-berkadar-pengawasan';
const aspirasi = 'aspirasi';
const info = 'permintaan-informasi';

const messages: readonly (readonly [string, string])[] = [
  [pengawasan, 'Ada pungli di loket parkir kantor samsat, setiap berkas diminta 50 ribu'],
  [pengawasan, 'oknum petugas kecamatan minta uang 200rb buat tanda tangan surat tanah'],
  [pengawasan, 'kepala desa pakai dana desa utk beli mobil pribadi'],
  [pengawasan, 'Bantuan PKH ibu saya dipotong ketua kelompok 100 ribu tiap pencairan'],
  [pengawasan, 'Proyek jembatan diduga dikorupsi, volumenya jauh dari rencana'],
  [pengawasan, 'lurah kami jarang masuk kantor, seminggu paling cuma sekali'],
  [pengawasan, 'penerimaan honorer di dinas penuh titipan pejabat, tolong rahasiakan nama saya'],
  [pengawasan, 'camat memaksa pegawai mendukung salah satu calon bupati'],
  [pengawasan, 'pak polisi minta duit biar motor ga ditilang'],
  [pengawasan, 'tender pembangunan pasar sudah diatur pemenangnya'],
  [pengawasan, 'urus KTP kok harus bayar ke petugas 150 ribu'],
  [pengawasan, 'Pak lurah njaluk duit satus ewu kanggo ngurus surat'],
  [pengawasan, 'pegawai dinas bolos habis lebaran sudah seminggu'],
  [pengawasan, 'mobil dinas dipakai mudik keluarga pejabat'],
  [pengawasan, 'perangkat desa memalsukan laporan fiktif pembangunan posyandu'],

  [biasa, 'jalan di depan balai desa berlubang, motor sering jatuh'],
  [biasa, 'kapan jalan ini diperbaiki??? sudah 2 tahun'],
  [biasa, 'Sampah tidak diangkut sepuluh hari'],
  [biasa, 'KTP saya belum jadi padahal rekam bulan Maret'],
  [biasa, 'kenapa bansos saya tidak cair bulan ini?'],
  [biasa, 'air pdam mati lagi min'],
  [biasa, 'gaji kami dipotong perusahaan tanpa alasan'],
  [biasa, 'juru parkir minta uang dua kali lipat'],
  [biasa, 'pohon di RT 03 minta dipotong, sudah miring ke kabel listrik dan bahaya'],
  [biasa, 'pelayanan puskesmas lambat dan petugasnya jutek'],
  [biasa, 'lampu jalan padam sejak lebaran, mohon segera ditangani'],
  [biasa, 'siapa yang tanggung jawab kalau ada korban lagi?'],
  [biasa, 'dalan ngarep pasar rusak, wis suwe ora didandani'],
  [biasa, 'banjir masuk rumah lagi'],
  [biasa, 'semoga cepat diperbaiki, jembatan sudah mau roboh'],
  [biasa, 'mau sampai kapan kami hirup debu pabrik'],
  [biasa, 'tidak ada pungli memang, tapi antre berjam-jam dan blangko kosong'],
  [biasa, 'iraha jalan ka lembur abdi dibenerkeun, tos lami butut'],
  [biasa, 'anak saya dipukul kakak kelas di sekolah'],
  [biasa, 'nyamuk demam berdarah banyak'],

  [aspirasi, 'Saya usul di alun-alun dibuat taman baca'],
  [aspirasi, 'saran saya loket dibuka juga hari Sabtu'],
  [aspirasi, 'alangkah baiknya kalau ada bus sekolah untuk anak-anak di desa'],
  [aspirasi, 'mohon dibangun lapangan voli di kampung kami'],
  [aspirasi, 'semoga ke depan ada pelatihan komputer gratis bagi ibu rumah tangga'],
  [aspirasi, 'usul min, tiap rw dikasih bank sampah biar warga mau memilah'],
  [aspirasi, 'sebaiknya pembayaran pajak bisa lewat minimarket'],
  [aspirasi, 'Kami berharap pemerintah menyediakan wifi di balai warga'],
  [aspirasi, 'bagaimana kalau jalan protokol ditutup tiap minggu pagi untuk olahraga'],
  [aspirasi, 'terima kasih atas bantuan ambulans kemarin, petugasnya hebat'],
  [aspirasi, 'kami ingin ada jembatan penyeberangan di depan sekolah'],

  [info, 'Apa syarat pindah KK ke kabupaten lain?'],
  [info, 'jam buka disdukcapil hari jumat jam berapa min'],
  [info, 'ktp saya hilang, bagaimana cara mengurusnya?'],
  [info, 'Berapa biaya perpanjangan SIM C sekarang'],
  [info, 'mau tanya, kantor bpjs kesehatan alamatnya di mana ya'],
  [info, 'kapan pendaftaran ppdb smp dibuka?'],
  [info, 'bade naros, ngadamel akta kumaha syaratna'],
  [info, 'piye carane ndaftar kartu prakerja'],
  [info, 'mohon info jadwal vaksin balita di posyandu'],
  [info, 'bagaimana cara melaporkan pungli?'],
  [info, 'apakah surat kehilangan harus dari polsek?'],
  [info, 'minta nomor telepon pemadam kebakaran kecamatan'],
];

describe('classify', () => {
  it.each(messages)('takes for %s: %s', (expected, message) => {
    const suggestion = classify(normalise(message));
    expect(suggestion).toMatchObject({ class: expected, isSecretSuggested: expected === pengawasan });
  });

  it.each([
    ['anak tetangga dicabuli ayah tirinya', true],
    ['pelatih renang suka melecehkan siswi di ruang ganti', true],
    ['keponakan saya diraba-raba sopir angkot', true],
    ['adik kula diperkosa tanggane', true],
    // what is groped for in the dark, and scorned
    ['lampu jalan mati, pulang malam harus meraba-raba', false],
    ['rambu dilarang parkir dilecehkan pengendara', false],
    ['pohon di taman dicabuti orang', false],
  ])('keeps who was abused secret: %s', (message, isSecret) => {
    expect(classify(normalise(message)).isSecretSuggested).toBe(isSecret);
  });

  it('says which words caused it', () => {
    expect(classify(normalise('bantuan pkh saya disunat, PUNGLI tiap bulan')).words).toContain('pungli');
    expect(classify(normalise('ktp hilang bgmn cara ngurusnya')).words.join()).toContain('bagaimana cara');
    expect(classify(normalise('lumpur')).words).toEqual([]);
  });

  it.each([
    '',
    '🙂🙂',
    '\ud800',
    'ا ب ت',
    'pungli'.repeat(2_000),
    'minta '.repeat(2_000),
    'constructor __proto__',
  ])('takes %j for something', (message) => expect(classify(normalise(message)).class).toBeTypeOf('string'));
});
