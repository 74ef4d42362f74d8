/**
 * Citizens' messages with what a careful officer reads in them. A message's field that is left out is not scored;
 * `null` says that there is nothing to find.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { categoryCodes } from './category-codes.js';

const intentKindSchema = z.enum([
  'darurat',
  'anonim',
  'rahasia',
  'batal',
  'koreksi',
  'setuju',
  'terima-kasih',
  'salam',
  'status',
  'uji-coba',
]);

const complaintClassSchema = z.enum([
  'pengaduan-tidak-berkadar-pengawasan',
  'pengaduan-berkadar-pengawasan',
  'aspirasi',
  'permintaan-informasi',
]);

/** What an officer would still ask for. Office and evidence are not labelled: he can do without. */
const missingPartSchema = z.enum(['apa', 'lokasi', 'waktu']);

const styleSchema = z.enum([
  'formal',
  'everyday',
  'slang',
  'javanese',
  'sundanese',
  'mixed',
  'shouting',
  'short',
  'long',
  'emoji',
]);

const periodSchema = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine((period) => period.from <= period.to, 'a period ends before it begins');

/** Kemendagri codes of Banten: province, kabupaten or kota, kecamatan, desa or kelurahan. */
const placeCodeSchema = z.string().regex(/^36(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/);

const expectedSchema = z.strictObject({
  kind: z.enum(['complaint', 'steering', 'non-substantive']),
  /** All that the message wants of us, a greeting and thanks beside a complaint included. */
  intents: z.array(intentKindSchema),
  /** The one thing that the message says; null when it says more, or something else. */
  only: intentKindSchema.nullable().optional(),
  /** One whole message that is a word to our line, or a sentence that means it. */
  keyword: z.enum(['stop', 'start']).optional(),
  /** Concerns a public service or officer, states a problem, question or wish, and can be routed. */
  isSubstantive: z.boolean(),
  class: complaintClassSchema.optional(),
  /** Best first; a second one where a careful officer could choose either. */
  categories: z.array(z.enum(categoryCodes)).min(1).max(2).optional(),
  secretSuggested: z.boolean().optional(),
  /**
   * Empty when an officer would ask nothing. Wishes and questions need no date, nor does what comes back at a told
   * time (each night, with every rain); physical things need a place.
   */
  missing: z.array(missingPartSchema).optional(),
  /** As precise as one can be sure of; whether the places above are found as well does not matter. */
  places: z.array(placeCodeSchema).optional(),
  /** When it happened or since when, up to the day of sending; null when no time is told. */
  when: periodSchema.nullable().optional(),
  trackingIds: z.array(z.string().regex(/^\d{6,10}$/)).optional(),
  tickets: z.array(z.string().regex(/^BTN-\d{6}-[0-9A-Z]{7}$/)).optional(),
  hasNik: z.boolean().optional(),
  hasPhone: z.boolean().optional(),
});

/** One message with its labels, which do not contradict its text or each other. */
export const labelledMessageSchema = z
  .strictObject({
    id: z.string().regex(/^m\d{3}$/),
    text: z.string().min(1),
    channel: z.enum(['sms', 'whatsapp', 'x', 'messenger', 'instagram', 'facebook']),
    /** In the agency's zone, so that the first ten characters are its day. */
    sentAt: z.string().regex(/^2026-\d{2}-\d{2}T\d{2}:\d{2}:00\+07:00$/),
    style: styleSchema,
    /** What we had asked for before, when the message is an answer. */
    asked: z.array(missingPartSchema).optional(),
    expected: expectedSchema,
    note: z.string().optional(),
  })
  .superRefine(({ text, expected }, context) => {
    const say = (message: string) => context.addIssue({ code: 'custom', message });
    const isComplaint = expected.kind === 'complaint';
    if (!isComplaint && expected.isSubstantive) say('only a complaint is substantive');
    if (!isComplaint && (expected.class || expected.categories || expected.missing))
      say('only a complaint has a class, categories and missing parts');
    if (expected.only && !expected.intents.includes(expected.only)) say('"only" is not among the intents');
    if (expected.only && isComplaint) say('a complaint says more than one word to us');
    for (const id of expected.trackingIds ?? []) if (!text.includes(id)) say(`${id} is not in the text`);
    if (/(?<!\d)\d{16}(?!\d)/.test(text) !== Boolean(expected.hasNik)) say('hasNik and the text disagree');
  });

const messageFileSchema = z.strictObject({
  provenance: z.strictObject({
    written: z.iso.date(),
    by: z.string(),
    labels: z.string(),
    split: z.strictObject({ seed: z.number().int(), method: z.string(), part: z.string() }),
  }),
  messages: z.array(labelledMessageSchema),
});

export type IntentKind = z.infer<typeof intentKindSchema>;
export type ComplaintClass = z.infer<typeof complaintClassSchema>;
export type MissingPart = z.infer<typeof missingPartSchema>;
export type Period = z.infer<typeof periodSchema>;
export type LabelledMessage = z.infer<typeof labelledMessageSchema>;
/** A file of messages, and how it came to be. */
export type MessageFile = z.infer<typeof messageFileSchema>;

/** All intents, in the order in which figures name them. */
export const intentKinds = intentKindSchema.options;
/** The parts whose absence is labelled. */
export const missingParts = missingPartSchema.options;

/** The messages that rules are tried on while they are written. */
export const workedWith = new URL('worked-with.json', import.meta.url);
/** The messages that are held back: their figures are taken once, when the rules are done. */
export const openedOnce = new URL('opened-once.json', import.meta.url);

/** Reads a file of messages. Throws a `ZodError` that names every wrong label. */
export function loadMessages(file: URL): MessageFile {
  return messageFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
