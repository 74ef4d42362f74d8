import { indexPlaces, levelOf, type Place, type PlaceIndex } from '@kanal/domain';
import { ConfigError } from '@kanal/runtime';
import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data';

/**
 * Reads the places of Indonesia and makes them searchable by name: provinces, regencies and districts of the whole
 * country, villages of the agency's region. Reads files of a package: once, at start. Rejects with a {@link ConfigError}
 * when the region is none that the data know, as a mistyped code would make every place a far one.
 * @param region Kemendagri's code of a province or regency: `36`, `36.73`
 */
export async function loadPlaces(region: string): Promise<PlaceIndex> {
  const [provinces, regencies, districts, villages] = await Promise.all([
    getProvinces(),
    getRegencies(),
    getDistricts(),
    getVillages(),
  ]);
  if (![...provinces, ...regencies].some(({ code }) => code === region)) {
    throw new ConfigError(['AGENCY_REGION is no province or regency of Kemendagri’s list']);
  }
  const near = villages.filter(({ code }) => code.startsWith(`${region}.`));
  return indexPlaces([...provinces, ...regencies, ...districts, ...near].map(toPlace), region);
}

function toPlace({ code, name }: { readonly code: string; readonly name: string }): Place {
  return { code, name, level: levelOf(code) };
}
