import { expect, it } from 'vitest';
import { builtInCategories, categoriesSchema, frequentCategories } from './categories.js';
import { categoryCode } from './category-codes.js';
import { seedLexicon } from './seed-lexicon.js';
import { seedTexts } from './seed-texts.js';

it.each([
  ['Pekerjaan Umum dan Penataan Ruang', 'pekerjaan-umum-dan-penataan-ruang'],
  ['Program Makan Bergizi Gratis (MBG)', 'program-makan-bergizi-gratis'],
  ['Sp4n-Lapor!', 'sp4n-lapor'],
  ['Kekerasan di Satuan Pendidikan (Sekolah, Kampus, Lembaga Kursus)', 'kekerasan-di-satuan-pendidikan'],
])('writes %s as %s', (name, code) => expect(categoryCode(name)).toBe(code));

it('takes its own categories, and none without the last resort or with a code twice', () => {
  expect(categoriesSchema.parse(builtInCategories)).toEqual(builtInCategories);
  const { categories } = builtInCategories;
  const bad = [
    { categories: categories.filter(({ code }) => code !== 'topik-lainnya') },
    { categories: [...categories, ...categories.slice(0, 1)] },
    { categories: [...categories, { code: 'Kode Salah', name: 'x' }] },
  ];
  for (const value of bad) expect(categoriesSchema.safeParse(value).success).toBe(false);
});

it('has tables about categories that there are, and at least words for each', () => {
  const codes = builtInCategories.categories.map(({ code }) => code).sort();
  expect(Object.keys(seedLexicon).sort()).toEqual(codes);
  for (const code of Object.keys(seedTexts)) expect(codes).toContain(code);
});

it('finds the frequent categories of the agency and their sub-categories in the tree', () => {
  for (const { category, sub } of frequentCategories) {
    const found = builtInCategories.categories.find(({ code }) => code === category);
    expect(found?.sub).toEqual(expect.arrayContaining([...sub]));
  }
});
