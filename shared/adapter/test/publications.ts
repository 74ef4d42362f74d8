import type { Publication } from '@kanal/contracts';

/** A publication that is told from others by its number. */
export function aPublication(number: number, bytes = 40): Publication {
  return {
    stream: 'INBOUND',
    subject: 'inbound.sms.3.abcdefghijklmnop',
    id: `id-${number}`,
    headers: { 'ce-type': 'kanal.inbound.v1' },
    body: Buffer.from(`Jalan rusak nomor ${number} `.padEnd(bytes, 'x')),
  };
}
