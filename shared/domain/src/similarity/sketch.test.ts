import { describe, expect, it } from 'vitest';
import { normalise } from '../text/normalise.js';
import { withoutAccountNames } from './account-names.js';
import { happeningIn } from './happening-in.js';
import { estimateSimilarity } from './minhash.js';
import { type Sketch, sharedWords, sketchOf } from './sketch.js';

const sketch = (text: string): Sketch => sketchOf(normalise(text));
const likeness = (a: string, b: string) => estimateSimilarity(sketch(a).signature, sketch(b).signature);

const post =
  'jalan raya depan pabrik sepatu berlubang dalam sekali tadi malam pengendara motor jatuh tiga bulan warga mengeluh tidak ada perbaikan dinas';

describe('sketches', () => {
  it('are the same for the same telling words', () => {
    expect(likeness(post, `selamat pagi pak mohon ${post} terima kasih`)).toBe(1);
    expect(likeness('banjir', 'banjir')).toBe(1);
  });

  it.each([
    ['a remark behind it', `${post} viralkan`, 0.8],
    ['a word changed in it', post.replace('sepatu', 'tekstil'), 0.6],
  ])('are near for a copy with %s', (_, copy, least) => {
    expect(likeness(post, copy)).toBeGreaterThan(least);
  });

  it('are the same for copies that mention others', () => {
    expect(likeness(`@dinas_pu.kota ${post}`, `${post} @budi_1 @siti.contoh`)).toBe(1);
    expect(withoutAccountNames(normalise('cc @a_b.c banjir, @d'))).toEqual(['cc', 'banjir']);
  });

  it('are far for the same words about something else', () => {
    expect(
      likeness(post, 'pengendara motor mengeluh jalan menuju dinas tidak ada lampu tiga malam'),
    ).toBeLessThan(0.2);
  });

  it.each([
    ['nothing', ''],
    ['emoji', '😀😀 👍'],
    ['lone surrogates', '\ud800 \udfff a\ud800'],
    ['another script', 'مرحبا بكم الطريق'],
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ten thousand words', 'jalan rusak '.repeat(5_000)],
    ['zero-width marks', '\u200b\u200d \u202e'],
  ])('are made of %s, too', (_, text) => {
    const { signature, words } = sketch(text);
    expect(signature).toHaveLength(65);
    expect(words.length).toBeLessThanOrEqual(64);
    expect(words).toEqual(words.toSorted());
  });

  it.each([
    ['banjir besar', 'banjir parah', 1],
    ['banjir besar kampung', 'kampung besar banjir', 3],
    ['banjir', 'longsor', 0],
    ['', 'longsor', 0],
  ])('count the words that %j and %j share: %i', (a, b, shared) => {
    expect(sharedWords(sketch(a).words, sketch(b).words)).toBe(shared);
  });
});

describe('happenings', () => {
  it.each([
    ['rumah kami kebanjiran sejak subuh', 'banjir'],
    ['air masuk rumah setinggi lutut', 'banjir'],
    ['listrik mati dari tadi', 'listrik-padam'],
    ['sudah dua hari mati lampu', 'listrik-padam'],
    ['air pdam mati', 'air-mati'],
    ['pohon tumbang menutup jalan', 'angin-kencang'],
    ['si jago merah menghanguskan kios', 'kebakaran'],
    ['lampu jalan mati', undefined],
    ['jalan rusak', undefined],
    ['', undefined],
  ])('%j is %s', (text, happening) => {
    expect(happeningIn(text.split(' '))).toBe(happening);
  });
});
