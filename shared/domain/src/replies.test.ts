import { describe, expect, it } from 'vitest';
import { complaintStates } from './complaint-state.js';
import * as replies from './replies.js';

/** GSM 03.38 basic set; the extension table (two septets a character) is deliberately left out. */
const gsm7 = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

const voice = { agencyName: 'Pemerintah Prov. Banten.', laporAddress: 'lapor.go.id' };
const ticket = 'BTNAB-261125-7K3PXZH';

const texts: [string, string][] = [
  ['acknowledgement', replies.acknowledgement('sms', ticket, voice)],
  ['unknownTicketAnswer', replies.unknownTicketAnswer(ticket, voice)],
  ['noComplaintAnswer', replies.noComplaintAnswer(voice)],
  ['stopConfirmation', replies.stopConfirmation(voice)],
  ['startConfirmation', replies.startConfirmation(voice)],
  ['helpAnswer', replies.helpAnswer(voice)],
  ...complaintStates.map((state): [string, string] => [
    `statusAnswer ${state}`,
    replies.statusAnswer(ticket, state, voice),
  ]),
];

describe('every SMS reply, with the longest agency name and ticket', () => {
  it.each(texts)('%s is one GSM-7 part', (_name, text) => {
    expect(voice.agencyName).toHaveLength(24);
    expect(text).toMatch(gsm7);
    expect(text.length).toBeLessThanOrEqual(160);
  });
});

describe('acknowledgement', () => {
  it.each(['sms', 'whatsapp'] as const)(
    'tells the number, that it is not LAPOR!’s, the way on and the emergency number on %s',
    (channel) => {
      const text = replies.acknowledgement(channel, ticket, voice);
      for (const part of [ticket, /bukan (no\.|nomor) LAPOR!/, 'lapor.go.id', '112', 'NIK'])
        expect(text).toMatch(part);
    },
  );
});
