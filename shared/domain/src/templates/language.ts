/**
 * Languages that citizens are answered in: Indonesian, English, Javanese, Sundanese. Every text exists in the first two;
 * what a regional language lacks is said in Indonesian.
 */
export const languages = ['id', 'en', 'jv', 'su'] as const;

/** A language that citizens are answered in, by its ISO 639-1 code. */
export type Language = (typeof languages)[number];

/** In which every text exists for every surface it can occur on. */
export const fullLanguages = ['id', 'en'] as const satisfies readonly Language[];
