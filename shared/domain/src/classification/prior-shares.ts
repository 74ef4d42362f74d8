/**
 * The share of the categories in a sample of 3,278 complaints to LAPOR! of July 2025, in percent. Source: a public
 * notebook over that sample, as the domain reference has it (§3). Those after the last figure share the remainder by
 * the order in which it lists them, which is a guess.
 */
const percent: Readonly<Record<string, number>> = {
  'topik-lainnya': 22.8,
  'pekerjaan-umum-dan-penataan-ruang': 16.7,
  ketenagakerjaan: 8,
  'sosial-dan-kesejahteraan': 6.5,
  'pendidikan-dan-kebudayaan': 6.2,
  'ketenteraman-ketertiban-umum-dan-pelindungan-masyarakat': 5.9,
  perhubungan: 5.3,
  'lingkungan-hidup-dan-kehutanan': 4.9,
  'teknologi-informasi-dan-komunikasi': 4.7,
  kesehatan: 3,
  'ekonomi-dan-keuangan': 2.8,
  kependudukan: 2.8,
  'energi-dan-sumber-daya-alam': 2.3,
  'politik-dan-hukum': 1.5,
  'sp4n-lapor': 1,
  'perlindungan-konsumen': 1,
  agama: 0.7,
  'pembangunan-desa-daerah-tertinggal-dan-transmigrasi': 0.7,
  'pertanian-dan-peternakan': 0.5,
  'kesetaraan-gender-dan-sosial-inklusif': 0.4,
  'netralitas-asn': 0.3,
  'politisasi-asn': 0.3,
  'program-makan-bergizi-gratis': 0.3,
  'kekerasan-di-satuan-pendidikan': 0.3,
};

/** What a category has that the sample names without a figure, or that an agency added. */
const remainder = 0.15;

/** The published share of a category, in percent. */
export const priorShare = (code: string): number => percent[code] ?? remainder;
