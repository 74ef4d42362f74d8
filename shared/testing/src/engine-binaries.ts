/** Where the engines' programs lie on this machine. */
export interface EngineBinaries {
  readonly nats: string;
  readonly mongo: string;
}

/**
 * The programs named by `KANAL_NATS_BIN` and `KANAL_MONGO_BIN`, as `npm test` sets them.
 * @throws Error that says how to run the tests when one is missing.
 */
export function engineBinaries(env: Readonly<Record<string, string | undefined>>): EngineBinaries {
  const nats = env['KANAL_NATS_BIN'];
  const mongo = env['KANAL_MONGO_BIN'];
  if (!nats || !mongo) {
    throw new Error(
      'No engines: run `npm test`, or set KANAL_NATS_BIN (nats-server) and KANAL_MONGO_BIN (secantusd-rs)',
    );
  }
  return { nats, mongo };
}
