import { ConfigError } from '@kanal/runtime';
import { describe, expect, it } from 'vitest';
import { placesConfigSchema } from './config.js';
import { loadPlaces } from './load-places.js';

describe('the places of Banten', async () => {
  const index = await loadPlaces('36');
  const codes = (name: string) => (index.byName.get(name) ?? []).map(({ code }) => code).toSorted();

  it('has villages of the region only, and districts of the whole country', () => {
    const places = new Set([...index.byName.values()].flat());
    const far = (level: string) =>
      [...places].filter((place) => place.level === level && !place.code.startsWith('36')).length;
    expect(far('desa')).toBe(0);
    expect(far('kecamatan')).toBeGreaterThan(7_000);
    expect([...places].filter(({ level }) => level === 'desa')).toHaveLength(1_552);
    expect([...places].filter(({ level }) => level === 'provinsi')).toHaveLength(38);
    expect([...places].filter(({ level }) => level === 'kabupaten')).toHaveLength(514);
  });

  it('leads from a name to all who bear it', () => {
    expect(codes('serang')).toEqual(expect.arrayContaining(['36.04', '36.73', '36.73.01']));
    expect(codes('curug')).toEqual(expect.arrayContaining(['36.03.17', '36.73.04']));
    expect(codes('jakartaselatan')).toContain('31.74');
    expect(codes('tangsel')).toEqual(['36.74']);
    expect(codes('pasarkemis')).toContain('36.03.12');
  });
});

it('takes a regency as the region', async () => {
  const index = await loadPlaces('36.73');
  const villages = [...index.byName.values()].flat().filter(({ level }) => level === 'desa');
  expect(new Set(villages.map(({ code }) => code.slice(0, 5)))).toEqual(new Set(['36.73']));
});

it('refuses a region that there is not', async () => {
  await expect(loadPlaces('99')).rejects.toBeInstanceOf(ConfigError);
});

it('knows the form of a region’s code', () => {
  expect(placesConfigSchema.parse({})).toEqual({ AGENCY_REGION: '36' });
  expect(placesConfigSchema.parse({ AGENCY_REGION: '36.73' })).toEqual({ AGENCY_REGION: '36.73' });
  for (const wrong of ['3673', 'Banten', '36.73.04', '']) {
    expect(placesConfigSchema.safeParse({ AGENCY_REGION: wrong }).success).toBe(false);
  }
});
