import type { Concern } from './concern.js';
import type { Reading } from './reading.js';

/** What a complaint can lack. */
export type MissingPart = 'apa' | 'lokasi' | 'waktu' | 'instansi' | 'bukti';

/** How much of what an officer needs a message tells. */
export interface Completeness {
  /** 0…100. */
  readonly score: number;
  /** The most important first. */
  readonly missing: readonly MissingPart[];
}

type Weights = readonly (readonly [part: MissingPart, points: number])[];

/**
 * LAPOR!'s form asks for what, when, where, which agency and proof; the weights and their order are ours. Somebody has
 * to go to a hole in the road, so where it is comes second; what an office did wrong needs the office.
 */
const ofThings: Weights = [
  ['apa', 35],
  ['lokasi', 30],
  ['waktu', 15],
  ['instansi', 10],
  ['bukti', 10],
];
const ofServices: Weights = [
  ['apa', 40],
  ['instansi', 25],
  ['waktu', 15],
  ['lokasi', 10],
  ['bukti', 10],
];

/** Things that stand or happen at a place. */
const physical = new Set(
  `jalan aspal trotoar drainase selokan got gorong irigasi jembatan lampu penerangan pju lubang berlubang banjir rob
  genangan tergenang longsor ambles tanggul sungai kali sampah tps limbah bau asap polusi pohon tumbang kabel tiang
  parkir macet kemacetan rambu marka halte terminal pasar taman bangunan pagar tembok kebakaran kecelakaan tawuran
  balap truk galian tambang listrik padam pipa keruh reklame baliho pkl portal polisi tidur nyamuk
  fogging rusak roboh ambruk tumbang mampet kotor kumuh becek retak listrik anjing tikus hewan kebisingan bising mck jamban makam`.split(
    /\s+/,
  ),
);
/** They are about people and papers, even where a road is spoken of. */
const service = new Set(
  `ktp kk akta akte kia bansos pkh bpjs gaji upah thr pesangon phk ijazah ppdb spmb pip kip beasiswa pungli pungutan
  surat izin perizinan sertifikat pelayanan antrean antrian loket rekrutmen lowongan cpns pppk honorer sim stnk pajak
  bantuan sembako iuran spp`.split(/\s+/),
);

/** Whether a problem is one that somebody has to go and look at. */
export function isPhysical({ atoms }: Reading): boolean {
  let [things, services] = [0, 0];
  for (const { word } of atoms) {
    if (physical.has(word)) things++;
    if (service.has(word)) services++;
  }
  return things > services;
}

interface Circumstances {
  readonly concern: Concern;
  readonly isStanding: boolean;
  /** It happened at no place. */
  readonly isPlaceless: boolean;
}

/** How complete a message is, from which parts it has. A part that is of no use for what it is about is not missed. */
export function completenessOf(
  has: Readonly<Record<MissingPart, boolean>>,
  of: Circumstances & { readonly isPhysical: boolean },
): Completeness {
  const weights = of.isPhysical || of.concern === 'bahaya' ? ofThings : ofServices;
  const isThere = (part: MissingPart): boolean => has[part] || isOfNoUse(part, of);
  const score = weights.reduce((sum, [part, points]) => sum + (isThere(part) ? points : 0), 0);
  return { score, missing: weights.map(([part]) => part).filter((part) => !isThere(part)) };
}

function isOfNoUse(part: MissingPart, { concern, isStanding: lasts, isPlaceless }: Circumstances): boolean {
  if (part === 'lokasi') return concern === 'pertanyaan' || (isPlaceless && concern === 'masalah');
  return part === 'waktu' && (concern !== 'masalah' || lasts);
}
