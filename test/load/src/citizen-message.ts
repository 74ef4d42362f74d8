import { createHash } from 'node:crypto';

/** The channels that can be measured. */
export const benchChannels = ['sms', 'smpp', 'whatsapp'] as const;

/** A channel that can be measured. */
export type BenchChannel = (typeof benchChannels)[number];

/** One made-up message. The same channel, series and number always give the same one. */
export interface CitizenMessage {
  /** The provider's id: Twilio's `SM` and 32 hex digits, the sandbox's own by SMPP, or a wamid. */
  readonly id: string;
  /** The sender as the provider writes it: E.164, or a WhatsApp id, which has no plus. No two of a series share one. */
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
 * The message `number` of a series. The senders lie between +62 812 00 100000 and +62 812 00 999999, a range the
 * operator has not given out; the sandbox's own numbers lie below it. Throws a RangeError beyond `maxSenders`.
 */
export function citizenMessage(channel: BenchChannel, series: string, number: number): CitizenMessage {
  if (number < 0 || number >= maxSenders) throw new RangeError(`a series has ${maxSenders} senders`);
  const trouble = troubles[number % troubles.length];
  const hash = createHash('sha256').update(`${series}:${number}`).digest();
  const phone = `6281200${100_000 + number}`;
  const text = `${trouble}. Mohon segera ditangani, rumah nomor ${number + 1}.`;
  const hex = hash.toString('hex').slice(0, 32);
  switch (channel) {
    case 'sms':
      return { id: `SM${hex}`, from: `+${phone}`, text };
    case 'smpp':
      return { id: hex, from: `+${phone}`, text: lengthened(text, number) };
    case 'whatsapp':
      return { id: `wamid.${hash.toString('base64url')}`, from: phone, text };
  }
}

/** Of five texts one takes two parts or three, by turns. */
function lengthened(text: string, number: number): string {
  if (number % 5 !== 0) return text;
  return text.padEnd(number % 10 === 0 ? 250 : 400, ' Sudah dua minggu.');
}
