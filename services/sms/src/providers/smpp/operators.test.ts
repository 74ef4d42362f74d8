import { describe, expect, test } from 'vitest';
import { accountOf, operatorsSchema } from './operators.js';

const needed = {
  name: 'telkomsel',
  host: 'smsc.example.co.id',
  systemId: 'kanal',
  password: 'rahasia',
  number: '1708',
};
const parse = (...operators: object[]) => operatorsSchema.safeParse(JSON.stringify(operators));

describe('operatorsSchema', () => {
  test('the five fields are enough', () => {
    expect(parse(needed).data).toEqual([
      {
        ...needed,
        port: 2775,
        tls: false,
        systemType: '',
        messagesPerSecond: 10,
        window: 10,
        defaultAlphabet: 'gsm7',
        receipts: true,
        receiptIds: 'as-is',
        longMessages: 'udh',
      },
    ]);
  });

  test('with TLS the port is 3550, unless it is another', () => {
    expect(parse({ ...needed, tls: true }).data?.[0]?.port).toBe(3550);
    expect(parse({ ...needed, tls: true, port: 2776 }).data?.[0]?.port).toBe(2776);
  });

  test.each([
    ['no JSON', '[{', /operators: /],
    ['no operator', '[]', /operators: /],
    ['no password', JSON.stringify([{ ...needed, password: undefined }]), /operators\.0\.password: /],
    [
      'a password too long',
      JSON.stringify([{ ...needed, password: 'sangat-rahasia' }]),
      /operators\.0\.password: /,
    ],
    ['a name with a space', JSON.stringify([{ ...needed, name: 'PT Telkomsel' }]), /operators\.0\.name: /],
    ['a field that is none', JSON.stringify([{ ...needed, windows: 3 }]), /windows/],
    ['a name twice', JSON.stringify([needed, { ...needed, number: '1709' }]), /two are named telkomsel/],
  ])('%s is told by its place, without a secret', (_label, text, problem) => {
    const { error } = operatorsSchema.safeParse(text);
    expect(error?.issues[0]?.message).toMatch(problem);
    expect(error?.issues[0]?.message).not.toMatch(/rahasia/);
  });
});

test.each([
  ['1708', '1708@telkomsel'],
  ['6281200001708', '+6281200001708@telkomsel'],
  ['LAPOR', 'LAPOR@telkomsel'],
])('the account of %s is %s', (number, account) => {
  expect(accountOf({ number, name: 'telkomsel' })).toBe(account);
});
