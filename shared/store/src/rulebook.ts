import {
  builtInCategories,
  builtInPolicies,
  type Calendar,
  type Categories,
  type CategoryModel,
  type ChannelPolicies,
  type ClockPolicies,
  calendarOf,
  calendarSchema,
  categoriesSchema,
  categoryModelSchema,
  channelPoliciesSchema,
  clockPoliciesSchema,
  defaultTemplates,
  mergeTemplates,
  newCategoryModel,
  ownTemplatesSchema,
  type Templates,
} from '@kanal/domain';
import type { z } from 'zod';
import { type SettingKind, type SettingStore, type SettingVersions, settingKinds } from './settings.js';

/** What an agency can set while Kanal runs, as it stands: what it has set, and what is built in for the rest. */
export interface Rulebook {
  readonly channelPolicies: ChannelPolicies;
  readonly templates: Templates;
  readonly categories: Categories;
  readonly model: CategoryModel;
  readonly calendar: Calendar;
  readonly clockPolicies: ClockPolicies;
  /** The version of each kind that was set, for whoever asks what held. */
  readonly versions: SettingVersions;
  /** Kinds whose version does not fit its schema (an older Kanal wrote it, or a person by hand): what is built in holds. */
  readonly unusable: readonly SettingKind[];
}

/** What holds while nothing is set. */
export const builtInRulebook: Rulebook = {
  channelPolicies: [],
  templates: defaultTemplates,
  categories: builtInCategories,
  model: newCategoryModel(),
  calendar: calendarOf(),
  clockPolicies: builtInPolicies,
  versions: {},
  unusable: [],
};

/**
 * Reads the rulebook. What cannot be used is left out and named, so that messages are answered.
 * @param known what was read before: it is given back, without a value read or checked, while no kind has a newer version
 * @throws a transient store error while the database is away.
 */
export async function readRulebook(store: SettingStore, known?: Rulebook): Promise<Rulebook> {
  if (known && isSame(await store.latestVersions(settingKinds), known.versions)) return known;
  const settings = await store.latestSettings(settingKinds);
  const unusable: SettingKind[] = [];

  function read<S extends z.ZodType>(kind: SettingKind, schema: S): z.infer<S> | undefined {
    const setting = settings.get(kind);
    if (!setting) return undefined;
    const parsed = schema.safeParse(setting.data);
    if (parsed.success) return parsed.data;
    unusable.push(kind);
    return undefined;
  }

  const templates = read('templates', ownTemplatesSchema);
  const calendar = read('calendar', calendarSchema);
  const versions: SettingVersions = Object.fromEntries(
    [...settings].map(([kind, { version }]) => [kind, version]),
  );
  const { categories, model, clockPolicies, channelPolicies } = builtInRulebook;
  return {
    channelPolicies: read('channel-policies', channelPoliciesSchema) ?? channelPolicies,
    templates: templates ? mergeTemplates(defaultTemplates, templates) : defaultTemplates,
    categories: read('categories', categoriesSchema) ?? categories,
    model: read('category-model', categoryModelSchema) ?? model,
    calendar: calendar
      ? calendarOf({ version: versions.calendar ?? 0, data: calendar })
      : builtInRulebook.calendar,
    clockPolicies: read('clock-policies', clockPoliciesSchema) ?? clockPolicies,
    versions,
    unusable,
  };
}

const isSame = (a: SettingVersions, b: SettingVersions) => settingKinds.every((kind) => a[kind] === b[kind]);
