import { expect, test } from 'vitest';
import { signX } from './sign.js';

/** Made with: printf '%s' '…' | openssl dgst -sha256 -hmac 'kunci-rahasia' -binary | base64 */
test('a vector of another program', () => {
  expect(signX('kunci-rahasia', '{"data":{"text":"Jalan rusak é"}}')).toBe(
    'sha256=XX8TpHZ2oBY5Q8PYat+uFyyWwWKCfMlg0f30hWuCE2A=',
  );
});
