import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appSecretProof, signBody, toEscapedJson } from './sign.js';

test('the signature is the HMAC of a published example', () => {
  // Test case 2 of RFC 4231: HMAC-SHA256 with the key "Jefe".
  expect(signBody('Jefe', 'what do ya want for nothing?')).toBe(
    'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
  expect(appSecretProof('Jefe', 'what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('the example of Meta’s documentation: escaped with lower-case digits', () => {
  expect(toEscapedJson('äöå')).toBe('"\\u00e4\\u00f6\\u00e5"');
  expect(toEscapedJson('🙏')).toBe('"\\ud83d\\ude4f"');
  expect(toEscapedJson({ mime_type: 'image/png' })).toBe('{"mime_type":"image\\/png"}');
});

test('escaped JSON is ASCII and reads back as what it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = toEscapedJson(value);
      expect(text).toMatch(/^[ -~]*$/);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('JSON written anew does not match the signature of what Meta sent', () => {
  const sent = toEscapedJson({ body: 'Lampu padam – tolong' });
  const rewritten = JSON.stringify(JSON.parse(sent));
  expect(signBody('secret', rewritten)).not.toBe(signBody('secret', sent));
  expect(signBody('secret', sent)).toBe(
    `sha256=${createHmac('sha256', 'secret').update(Buffer.from(sent)).digest('hex')}`,
  );
});
