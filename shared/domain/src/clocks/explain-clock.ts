import { agencyTime } from '../agency-time.js';
import { type ClockRules, type ComplaintClock, dueDateOf } from './complaint-clock.js';
import { clockInWords, dateInWords, explainDueDate } from './explain.js';

const kinds = { batas: 'batas', 'target-internal': 'target internal' } as const;

/** A clock for an officer: what it is, what it was, and its due date day by day. */
export function explainClock(
  clock: ComplaintClock,
  { calendar, policies }: Pick<ClockRules, 'policies' | 'calendar'>,
): string[] {
  const { name, kind, startedAt, zone, workingDays, dueOn, policyId, calendarVersion, warned } = clock;
  const time = (at: Date) => agencyTime(at.getTime(), zone);
  const due = dueDateOf(clock, calendar);
  const isOld = due.dueOn !== dueOn || due.calendarVersion !== calendarVersion;
  const assumption = policies.regulasi.find(({ id }) => policyId.split('+')[0] === id)?.asumsi;
  return [
    `${clockInWords[name]} (${kinds[kind]}): ${workingDays} hari kerja, jatuh tempo ${dateInWords(dueOn)}${clock.isPrediction ? ' (perkiraan)' : ''}`,
    `Mulai ${time(startedAt)}; ${stateOf(clock, time)}; dasar ${policyId}; kalender ${calendarVersion}`,
    ...(warned.length > 0
      ? [`Sudah diperingatkan: ${warned.map((percent) => `${percent} %`).join(', ')}`]
      : []),
    ...clock.history.map(
      (earlier) =>
        `Sebelumnya ${dateInWords(earlier.dueOn)} (kalender ${earlier.calendarVersion}, dasar ${earlier.policyId}), dihitung ulang ${time(earlier.at)} oleh ${earlier.actor}`,
    ),
    ...explainDueDate(due),
    ...(isOld
      ? [
          `Catatan: rincian memakai kalender ${due.calendarVersion}, yang tercatat memakai ${calendarVersion}; untuk aduan terbuka jalankan kanal clocks recompute`,
        ]
      : []),
    ...(assumption === undefined ? [] : [`Asumsi: ${assumption}`]),
  ];
}

function stateOf({ stoppedAt, pauses }: ComplaintClock, time: (at: Date) => string): string {
  if (stoppedAt) return `berhenti ${time(stoppedAt)}`;
  const pause = pauses.find(({ to }) => to === undefined);
  return pause ? `dijeda sejak ${time(pause.from)}` : 'berjalan';
}
