import type { WebhookRequest } from '@kanal/adapter';
import { describe, expect, test } from 'vitest';
import { keywordsSchema, readKeyword, withKeywords } from './keywords.js';
import { anOperator } from './providers/smpp/fixtures/an-operator.js';
import { createAnAdapter } from './providers/smpp/fixtures/set-stage.js';
import { aTwilioAdapter } from './providers/twilio/fixtures/a-twilio-adapter.js';
import { fixtureAccount, signedRequest } from './providers/twilio/fixtures/read-fixtures.js';

const agency = 'Pemerintah Kabupaten Tangerang';
const keywords = keywordsSchema.parse(`tangkab:${agency}, BBM:Pertamina: SPBU`);

describe('keywordsSchema', () => {
  test('words in capitals, each with its agency', () => {
    expect(keywords).toEqual([
      { word: 'TANGKAB', agency },
      { word: 'BBM', agency: 'Pertamina: SPBU' },
    ]);
  });

  test.each([
    ['no agency', 'TANGKAB'],
    ['an empty agency', 'TANGKAB: '],
    ['no word', ':Pemerintah'],
    ['two words', 'TANG KAB:Pemerintah'],
    ['an agency too long', `TANGKAB:${'a'.repeat(65)}`],
    ['a word twice', 'TANGKAB:Satu,tangkab:Dua'],
    ['a comma at the end', 'TANGKAB:Satu,'],
  ])('%s is refused', (_label, text) => {
    expect(keywordsSchema.safeParse(text).success).toBe(false);
  });
});

test.each([
  ['TANGKAB lampu mati', { agency, text: 'lampu mati' }],
  ['  tangkab\n lampu mati', { agency, text: 'lampu mati' }],
  ['Tangkab: lampu mati', { agency, text: 'lampu mati' }],
  ['lampu mati di TANGKAB', { text: 'lampu mati di TANGKAB' }],
  ['TANGKABUPATEN lampu mati', { text: 'TANGKABUPATEN lampu mati' }],
  ['TANGKAB', { text: 'TANGKAB' }],
  ['TANGKAB ', { text: 'TANGKAB ' }],
  ['', { text: '' }],
])('%j', (text, expected) => {
  expect(readKeyword(text, keywords)).toEqual(expected);
});

describe('withKeywords', () => {
  const said = 'TANGKAB Lampu jalan mati';

  test('reads them in a message of Twilio, and leaves what came as it was', () => {
    const [route] = withKeywords(aTwilioAdapter(), keywords).routes;
    const call = signedRequest('/webhooks/sms/twilio', '', [
      ['AccountSid', fixtureAccount.accountSid],
      ['MessageSid', 'SM00000000000000000000000000000001'],
      ['From', '+6281200100001'],
      ['To', '+6281200001708'],
      ['Body', said],
      ['NumMedia', '0'],
      ['NumSegments', '1'],
    ]);
    expect(route?.parse(call).messages).toMatchObject([
      { agency, text: 'Lampu jalan mati', raw: { Body: said } },
    ]);
  });

  test('and in one of an operator', () => {
    const { connection } = withKeywords(createAnAdapter([anOperator()]), keywords);
    const event = {
      firstSeenMs: 1,
      operator: 'telkomsel',
      source_addr: '6281200100001',
      destination_addr: '1708',
      esm_class: 0,
      data_coding: 0,
      text: said,
    };
    const call = { body: Buffer.from(JSON.stringify(event)) } as unknown as WebhookRequest;
    expect(connection?.route.parse(call).messages).toMatchObject([
      { agency, text: 'Lampu jalan mati', raw: { text: said } },
    ]);
  });
});
