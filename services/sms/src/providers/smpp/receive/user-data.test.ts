import { expect, test } from 'vitest';
import { readUserData } from './user-data.js';

test.each([
  ['no header', 0x00, '050003070201414243', [], '050003070201414243'],
  ['a part', 0x40, '050003070201414243', ['0003070201'], '414243'],
  ['a part with a table', 0x40, '08000307020124010141', ['0003070201', '240101'], '41'],
  ['a part without content', 0x40, '050003070201', ['0003070201'], ''],
  ['a header of nothing', 0x40, '004142', [], '4142'],
  ['an element longer than the header', 0x40, '050009070201414243', [], '414243'],
  ['an element cut off after its identifier', 0x40, '060003070201084142', ['0003070201'], '4142'],
  ['a header longer than the message', 0x40, '40000307020141', [], '40000307020141'],
  ['nothing', 0x40, '', [], ''],
])('%s', (_label, esmClass, octets, elements, content) => {
  const read = readUserData(Buffer.from(octets, 'hex'), esmClass);
  expect(read.elements.map((element) => Buffer.from(element).toString('hex'))).toEqual(elements);
  expect(Buffer.from(read.content).toString('hex')).toBe(content);
});
