import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser that `npm test` has found or installed, with a fresh profile. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (!executablePath) throw new Error('CHROMIUM_PATH is not set: `npm test` finds or installs the browser');
  return chromium.launch({ executablePath, args: flags, chromiumSandbox: false });
}

/** Where a picture of a page is left for whoever wants to look at it. */
export function screenshotFile(name: string): string {
  const folder = fileURLToPath(new URL('../../../.kanal/screenshots/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  return `${folder}${name}`;
}
