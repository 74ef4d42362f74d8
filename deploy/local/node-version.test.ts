import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkNode } from './node-version.mjs';
import { checkout } from './settings.mjs';

it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts Node %s', (version) => {
  expect(() => checkNode(version)).not.toThrow();
});

it.each(['20.18.3', '18.20.4', '16.0.0'])('refuses Node %s and says what to do', (version) => {
  expect(() => checkNode(version)).toThrow(`needs Node 20.19 or newer, and this is ${version}. Install`);
});

it('is the version of package.json', () => {
  const manifest = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  expect(manifest.engines.node).toBe('>=20.19');
});
