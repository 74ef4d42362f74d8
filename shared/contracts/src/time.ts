import { z } from 'zod';

/** A moment in UTC with milliseconds, as `new Date(ms).toISOString()` writes it. */
export const instantSchema = z.iso.datetime({ precision: 3 });
