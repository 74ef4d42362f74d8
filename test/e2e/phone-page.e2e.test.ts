import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, screenshotFile } from './src/browser.js';
import { type Stack, startStack } from './src/stack.js';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([
    startStack({ parts: ['sandbox', 'sms', 'whatsapp', 'meta', 'x', 'router'] }),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.remove();
});

const sidewaysPx = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** How much of the conversation lies below what is seen of it. */
const hiddenBelowPx = (page: Page) =>
  page.getByRole('log').evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);

describe('the phone page', () => {
  it.each([
    ['light', 320, 640],
    ['dark', 320, 640],
    ['light', 1280, 800],
    ['dark', 1280, 800],
  ] as const)('shows the reply with its ticket, %s, %i px wide', async (colorScheme, width, height) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error') complaints.push(line.text());
    });
    await page.goto(stack.urls.sandbox);
    await page.getByText('Tersambung').waitFor();
    expect(await sidewaysPx(page)).toBe(0);

    const text = page.getByLabel('Isi SMS');
    await text.fill('Jalan berlubang di depan SDN 1 Curug, sudah sebulan');
    await text.press('Enter');
    const log = page.getByRole('log');
    await log.getByText(/Aduan BTN-\d{6}-[0-9A-Z]{7}/).waitFor();
    await log.getByText('sampai').waitFor();
    await log.getByText('✓ diterima').waitFor();
    expect(await text.inputValue()).toBe('');

    await text.fill(`Tambahan: ${'lubangnya-sangat-dalam-'.repeat(6)}`);
    await page.getByRole('button', { name: 'Kirim' }).click();
    await expect.poll(() => log.getByText('✓ diterima').count()).toBe(2);
    expect(await sidewaysPx(page)).toBe(0);
    expect(await hiddenBelowPx(page)).toBeLessThan(1);
    expect(await background(page)).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(31, 28, 26)');
    await page.screenshot({ path: screenshotFile(`phone-${colorScheme}-${width}.png`) });
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('the phone page shows every channel', () => {
  it.each([
    ['WhatsApp', 'pesan WhatsApp', /Pesan Anda kami catat dengan nomor BTN-/],
    ['Messenger', 'pesan Messenger', /Pesan Anda kami catat dengan nomor BTN-/],
    ['Instagram', 'pesan Instagram', /Pesan Anda kami catat dengan nomor BTN-/],
    ['Komentar Facebook', 'komentar Facebook', /BTN-\d{6}-[0-9A-Z]{7}/],
    ['Komentar Instagram', 'komentar Instagram', /BTN-\d{6}-[0-9A-Z]{7}/],
    ['X', 'kiriman X', /BTN-\d{6}-[0-9A-Z]{7}/],
    ['Pesan X', 'pesan X', /BTN-\d{6}-[0-9A-Z]{7}/],
  ])('%s: one answers, narrow and dark, without sideways scroll', async (channel, message, answer) => {
    const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.goto(stack.urls.sandbox);
    await page.getByText('Tersambung').waitFor();
    await page.getByRole('radio', { name: channel, exact: true }).check({ force: true });
    const text = page.getByLabel(`Isi ${message}`);
    await text.fill('Lampu jalan mati di Pasar Rau');
    await text.press('Enter');
    await page.getByRole('log').getByText(answer).waitFor();
    expect(await sidewaysPx(page)).toBe(0);
    await page.screenshot({ path: screenshotFile(`phone-${channel.replace(' ', '-').toLowerCase()}.png`) });
    await context.close();
  });
});

function background(page: Page): Promise<unknown> {
  return page.evaluate('getComputedStyle(document.querySelector("main")).backgroundColor');
}
