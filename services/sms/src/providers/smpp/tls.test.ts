import { expect, onTestFinished, test, vi } from 'vitest';
import { aCertificate } from './fixtures/a-certificate.js';
import { anOperator } from './fixtures/an-operator.js';
import { startSmsc } from './fixtures/an-smsc.js';
import { isReady, openAdapter, sms } from './fixtures/set-stage.js';

async function tlsStage(address: string, extraCa: (own: string) => string | undefined) {
  const certificate = aCertificate(address);
  const smsc = await startSmsc({}, certificate);
  onTestFinished(() => smsc.close());
  const operator = anOperator({ port: smsc.port, tls: true });
  return { smsc, ...openAdapter([operator], () => true, { extraCa: extraCa(certificate.cert) }) };
}

test('binds over TLS to a certificate of an authority of its own', async () => {
  const at = await tlsStage('127.0.0.1', (own) => own);
  await isReady(at);
  expect(await at.smsc.deliver(sms)).toBe(0);
});

test.each([
  ['of no authority that is known', '127.0.0.1', () => undefined, /DEPTH_ZERO_SELF_SIGNED_CERT/],
  ['of another authority', '127.0.0.1', () => aCertificate('127.0.0.1').cert, /SELF_SIGNED|VERIFY|SIGNATURE/],
  ['of another host', '127.0.0.2', (own: string) => own, /ERR_TLS_CERT_ALTNAME_INVALID/],
])('a certificate %s is refused before the password is said', async (_label, address, extraCa, reason) => {
  const at = await tlsStage(address, extraCa);
  await vi.waitFor(() => expect(at.connection.health()).toMatch(reason), 5_000);
  expect(at.connection.health()).toMatch(/SMPP_TLS_CA_FILE/);
  expect(at.smsc.requests).toEqual([]);
});

test('what speaks no TLS is refused', async () => {
  const smsc = await startSmsc();
  onTestFinished(() => smsc.close());
  const at = openAdapter([anOperator({ port: smsc.port, tls: true })], () => true, { timeoutMs: 500 });
  await vi.waitFor(() => expect(at.connection.health()).toMatch(/cannot be reached/), 5_000);
  expect(smsc.requests).toEqual([]);
});
