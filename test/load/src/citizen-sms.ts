import { createHash } from 'node:crypto';

/** One made-up SMS. The same series and number always give the same SMS. */
export interface CitizenSms {
  /** Twilio's id of the message: `SM` and 32 hex digits. */
  readonly sid: string;
  /** The sender, E.164. No two numbers of a series share one. */
  readonly from: string;
  readonly text: string;
}

/** How many different senders a series has. */
export const maxSenders = 900_000;

const troubles = [
  'Jalan berlubang di depan SDN Curug, sudah sebulan',
  'Lampu jalan di depan balai desa mati sejak Senin',
  'Sampah di pasar lama menumpuk dan tidak diangkut seminggu ini',
  'Air PAM di perumahan kami keruh dan berbau sejak hari Minggu',
  'Saluran air di RT tersumbat, setiap hujan banjir selutut',
];

/**
 * The SMS number `number` of a series. The senders lie between +62 812 00 100000 and +62 812 00 999999, a range the
 * operator has not given out; the sandbox's own number lies below it. Throws a RangeError beyond `maxSenders`.
 */
export function citizenSms(series: string, number: number): CitizenSms {
  if (number < 0 || number >= maxSenders) throw new RangeError(`a series has ${maxSenders} senders`);
  const trouble = troubles[number % troubles.length];
  return {
    sid: `SM${createHash('sha256').update(`${series}:${number}`).digest('hex').slice(0, 32)}`,
    from: `+6281200${100_000 + number}`,
    text: `${trouble}. Mohon segera ditangani, rumah nomor ${number + 1}.`,
  };
}
