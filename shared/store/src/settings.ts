import type { Collection } from 'mongodb';
import { writeAllowingDuplicates } from './duplicate-keys.js';
import { StoreError } from './store-error.js';

/** What an agency can set while Kanal runs. Each kind has one value, of which every version is kept. */
export const settingKinds = [
  'channel-policies',
  'templates',
  'categories',
  'calendar',
  'clock-policies',
  'category-model',
] as const;

/** A kind of setting. */
export type SettingKind = (typeof settingKinds)[number];

/** `settings`: one per version. */
export interface SettingDocument {
  _id: string;
  schemaVersion: 1;
  kind: SettingKind;
  /** 1, 2, …, without a gap. */
  version: number;
  at: Date;
  /** Who set it: a user of the console, or of the operator's machine. */
  actor: string;
  /**
   * The value as JSON. Not as fields: words and codes are keys of some kinds, and a database does not take every word
   * as the name of a field.
   */
  json: string;
}

/** A version without its value. */
export type SettingLine = Pick<SettingDocument, 'kind' | 'version' | 'at' | 'actor'>;

/** A version with its value, which whoever reads it checks against the schema of its kind. */
export interface Setting extends SettingLine {
  readonly data: unknown;
}

/** The number of a version of each kind; a kind that was never set is missing. */
export type SettingVersions = Readonly<Partial<Record<SettingKind, number>>>;

/** Settings: nothing personal is in them but who set them. */
export interface SettingStore {
  /**
   * Adds a version; none is ever changed or removed. Of two who save at the same time both have a version of their own.
   * @returns its number
   */
  saveSetting(of: {
    readonly kind: SettingKind;
    readonly data: unknown;
    readonly actor: string;
    readonly at: Date;
  }): Promise<number>;
  /** The newest version of each of these kinds; a kind that was never set is missing. */
  latestSettings(kinds: readonly SettingKind[]): Promise<Map<SettingKind, Setting>>;
  /** The numbers of those versions, without their values. */
  latestVersions(kinds: readonly SettingKind[]): Promise<SettingVersions>;
  /** One version; undefined when there is none. */
  findSetting(kind: SettingKind, version: number): Promise<Setting | undefined>;
  /** The versions of a kind, newest first. */
  settingHistory(kind: SettingKind, limit: number): Promise<SettingLine[]>;
}

/** Nobody loses this many races in a row for the next number. */
const maxRounds = 20;

const withValue = ({ kind, version, at, actor, json }: SettingDocument): Setting => ({
  kind,
  version,
  at,
  actor,
  data: parsed(json),
});

/** Undefined, which fits no schema, for what somebody broke by hand: one kind must not keep the others from being read. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The settings over the native collection. The unique index of kind and version decides who has which number. */
export function createSettingStore(settings: Collection<SettingDocument>): SettingStore {
  const newest = (kind: SettingKind) => settings.findOne({ kind }, { sort: { version: -1 } });

  return {
    async saveSetting({ kind, data, actor, at }) {
      const json = JSON.stringify(data);
      for (let round = 0; round < maxRounds; round++) {
        const [last] = await settings
          .find({ kind }, { sort: { version: -1 }, limit: 1, projection: { version: 1 } })
          .toArray();
        const version = (last?.version ?? 0) + 1;
        const document = {
          _id: `${kind}.${version}`,
          schemaVersion: 1,
          kind,
          version,
          at,
          actor,
          json,
        } as const;
        const refused = await writeAllowingDuplicates(() =>
          settings.insertMany([document], { ordered: false }),
        );
        if (refused.size === 0) return version;
      }
      throw new StoreError('KANAL_SETTING_CONTENDED', `others keep saving ${kind}: try again`, {
        retryable: true,
      });
    },

    async latestSettings(kinds) {
      const found = await Promise.all(kinds.map(newest));
      return new Map(found.flatMap((setting) => (setting ? [[setting.kind, withValue(setting)]] : [])));
    },

    async latestVersions(kinds) {
      const projection = { _id: 0, kind: 1, version: 1 } as const;
      const found = await Promise.all(
        kinds.map((kind) => settings.findOne({ kind }, { sort: { version: -1 }, projection })),
      );
      return Object.fromEntries(found.flatMap((line) => (line ? [[line.kind, line.version]] : [])));
    },

    async findSetting(kind, version) {
      const found = await settings.findOne({ kind, version });
      return found ? withValue(found) : undefined;
    },

    settingHistory: (kind, limit) =>
      settings
        .find({ kind }, { sort: { version: -1 }, limit })
        .project<SettingLine>({ _id: 0, kind: 1, version: 1, at: 1, actor: 1 })
        .toArray(),
  };
}
