import type { AgencyLengths } from './agency-voice.js';

/** As long as the router's configuration lets them be (services/router/src/config.ts). */
export const longestVoice = {
  agencyName: 'Pemerintah Prov. Banten.',
  laporAddress: 'lapor.go.id',
  timeZone: 'Asia/Makassar',
  ticketPrefix: 'BTNAB',
} as const satisfies AgencyLengths;
