import {
  type AdminFact,
  adminDocument,
  adminFacts,
  adminSection,
  adminWarning,
  type Words,
} from '@kanal/adapter';
import { usdText } from '../api/micro-dollars.js';
import { chargeKinds } from '../api/prices.js';
import type { SpendView } from '../api/spend-guard.js';
import { type InboundView, type PageView, stopsOf } from './view.js';
import { chargeWords, pollWords, stopWords, troubleWords } from './words.js';

const refreshSeconds = 30;

/** The channel page: how X stands, what it costs, and what is stopped and why. Holds nothing of a citizen and no secret. */
export function renderPage(view: PageView): string {
  const stops = stopsOf(view);
  return adminDocument({
    title: { id: `X @${view.username}`, en: 'channel' },
    refreshSeconds,
    sections: [
      ...stops.map((stop) => adminWarning(stopWords[stop])),
      ...(stops.length === 0 ? [allRight] : []),
      adminSection({ id: 'Sambungan', en: 'Connection' }, adminFacts(connectionFacts(view))),
      ...(view.spend ? [spendSection(view.spend, view)] : []),
      adminSection({ id: 'Harga', en: 'Prices' }, adminFacts(priceFacts(view))),
    ],
  });
}

const allRight =
  '<section><p class="good">Semua berjalan. <span lang="en">Everything works.</span></p></section>';

const never: Words = { id: 'belum pernah', en: 'never' };

function connectionFacts({ webhookUrl, inbound, tokens, nowMs }: PageView): AdminFact[] {
  return [
    { name: { id: 'Alamat webhook', en: 'Webhook address' }, value: webhookUrl },
    { name: { id: 'Webhook menurut X', en: 'Webhook, says X' }, ...webhookState(inbound) },
    {
      name: { id: 'Kejadian terakhir', en: 'Last event' },
      ...moment(inbound.lastEventMs, {
        id: 'belum ada sejak proses dimulai',
        en: 'none since the process began',
      }),
    },
    ...inbound.polls.map(({ of, doneMs, trouble }) => ({
      name: { id: `${pollWords[of].id} ditanyakan`, en: `${pollWords[of].en} asked for` },
      ...moment(doneMs, never),
      ...(trouble && { detail: troubleWords[trouble] }),
    })),
    { name: { id: 'Token akses sampai', en: 'Access token until' }, ...tokenState(tokens, nowMs) },
  ];
}

function webhookState({ webhook }: InboundView): Omit<AdminFact, 'name'> {
  if (!webhook) {
    return {
      value: '–',
      detail: { id: 'tidak diperiksa (X_MANAGE_WEBHOOK mati)', en: 'not checked (X_MANAGE_WEBHOOK is off)' },
    };
  }
  const at = timeText(webhook.checkedMs);
  return webhook.isValid
    ? { value: 'sah', detail: { id: `diperiksa ${at}`, en: `valid, checked ${at}` } }
    : { value: 'tidak sah', detail: { id: `diperiksa ${at}`, en: `invalid, checked ${at}` } };
}

function tokenState(tokens: PageView['tokens'], nowMs: number): Omit<AdminFact, 'name'> {
  if (tokens?.revokedAtMs !== undefined) {
    const at = timeText(tokens.revokedAtMs);
    return { value: '–', detail: { id: `ditolak X sejak ${at}`, en: `refused by X since ${at}` } };
  }
  if (tokens?.expiresAtMs === undefined)
    return moment(undefined, { id: 'belum diminta', en: 'not asked for yet' });
  const isOver = tokens.expiresAtMs <= nowMs;
  return {
    value: timeText(tokens.expiresAtMs),
    detail: isOver
      ? { id: 'diperbarui pada panggilan berikutnya', en: 'renewed with the next call' }
      : { id: 'diperbarui sendiri', en: 'renews itself' },
  };
}

function spendSection({ month, ledger, budget, readReserve }: SpendView, { prices }: PageView): string {
  const left = Math.max(0, budget - readReserve - ledger.spent);
  const replies = prices.reply > 0 ? Math.floor(left / prices.reply) : undefined;
  const facts: AdminFact[] = [
    { name: { id: 'Terpakai', en: 'Spent' }, value: `${usdText(ledger.spent)} / ${usdText(budget)}` },
    {
      name: { id: 'Disimpan untuk membaca', en: 'Kept for reading' },
      value: usdText(readReserve),
      detail: {
        id: 'jawaban berhenti sebelum bagian ini terpakai',
        en: 'replies stop before this part is used',
      },
    },
    ...(replies === undefined
      ? []
      : [
          {
            name: { id: 'Cukup untuk', en: 'Enough for' },
            value: `${replies} jawaban`,
            detail: { id: 'dengan harga di bawah', en: `${replies} replies, at the prices below` },
          },
        ]),
    ...chargeKinds
      .filter((kind) => (ledger.byKind[kind] ?? 0) > 0)
      .map((kind) => ({ name: chargeWords[kind], value: usdText(ledger.byKind[kind] ?? 0) })),
  ];
  const label = `${usdText(ledger.spent)} dari ${usdText(budget)}`;
  const meter = `<meter min="0" max="${Math.max(1, budget)}" high="${budget - readReserve}" value="${ledger.spent}" aria-label="${label}">${label}</meter>`;
  return adminSection(
    { id: `Biaya ${month} (UTC)`, en: 'Cost of the month' },
    `${meter}${adminFacts(facts)}`,
  );
}

function priceFacts({ prices }: PageView): AdminFact[] {
  return chargeKinds.map((kind) => ({ name: chargeWords[kind], value: usdText(prices[kind]) }));
}

function moment(atMs: number | undefined, none: Words): Omit<AdminFact, 'name'> {
  return atMs === undefined ? { value: '–', detail: none } : { value: timeText(atMs) };
}

const timeFormat = new Intl.DateTimeFormat('id-ID', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'Asia/Jakarta',
});

function timeText(atMs: number): string {
  return `${timeFormat.format(atMs)} WIB`;
}
