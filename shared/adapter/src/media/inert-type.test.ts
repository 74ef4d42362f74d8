import { expect, it } from 'vitest';
import { inertType } from './inert-type.js';

const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

it.each([
  { label: 'PNG', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), type: 'image/png' },
  { label: 'JPEG', bytes: Buffer.from('ffd8ffe000104a464946', 'hex'), type: 'image/jpeg' },
  { label: 'PDF', bytes: Buffer.from('%PDF-1.7\n'), type: 'application/pdf' },
  {
    label: 'HTML',
    bytes: Buffer.from('<!doctype html><script>x</script>'),
    type: 'application/octet-stream',
  },
  { label: 'SVG', bytes: Buffer.from(svg), type: 'application/octet-stream' },
  { label: 'a program', bytes: Buffer.from('7f454c4602010100', 'hex'), type: 'application/octet-stream' },
  { label: 'plain text', bytes: Buffer.from('halo'), type: 'application/octet-stream' },
  { label: 'nothing', bytes: Buffer.alloc(0), type: 'application/octet-stream' },
  { label: 'a PNG cut off', bytes: Buffer.from('89504e47', 'hex'), type: 'application/octet-stream' },
])('$label is $type', async ({ bytes, type }) => {
  expect(await inertType(bytes)).toBe(type);
});
