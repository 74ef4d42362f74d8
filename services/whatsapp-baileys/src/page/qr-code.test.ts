import { describe, expect, it } from 'vitest';
import { qrModules, qrSvg, qrText } from './qr-code.js';

const text = '2@abcdefghijklmnopqrstuvwxyz0123456789,ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq=,ABCD=,1';
const modules = qrModules(text);
const size = modules.length;

describe('a QR code', () => {
  it('has its three finders', () => {
    const finder = (row: number, column: number) =>
      modules.slice(row, row + 7).map((line) =>
        line
          .slice(column, column + 7)
          .map(Number)
          .join(''),
      );
    const expected = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];
    for (const [row, column] of [
      [0, 0],
      [0, size - 7],
      [size - 7, 0],
    ] as const)
      expect(finder(row, column)).toEqual(expected);
  });

  it('is the same in the terminal as on the page', () => {
    const lines = qrText(text)
      .split('\n')
      .map((line) => [...line]);
    const fromText = (row: number, column: number): boolean => {
      const symbol = lines[(row + 2) >> 1]?.[column + 2] ?? '';
      return (row + 2) % 2 === 0 ? ' ▄'.includes(symbol) : ' ▀'.includes(symbol);
    };
    const path = qrSvg(text, 'QR');
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const isDark = modules[row]?.[column] === true;
        expect(fromText(row, column)).toBe(isDark);
        expect(path.includes(`M${column + 4} ${row + 4}h1v1h-1z`)).toBe(isDark);
      }
    }
  });
});
