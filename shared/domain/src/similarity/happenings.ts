/**
 * What befalls a whole neighbourhood at once, so that those who write of it at the same place within the same hours
 * most likely mean one thing, however differently they put it. A damaged road is not among them: two of a district are
 * two. Words in the forms that normalisation leaves; two words that must stand side by side are written with a space.
 * Our own list.
 */
export const happenings = {
  banjir:
    'banjir kebanjiran kebanjir banjirnya caah tergenang genangan menggenang digenangi terendam merendam kerendam rob luapan meluap|air naik|air masuk|tanggul jebol',
  longsor: 'longsor longsoran tertimbun ambles|tanah bergerak|tanah amblas',
  kebakaran: 'kebakaran terbakar kobongan kahuruan|api besar|si jago|jago merah|api membesar',
  gempa: 'gempa lindu|gempa bumi',
  'angin-kencang': 'puting beliung putting lesus|angin kencang|angin ribut|pohon tumbang|pohon roboh',
  'listrik-padam':
    'pemadaman byarpet|listrik padam|listrik mati|lampu padam|mati listrik|mati lampu|padam listrik|pln padam|pln mati|aliran listrik',
  'air-mati':
    '|air mati|air pdam mati|pdam mati|air tidak mengalir|air tidak keluar|pdam tidak mengalir|air ledeng|mati air|air macet',
  'jalan-terputus':
    '|jembatan putus|jembatan ambruk|jembatan roboh|jalan putus|jalan terputus|jalan amblas|akses terputus',
  keracunan: 'keracunan|muntah massal',
  wabah: 'wabah|demam berdarah|kasus dbd|klb',
  asap: '|kabut asap|asap tebal|asap pekat|bau menyengat|bau gas|gas bocor|bocor gas',
  kelangkaan:
    'kelangkaan|gas langka|elpiji langka|bbm langka|solar langka|pertalite langka|pupuk langka|minyak langka|elpiji kosong|gas melon',
  'situs-gagal':
    '|server down|server error|situs error|website error|aplikasi error|sistem error|web error|tidak bisa login|gagal login',
} as const satisfies Readonly<Record<string, string>>;

/** What befell a neighbourhood. */
export type Happening = keyof typeof happenings;
