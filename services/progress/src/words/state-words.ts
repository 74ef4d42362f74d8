import { type ComplaintState, stateInWords } from '@kanal/domain';
import type { Language } from '../language.js';

/** What a citizen reads about a state. */
export interface StateWords {
  /** The state by itself, as in the time line. */
  readonly title: string;
  /** What happens now. */
  readonly now: string;
  /** What its citizen can do. */
  readonly advice: string;
  /** The same where the complaint has a Tracking ID, if that changes it. */
  readonly adviceInLapor?: string;
}

const nothing = 'Tidak ada yang perlu Anda lakukan. Bila ada tambahan, balas pesan kami.';
const inLapor = 'Buka LAPOR! dan masukkan Tracking ID di atas untuk memantau dan menanggapi.';
const again = 'Bila masalahnya masih ada, tulis aduan baru: apa masalahnya, di mana, dan kapan.';

const indonesian: Readonly<Record<ComplaintState, Omit<StateWords, 'title'>>> = {
  diterima: {
    now: 'Pesan Anda sudah kami catat dan menunggu giliran diperiksa petugas.',
    advice: nothing,
  },
  menunggu_kelengkapan: {
    now: 'Petugas belum dapat melanjutkan karena masih ada keterangan yang kurang.',
    advice: 'Balas pesan kami dengan keterangan yang diminta. Jangan kirim NIK.',
  },
  menunggu_verifikasi: {
    now: 'Petugas memeriksa apakah keterangannya lengkap dan instansi mana yang berwenang.',
    advice: nothing,
  },
  terverifikasi: {
    now: 'Keterangannya sudah diperiksa. Berikutnya petugas menyiapkannya untuk dimasukkan ke LAPOR! supaya sampai ke instansi yang berwenang.',
    advice: nothing,
  },
  siap_dialihkan: {
    now: 'Aduan ini menunggu giliran dimasukkan ke LAPOR! oleh petugas.',
    advice: nothing,
  },
  dialihkan: {
    now: 'Petugas sedang memasukkannya ke LAPOR! dan Tracking ID tampil di sini begitu ada.',
    advice: nothing,
    adviceInLapor: inLapor,
  },
  tercatat_di_lapor: {
    now: 'Aduan ini tercatat di LAPOR! dan menunggu tindak lanjut instansi yang berwenang.',
    advice: nothing,
    adviceInLapor: inLapor,
  },
  ditindaklanjuti: {
    now: 'Instansi yang berwenang sedang menindaklanjuti aduan ini.',
    advice: nothing,
    adviceInLapor: inLapor,
  },
  ditanggapi_pelapor: {
    now: 'Tanggapan Anda atas tindak lanjut instansi sudah diterima.',
    advice: nothing,
    adviceInLapor: inLapor,
  },
  selesai: {
    now: 'Penanganan aduan ini dinyatakan selesai.',
    advice: 'Masih ada masalah? Tulis aduan baru dan sebutkan nomor ini.',
  },
  diarsipkan: {
    now: 'Aduan ini disimpan dan tidak diproses lebih lanjut.',
    advice: again,
  },
  bukan_wewenang: {
    now: 'Aduan ini bukan wewenang kami dan diteruskan ke instansi yang berwenang.',
    advice: 'Lewat LAPOR! Anda juga dapat menyampaikannya langsung.',
    adviceInLapor: inLapor,
  },
  digabung: {
    now: 'Ada laporan lain tentang hal yang sama, dan semuanya ditangani bersama.',
    advice: 'Tidak ada yang perlu Anda lakukan. Jawabannya kami kirim lewat percakapan tempat Anda menulis.',
  },
  ditunda: {
    now: 'Penanganannya berhenti untuk sementara dan dilanjutkan kemudian.',
    advice: nothing,
  },
};

const nothingInEnglish = 'You need not do anything. If there is more to say, reply to our message.';
const inLaporInEnglish = 'Open LAPOR! and enter the Tracking ID above to follow the case and to respond.';

const english: Readonly<Record<ComplaintState, StateWords>> = {
  diterima: {
    title: 'received, waiting for an officer to check it',
    now: 'Your message is recorded and waits for its turn to be checked by an officer.',
    advice: nothingInEnglish,
  },
  menunggu_kelengkapan: {
    title: 'waiting for more information from you',
    now: 'Our officers cannot go on because something is still missing.',
    advice: 'Reply to our message with what was asked for. Do not send your identity number (NIK).',
  },
  menunggu_verifikasi: {
    title: 'being checked by an officer',
    now: 'An officer checks whether everything needed is there and which agency is responsible.',
    advice: nothingInEnglish,
  },
  terverifikasi: {
    title: 'checked by an officer',
    now: 'The information has been checked. Next, an officer prepares it for LAPOR! so that it reaches the responsible agency.',
    advice: nothingInEnglish,
  },
  siap_dialihkan: {
    title: 'ready to be entered into LAPOR!',
    now: 'The complaint waits for its turn to be entered into LAPOR! by an officer.',
    advice: nothingInEnglish,
  },
  dialihkan: {
    title: 'being entered into LAPOR!',
    now: 'An officer is entering it into LAPOR! and its Tracking ID appears here as soon as there is one.',
    advice: nothingInEnglish,
    adviceInLapor: inLaporInEnglish,
  },
  tercatat_di_lapor: {
    title: 'recorded in LAPOR!',
    now: 'The complaint is recorded in LAPOR! and waits for the responsible agency to follow it up.',
    advice: nothingInEnglish,
    adviceInLapor: inLaporInEnglish,
  },
  ditindaklanjuti: {
    title: 'being followed up by the agency',
    now: 'The responsible agency is following up this complaint.',
    advice: nothingInEnglish,
    adviceInLapor: inLaporInEnglish,
  },
  ditanggapi_pelapor: {
    title: 'your response was received',
    now: 'Your response to the agency’s follow-up was received.',
    advice: nothingInEnglish,
    adviceInLapor: inLaporInEnglish,
  },
  selesai: {
    title: 'completed',
    now: 'This complaint has been declared completed.',
    advice: 'Is the problem still there? Write a new complaint and name this number.',
  },
  diarsipkan: {
    title: 'archived',
    now: 'This complaint is kept and not processed any further.',
    advice: 'If the problem is still there, write a new complaint: what is wrong, where, and since when.',
  },
  bukan_wewenang: {
    title: 'passed on to the responsible agency',
    now: 'This complaint is not within our authority and was passed on to the agency that is responsible.',
    advice: 'By way of LAPOR! you can also send it directly.',
    adviceInLapor: inLaporInEnglish,
  },
  digabung: {
    title: 'joined with a similar report',
    now: 'There is another report about the same matter, and all of them are handled together.',
    advice: 'You need not do anything. We send the answer to the conversation in which you wrote.',
  },
  ditunda: {
    title: 'postponed',
    now: 'Work on this complaint has stopped for the time being and goes on later.',
    advice: nothingInEnglish,
  },
};

/** What a citizen reads about a state; in Indonesian the state itself is called as in our replies. */
export function stateWords(state: ComplaintState, language: Language): StateWords {
  return language === 'id' ? { title: stateInWords[state], ...indonesian[state] } : english[state];
}
