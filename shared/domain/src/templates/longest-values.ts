import { complaintStates } from '../complaint-state.js';
import { longestParts } from './missing-in-words.js';
import { type TemplateValues, type Written, writeValue } from './template-values.js';

/** A name of another agency this long still has to fit; with a longer one a wording without it is taken. */
const longestOtherAgency = 40;

/**
 * Values that make a text as long as it can become for an agency: its own ticket, a Tracking ID of ten digits, a day in
 * September (the month with the longest name), the state and the missing parts with the most letters.
 */
export function longestValues(ticketPrefix: string, how: Written): TemplateValues {
  const ticket = `${ticketPrefix}-261124-7K3QXM2`;
  const lengthOf = (status: TemplateValues['status']) => writeValue('status', { status }, how)?.length ?? 0;
  return {
    tiket: ticket,
    waktu: Date.parse('2026-09-30T03:00:00Z'),
    kurang: longestParts(how.language),
    perlindungan: ['anonim', 'rahasia'],
    status: complaintStates.reduce((best, next) => (lengthOf(next) > lengthOf(best) ? next : best)),
    tracking_id: '9'.repeat(10),
    tanggal: '2026-09-30',
    instansi_lain: 'x'.repeat(longestOtherAgency),
  };
}
