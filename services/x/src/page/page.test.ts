import { createLog } from '@kanal/runtime';
import { expect, test } from 'vitest';
import { microDollars } from '../api/micro-dollars.js';
import { fixturePrices } from '../fixtures/an-outbound-part.js';
import { createPage, type PageOptions } from './page.js';
import { renderPage } from './render.js';
import { type PageView, type Stop, stopsOf } from './view.js';
import { stopWords } from './words.js';

const nowMs = Date.UTC(2026, 10, 24, 4);
const view: PageView = {
  username: 'lapor1708',
  webhookUrl: 'https://kanal.example.go.id/webhooks/x',
  nowMs,
  inbound: {
    lastEventMs: nowMs - 60_000,
    webhook: { isValid: true, checkedMs: nowMs },
    polls: [{ of: 'mentions', doneMs: nowMs }, { of: 'direct' }],
  },
  prices: fixturePrices,
  spend: {
    month: '2026-11',
    ledger: { spent: microDollars(12.345), byKind: { reply: microDollars(12.345) } },
    budget: microDollars(50),
    readReserve: microDollars(5),
  },
  tokens: { expiresAtMs: nowMs + 3_600_000 },
};

function spent(usd: number): Partial<PageView> {
  const { spend } = view;
  return spend ? { spend: { ...spend, ledger: { spent: microDollars(usd), byKind: {} } } } : {};
}

test.each<[string, Partial<PageView>, Stop[]]>([
  ['all is well', {}, []],
  ['the last reply that fits', spent(44.99), []],
  ['no reply fits any more', spent(44.991), ['replies-over-budget']],
  ['nothing fits any more', spent(50), ['reading-over-budget', 'replies-over-budget']],
  ['the token is refused', { tokens: { revokedAtMs: nowMs } }, ['token-revoked']],
  [
    'the webhook is invalid and X refuses us',
    {
      inbound: {
        webhook: { isValid: false, checkedMs: nowMs },
        polls: [{ of: 'direct', trouble: 'refused' }],
      },
    },
    ['webhook-invalid', 'refused'],
  ],
])('what is stopped: %s', (_label, overrides, stops) => {
  const shown = { ...view, ...overrides };
  expect(stopsOf(shown)).toEqual(stops);
  const html = renderPage(shown);
  for (const stop of stops) expect(html).toContain(stopWords[stop].id);
  expect(html.includes('Semua berjalan')).toBe(stops.length === 0);
});

test('shows what an admin asks: spend, prices, token, polls, in Indonesian first', () => {
  const html = renderPage(view);
  expect(html).toContain('<html lang="id">');
  expect(html).toContain('US$12.345 / US$50.00');
  expect(html).toContain('3265 jawaban');
  expect(html).toContain('https://kanal.example.go.id/webhooks/x');
  expect(html).toMatch(/24 Nov 2026, 12\.00\.00 WIB/);
  expect(html).not.toMatch(/<script|\son[a-z]+=/);
});

test('what is shown cannot become markup', () => {
  expect(renderPage({ ...view, username: '<b>&"' })).toContain('X @&#60;b&#62;&#38;&#34;');
});

test('what cannot be read is left out and said', async () => {
  const away = () => Promise.reject(new Error('away'));
  const options: PageOptions = {
    username: 'lapor1708',
    webhookUrl: view.webhookUrl,
    spend: { view: away },
    tokens: { view: away },
    inbound: away,
    prices: fixturePrices,
    now: () => nowMs,
    log: createLog({ service: 'x', level: 'silent' }),
  };
  const page = createPage(options);
  expect(page.path).toBe('/pages/x');
  expect(await page.render()).toContain(stopWords['state-away'].id);
});
