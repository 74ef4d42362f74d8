import type { DeviceState } from '../connection/device-state.js';

/** A sentence in both languages: Indonesian is read first. */
export interface Words {
  readonly id: string;
  readonly en: string;
}

/** What the channel page says about each state, and each reason. */
export const stateWords: Readonly<Record<DeviceState['state'], Words>> = {
  connecting: { id: 'Menghubungkan', en: 'Connecting' },
  pairing: { id: 'Menunggu ditautkan', en: 'Waiting to be linked' },
  open: { id: 'Terhubung', en: 'Connected' },
  closed: { id: 'Terputus', en: 'Closed' },
};

/** Every reason a state can have. */
export type Reason =
  Extract<DeviceState, { reason?: string }> extends infer State
    ? State extends { reason?: infer R }
      ? Extract<R, string>
      : never
    : never;

/** Why, and what to do. */
export const reasonWords: Readonly<Record<Reason, Words>> = {
  'held-elsewhere': {
    id: 'Proses Kanal lain sedang memakai perangkat ini. Proses ini menunggu gilirannya.',
    en: 'Another process of Kanal uses this device. This one waits for its turn.',
  },
  'intake-full': {
    id: 'Pesan belum dapat disimpan (NATS mati dan spool penuh). Sambungan ditutup sampai ada tempat.',
    en: 'Messages cannot be kept (NATS is away and the spool is full). Closed until there is room.',
  },
  'database-away': {
    id: 'Basis data tidak menjawab. Dicoba lagi.',
    en: 'The database does not answer. Trying again.',
  },
  'logged-out': {
    id: 'Tautan dilepas dari telepon. Tautkan lagi.',
    en: 'The phone has unlinked this device. Link it again.',
  },
  banned: {
    id: 'WhatsApp memblokir nomor ini. Gunakan Cloud API resmi dengan nomor lain.',
    en: 'WhatsApp has banned this number. Use the official Cloud API with another one.',
  },
  locked: {
    id: 'WhatsApp mengunci akun, atau telepon keluar dari akun. Periksa telepon, lalu tautkan lagi.',
    en: 'WhatsApp has locked the account, or the phone was logged out. Look at the phone, then link again.',
  },
  'temporarily-banned': {
    id: 'WhatsApp memblokir nomor ini untuk sementara. Jangan hubungkan dulu.',
    en: 'WhatsApp has banned this number for a time. Leave it alone.',
  },
  'not-multi-device': {
    id: 'Akun belum mendukung perangkat tertaut. Perbarui WhatsApp di telepon.',
    en: 'The account does not allow linked devices. Update WhatsApp on the phone.',
  },
  outdated: {
    id: 'WhatsApp tidak lagi menerima versi ini. Perbarui Kanal.',
    en: 'WhatsApp takes this version no more. Update Kanal.',
  },
  replaced: {
    id: 'Program lain memakai perangkat tertaut yang sama. Hentikan program itu, lalu hubungkan lagi.',
    en: 'Another program uses the same linked device. Stop it, then connect again.',
  },
  'bad-session': {
    id: 'Sambungan gagal berulang kali. Lihat log; bila tidak membantu, lepas tautan di telepon.',
    en: 'The connection fails again and again. Look at the log; if nothing helps, unlink on the phone.',
  },
  'pairing-expired': {
    id: 'Kode tidak dipindai. Mulai lagi.',
    en: 'Nobody has scanned the code. Begin again.',
  },
  'other-number': {
    id: 'Telepon yang menautkan memakai nomor lain. Lepas tautan di telepon itu, lalu mulai lagi.',
    en: 'The phone that linked this device has another number. Unlink it there, then begin again.',
  },
  stopped: { id: 'Proses sedang berhenti.', en: 'The process is stopping.' },
};
