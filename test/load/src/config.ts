/** What the launcher hands over: the engines to start. */
export interface BenchConfig {
  readonly natsBin: string;
  readonly mongoBin: string;
  readonly mongoKind: string;
}

/** Reads the environment. Throws one Error that names every variable missing. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): BenchConfig {
  const { KANAL_NATS_BIN, KANAL_MONGO_BIN, KANAL_MONGO_KIND } = env;
  const missing = Object.entries({ KANAL_NATS_BIN, KANAL_MONGO_BIN, KANAL_MONGO_KIND })
    .filter(([, value]) => !value)
    .map(([name]) => name);
  if (!KANAL_NATS_BIN || !KANAL_MONGO_BIN || !KANAL_MONGO_KIND) {
    throw new Error(`${missing.join(', ')} not set: start the bench with npm run bench, which sets them`);
  }
  return { natsBin: KANAL_NATS_BIN, mongoBin: KANAL_MONGO_BIN, mongoKind: KANAL_MONGO_KIND };
}
