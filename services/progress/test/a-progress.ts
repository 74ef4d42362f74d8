import type { ComplaintProgress, ProgressClock } from '@kanal/store/progress';
import type { PageContext } from '../src/voice.js';

/** When every test page is read: 26 November 2026, 10.00 in Jakarta. */
export const nowMs = Date.parse('2026-11-26T03:00:00Z');

/** A complaint of the day before yesterday. */
export function aProgress(changes: Partial<ComplaintProgress> = {}): ComplaintProgress {
  return {
    ticket: 'BTN-261124-7K3PXZV',
    state: 'menunggu_verifikasi',
    history: [
      { state: 'diterima', at: new Date('2026-11-24T02:05:00Z') },
      { state: 'menunggu_verifikasi', at: new Date('2026-11-24T18:30:00Z') },
    ],
    clocks: [],
    ...changes,
  };
}

/** The check by our officers, due on Friday. */
export function aClock(changes: Partial<ProgressClock> = {}): ProgressClock {
  return {
    name: 'verifikasi',
    kind: 'batas',
    dueOn: '2026-11-27',
    dueAt: new Date('2026-11-27T17:00:00Z'),
    isPrediction: false,
    pauses: [],
    ...changes,
  };
}

/** A page of Banten's, in Indonesian by default. */
export function aContext(changes: Partial<PageContext> = {}): PageContext {
  return {
    voice: {
      agencyName: 'Pemprov Banten',
      laporAddress: 'lapor.go.id',
      timeZone: 'Asia/Jakarta',
      ticketPrefix: 'BTN',
    },
    language: 'id',
    isLanguageAsked: false,
    nowMs,
    ...changes,
  };
}
