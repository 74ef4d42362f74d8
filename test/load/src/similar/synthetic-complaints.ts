import { normalise, sketchOf } from '@kanal/domain';
import type { ComparableComplaint } from '@kanal/store';
import { createRandom } from '../random.js';

/** Made-up complaints, the same for the same seed. */
export interface SyntheticComplaints {
  /** One that has nothing to do with any other, but uses the words that all use. */
  single(at: Date): ComparableComplaint;
  /** Many about one thing: copies of a post with a word changed here and there, within a day. */
  viral(copies: number, from: Date): ComparableComplaint[];
  /** The same again, by somebody else and an hour later. */
  again(complaint: ComparableComplaint): ComparableComplaint;
}

const subjects =
  'jalan jembatan lampu drainase sampah sekolah puskesmas pasar trotoar halte taman saluran gedung kantor pelayanan antrean dokter guru petugas bantuan ktp akta pajak izin parkir angkot truk kabel tiang pipa pompa sumur sungai tebing lapangan posyandu perpustakaan terminal pelabuhan sawah irigasi pupuk bibit';
const states =
  'rusak berlubang mati mampet menumpuk kotor bau gelap macet retak miring bocor lambat kosong tutup penuh rawan licin longgar patah hilang dicuri terbengkalai mangkrak dipungut dipersulit ditolak tertunda keliru ganda';
const circumstances =
  'warga anak motor malam hujan banjirnya depan belakang samping dekat seberang ujung simpang gang blok perumahan kampung pabrik masjid gereja balai desa kelurahan kecamatan kabupaten dinas bupati minggu bulan tahun kemarin senin jumat lebaran panen jatuh kecelakaan luka sakit takut rugi bayar uang ribu juta surat berkas nomor loket aplikasi telepon janji survei perbaikan anggaran';
const syllables =
  'ba be bi bu ca ci da de di du ga gi ja ju ka ke ki ku la le li lu ma me mi mu na ni pa pe pi ra ri ru sa se si su ta te ti tu wa ya'.split(
    ' ',
  );
const provinceCount = 38;
const regenciesEach = 14;
const districtsEach = 14;

/** Complaints of a country's size: 7,448 districts, a vocabulary of some 6,000 words, most of which are names. */
export function createSyntheticComplaints(seed: number): SyntheticComplaints {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const names = Array.from({ length: 6_000 }, () => pick(syllables) + pick(syllables) + pick(syllables));
  const [subject, state, circumstance] = [subjects, states, circumstances].map((words) =>
    words.split(' '),
  ) as [string[], string[], string[]];
  const texts = new Map<string, { words: readonly string[]; complaint: ComparableComplaint }>();
  let serial = 0;

  /** Some words are said far more often than others, as in any language. */
  const often = (list: readonly string[]) => list[Math.floor(random() ** 2 * list.length)] ?? '';

  function words(): string[] {
    const length = 6 + Math.floor(random() ** 2 * 34);
    return Array.from({ length }, (_, i) => {
      if (i % 7 === 0) return often(subject);
      if (i % 7 === 1) return often(state);
      return random() < 0.25 ? pick(names) : often(circumstance);
    });
  }

  function district(): string {
    const two = (count: number, from: number) =>
      String(from + Math.floor(random() ** 1.5 * count)).padStart(2, '0');
    return `${two(provinceCount, 11)}.${two(regenciesEach, 1)}.${two(districtsEach, 1)}`;
  }

  function complaintOf(said: readonly string[], places: readonly string[], at: Date): ComparableComplaint {
    const id = `synthetic-${seed}-${serial++}`;
    return { id, secret: false, anonymous: false, places, at, sketch: sketchOf(normalise(said.join(' '))) };
  }

  function changed(said: readonly string[]): string[] {
    const at = Math.floor(random() * said.length);
    return [...said.slice(0, at), pick(names), ...said.slice(at + (random() < 0.5 ? 1 : 0))];
  }

  /** Only some are kept to be written again: a million texts are more than this needs to hold. */
  function keep(said: readonly string[], complaint: ComparableComplaint): ComparableComplaint {
    texts.set(complaint.id, { words: said, complaint });
    const [oldest] = texts.size > 4_000 ? texts.keys() : [];
    if (oldest !== undefined) texts.delete(oldest);
    return complaint;
  }

  return {
    single(at) {
      const said = words();
      // A quarter names no place that could be found.
      return keep(said, complaintOf(said, random() < 0.75 ? [district()] : [], at));
    },

    viral(copies, from) {
      const said = [...words(), ...words(), ...words()];
      const places = [district()];
      return Array.from({ length: copies }, (_, i) =>
        complaintOf(i === 0 ? said : changed(said), places, new Date(from.getTime() + i * 60_000)),
      );
    },

    again(complaint) {
      const kept = texts.get(complaint.id);
      const said = kept ? changed(kept.words) : words();
      return complaintOf(said, complaint.places, new Date(complaint.at.getTime() + 3_600_000));
    },
  };
}
