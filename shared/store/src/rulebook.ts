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
import type { Log } from '@kanal/runtime';
import type { z } from 'zod';
import { type SettingKind, type SettingStore, settingKinds } from './settings.js';

/** What an agency can set while Kanal runs, as it stands: what it has set, and what is built in for the rest. */
export interface Rulebook {
  readonly channelPolicies: ChannelPolicies;
  readonly templates: Templates;
  readonly categories: Categories;
  readonly model: CategoryModel;
  readonly calendar: Calendar;
  readonly clockPolicies: ClockPolicies;
  /** The version of each kind that was set, for whoever asks what held. */
  readonly versions: Readonly<Partial<Record<SettingKind, number>>>;
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
};

/**
 * Reads the rulebook. A setting that does not fit its schema (an older Kanal wrote it, or a person by hand) is told in the
 * log and left out: what is built in holds, and messages are answered.
 * @throws a transient store error while the database is away.
 */
export async function readRulebook(store: SettingStore, log: Log): Promise<Rulebook> {
  const settings = await store.latestSettings(settingKinds);

  function read<S extends z.ZodType>(kind: SettingKind, schema: S): z.infer<S> | undefined {
    const setting = settings.get(kind);
    if (!setting) return undefined;
    const parsed = schema.safeParse(setting.data);
    if (parsed.success) return parsed.data;
    log.error({ kind, version: setting.version, issues: parsed.error.issues.length }, 'setting.unusable');
    return undefined;
  }

  const templates = read('templates', ownTemplatesSchema);
  const calendar = read('calendar', calendarSchema);
  const versions: Rulebook['versions'] = Object.fromEntries(
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
  };
}
