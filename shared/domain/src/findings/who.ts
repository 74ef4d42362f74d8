import { capitalsOf, nameAfter } from './name-after.js';
import type { Reading } from './reading.js';

/** Offices that a name follows, or that say enough alone. */
const offices = new Set(
  `dinas dinkes dishub disdik dindik dindikbud disdikbud dispendik dpupr pupr dpu dlh dinsos disdukcapil dukcapil capil disnaker disnakertrans
  disperindag diskominfo diskominfosp dispora disperkim perkim dperkim distan dkp dpmd dpmptsp ptsp bkd bkpsdm bkpp bapenda bappeda bpkad bpbd bpn atr satpol
  satpolpp samsat kantor puskesmas pustu posyandu rsud rsu rs klinik polsek polres polresta polda polri polantas satlantas koramil kodim pln pdam
  perumda perumdam bpjs kpu bawaslu kua pengadilan kejaksaan kejari imigrasi ombudsman inspektorat dprd bulog telkom indihome pertamina
  damkar baznas kementerian kemensos kemenag kemenkes kemendikbud kemnaker pemkot pemkab pemprov pemda pemdes pemerintah
  uptd upt bumd bumdes badan universitas kampus pesantren ponpes syahbandar kesbangpol dprkp dpkp btn bri bank pos
  sd sdn mi min smp smpn mts mtsn sma sman smk smkn man slb tk paud sekolah mal mpp`.split(/\s+/),
);

/** Schools and hospitals stand for places as often as for offices: "depan SDN 1". */
const afterPlaceWords = new Set(
  'depan dekat samping belakang seberang sebelah sekitar arah menuju jalan jl simpang pertigaan perempatan dari'.split(
    ' ',
  ),
);

/** Say nothing without a name. */
const needName = new Set(
  'dinas kantor badan kementerian klinik bank pos kampus sekolah universitas pesantren ponpes pemerintah mal sd smp sma smk mi tk rs'.split(
    ' ',
  ),
);

/** Whose name is complete: in small letters nothing after them belongs to it. */
const namedEnough = new Set(
  `pln pdam perumda perumdam bpjs kpu bawaslu satpol satpolpp polri polda samsat dukcapil capil disdukcapil indihome telkom
  pertamina damkar baznas bulog ombudsman inspektorat dprd bri btn bpn imigrasi pemerintah pemda pemdes mpp kelurahan
  kecamatan desa lurah camat kades bupati walikota gubernur polisi bidan dokter guru satpam perawat dosen rt rw petugas
  pegawai kepsek kuwu pos`.split(/\s+/),
);

/** Officers: who they are says which office is meant. */
const officers = new Set(
  `lurah camat kades kuwu bupati walikota wagub gubernur wabup sekda kadis kepsek polisi bidan dokter guru
  sekdes bhabinkamtibmas babinsa satpam kapolsek kapolres perawat dosen jaksa hakim penyuluh bendahara`.split(
    /\s+/,
  ),
);

/** Administrations that are an office when somebody of them is spoken of, else a place. */
const administrations = new Set('kelurahan kecamatan desa kabupaten kota provinsi'.split(' '));
const peopleOf = new Set(
  `kantor pihak petugas pegawai staf staff aparat aparatur perangkat oknum pelayanan layanan pemerintah kepala pejabat
  karyawan sekretaris operator admin loket balai`.split(/\s+/),
);

/** Words that stay with the office they lead to. */
const chief = new Set(['kepala', 'ketua', 'kasi', 'kabid', 'sekretaris', 'direktur', 'wakil']);

/** What those lead. */
const headed = new Set('desa dusun rt rw sekolah kampung bidang seksi'.split(' '));
const addressed = new Set(['pak', 'bu', 'bapak', 'ibu']);

/**
 * The office, officer or institution that a message names, addressed or accused; the first one that is an office,
 * else the first officer. A school or a clinic that only tells the way ("depan SDN 1") is none.
 */
export function findWho(reading: Reading, text: string): { at: number; end: number } | undefined {
  const { words, atoms } = reading;
  const isCapital = capitalsOf(text);
  let officer: { at: number; end: number } | undefined;
  for (let index = 0; index < atoms.length; index++) {
    const atom = atoms[index];
    if (!atom) continue;
    const { word } = atom;
    const before = atoms[index - 1];
    const beforeWord = before !== undefined && isJoined(words, before.end, atom.at) ? before.word : '';
    const isTheirs = beforeWord !== 'pelayanan' && beforeWord !== 'layanan' && peopleOf.has(beforeWord);
    const at = isTheirs || chief.has(beforeWord) ? (before?.at ?? atom.at) : atom.at;
    if (offices.has(word)) {
      if (
        afterPlaceWords.has(beforeWord) ||
        (beforeWord === 'di' && afterPlaceWords.has(atoms[index - 2]?.word ?? ''))
      )
        continue;
      const last = nameEnd(index);
      if (last === undefined && needName.has(word) && beforeWord !== 'kepala') continue;
      return { at, end: atoms[last ?? index]?.end ?? atom.end };
    }
    if (word === 'rumah' && atoms[index + 1]?.word === 'sakit' && !afterPlaceWords.has(beforeWord)) {
      return { at: atom.at, end: atoms[nameEnd(index + 1) ?? index + 1]?.end ?? atom.end };
    }
    if (administrations.has(word) && peopleOf.has(beforeWord)) {
      return { at, end: atoms[nameEnd(index) ?? index]?.end ?? atom.end };
    }
    if (officer) continue;
    if (word === 'oknum') {
      const next = atoms[index + 1];
      if (next && !offices.has(next.word) && !administrations.has(next.word)) {
        officer = { at: atom.at, end: atoms[nameEnd(index + 1) ?? index + 1]?.end ?? next.end };
      }
    } else if (officers.has(word) || isHead(index)) {
      const head = isHead(index) ? index + 1 : index;
      officer = { at, end: atoms[nameEnd(head) ?? head]?.end ?? atom.end };
    }
  }
  return officer;

  /** Small letters too where a name is to be expected: offices are rarely written with capitals in an SMS. */
  function nameEnd(index: number): number | undefined {
    const smallToo = !namedEnough.has(atoms[index]?.word ?? '');
    return nameAfter(reading, index, isCapital, { most: 2, smallToo });
  }

  /** "kepala desa", "pak rt", "ketua rw". */
  function isHead(index: number): boolean {
    const [word, next] = [atoms[index]?.word ?? '', atoms[index + 1]?.word ?? ''];
    if (word === 'wali') return next === 'kota';
    if (chief.has(word)) return headed.has(next);
    return addressed.has(word) && (next === 'rt' || next === 'rw');
  }
}

/** One or two spaces or dots between two words. */
function isJoined(words: string, from: number, to: number): boolean {
  if (to - from < 1 || to - from > 2) return false;
  for (let at = from; at < to; at++) if (words[at] !== ' ' && words[at] !== '.') return false;
  return true;
}
