import axe from 'axe-core';
import { MongoClient } from 'mongodb';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, screenshotFile } from './src/browser.js';
import { complain } from './src/citizen.js';
import { type Stack, startStack } from './src/stack.js';

let stack: Stack;
let browser: Browser;
let database: MongoClient;
beforeAll(async () => {
  [stack, browser] = await Promise.all([
    startStack({ parts: ['sandbox', 'sms', 'router', 'progress'] }),
    launchBrowser(),
  ]);
  database = new MongoClient(stack.mongo.uri);
});
afterAll(async () => {
  await browser?.close();
  await database?.close();
  await stack?.remove();
});

const words = 'Jalan berlubang di depan SDN 1 Curug, sudah sebulan';

/** What people and the hand-off write into a record, which no part of the product does yet. */
async function write(ticket: string, fields: object): Promise<void> {
  const complaints = database.db(stack.database).collection('complaints');
  const { matchedCount } = await complaints.updateOne({ ticket }, { $set: fields });
  expect(matchedCount).toBe(1);
}

const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);
const clock = (name: string, days: number, isPrediction = false) => ({
  name,
  kind: 'batas',
  dueOn: daysFromNow(days).toISOString().slice(0, 10),
  dueAt: daysFromNow(days),
  isPrediction,
  pauses: [],
});

const followedUp = {
  state: 'ditindaklanjuti',
  agency: 'Pemerintah Kabupaten Tangerang',
  handOff: { at: daysFromNow(-2), by: 'citizen', trackingId: '9165816' },
  history: [
    { state: 'diterima', at: daysFromNow(-4), actor: 'router' },
    { state: 'menunggu_verifikasi', at: daysFromNow(-4), actor: 'siti' },
    { state: 'terverifikasi', at: daysFromNow(-3), actor: 'siti' },
    { state: 'dialihkan', at: daysFromNow(-2), actor: 'siti' },
    { state: 'tercatat_di_lapor', at: daysFromNow(-2), actor: 'siti' },
    { state: 'ditindaklanjuti', at: daysFromNow(-1), actor: 'siti', reason: 'kata Bu Siti' },
  ],
  clocks: [
    { ...clock('verifikasi', -1), stoppedAt: daysFromNow(-2) },
    clock('tindak-lanjut-pertama', -1),
    clock('penyelesaian', 20, true),
  ],
};

const sidewaysPx = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** What stands on the page. */
const textOf = async (page: Page) => (await page.locator('body').textContent()) ?? '';

/** What axe-core finds against WCAG 2.2 AA and its own best practice. */
async function findings(page: Page): Promise<unknown[]> {
  await page.evaluate(axe.source);
  return page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations, incomplete }) => [...violations, ...incomplete].map(({ id, nodes }) => [id, nodes.map((node) => node.html)]))`);
}

it('a citizen’s whole way: a message, the number in the reply, the page, without a script', async () => {
  const { ticket } = await complain(stack, words);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'id-ID',
    viewport: { width: 320, height: 640 },
  });
  const page = await context.newPage();
  await page.goto(stack.progressUrl);
  await page.getByRole('textbox', { name: 'Nomor aduan' }).fill(ticket.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Lihat' }).click();
  await page.getByRole('heading', { name: `Aduan ${ticket}` }).waitFor();
  expect(page.url()).toBe(`${stack.progressUrl}/aduan/${ticket}`);
  expect(await textOf(page)).toMatch(/Diterima, menunggu diperiksa petugas/);

  await write(ticket, followedUp);
  await page.reload();
  const told = await textOf(page);
  expect(told).toMatch(/Sedang ditindaklanjuti instansi[\s\S]*#9165816[\s\S]*Ini perkiraan/);
  expect(told).not.toMatch(/siti|berlubang|Curug/i);

  await write(ticket, { secret: true });
  await page.reload();
  const hidden = await textOf(page);
  await page.goto(`${stack.progressUrl}/aduan/BTN-261125-7K3PXZV`);
  const unknown = await textOf(page);
  expect(hidden.replaceAll(ticket, '')).toBe(unknown.replaceAll('BTN-261125-7K3PXZV', ''));
  expect(hidden).toContain('Nomor tidak ditemukan');
  expect(await context.cookies()).toEqual([]);
  expect(stack.part('progress').output()).not.toMatch(/BTN-\d|siti/);
  await context.close();
});

describe('the page can be read by everybody', () => {
  let followed: string;
  beforeAll(async () => {
    ({ ticket: followed } = await complain(stack, words));
    await write(followed, followedUp);
  });

  it.each([
    ['light', 320, 'id-ID', 'Riwayat'],
    ['dark', 320, 'en-GB', 'History'],
    ['light', 1200, 'en-GB', 'History'],
    ['dark', 1200, 'id-ID', 'Riwayat'],
  ] as const)('%s, %i pixels wide, %s', async (colorScheme, width, locale, history) => {
    const context = await browser.newContext({ colorScheme, locale, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const trouble: string[] = [];
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('console', (line) => {
      // The browser itself says so of an answer with 404.
      if (line.type() === 'error' && !line.text().includes('404')) trouble.push(line.text());
    });
    page.on('request', (request) => {
      if (!/^data:/.test(request.url()) && !request.url().startsWith(stack.progressUrl)) {
        trouble.push(request.url());
      }
    });
    const others = { form: '/', mistyped: '/?nomor=BTN-261124', unknown: '/aduan/BTN-261125-7K3PXZV' };
    // What differs between the pages does not depend on the browser's language.
    const pages = { complaint: `/aduan/${followed}`, ...(locale === 'id-ID' && others) };
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${stack.progressUrl}${path}`);
      expect(await sidewaysPx(page), name).toBe(0);
      expect(await findings(page), name).toEqual([]);
      expect(await page.getByText(history).count(), name).toBe(name === 'complaint' ? 1 : 0);
      const file = screenshotFile(`progress-${name}-${colorScheme}-${width}.png`);
      await page.screenshot({ path: file, fullPage: true });
    }
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(ground).toBe(colorScheme === 'light' ? 'rgb(244, 246, 245)' : 'rgb(16, 22, 20)');
    expect(trouble).toEqual([]);
    await context.close();
  });
});

it('who asks too often is told in plain words when to come back', async () => {
  await stack.part('progress').stop();
  await stack.start('progress', { CLIENT_REQUESTS_PER_MINUTE: '2' });
  await stack.ready('progress');
  const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  for (const status of [200, 200, 429]) expect((await page.goto(stack.progressUrl))?.status()).toBe(status);
  expect(await textOf(page)).toMatch(/Coba lagi \d menit lagi/);
  expect(await findings(page)).toEqual([]);
  await page.screenshot({ path: screenshotFile(`progress-too-many.png`) });
  await context.close();
});
