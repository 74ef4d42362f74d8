// @ts-check

/** https://www.mongodb.com/docs/manual/reference/error-codes: AlreadyInitialized. */
const alreadyInitialized = 23;

/**
 * Makes a `mongod` started with `--replSet kanal` a replica set of one node. Call it again until nothing is missing;
 * a set that was initiated before is left as it is. The driver is loaded here, because the launcher itself starts
 * before dependencies are installed.
 * @param {string} url
 * @param {number} port
 * @returns {Promise<string | undefined>} What is still missing; `undefined` once the node is primary and takes writes.
 */
export async function initiateReplicaSet(url, port) {
  const { MongoClient, MongoServerError } = await import('mongodb');
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 2_000 });
  try {
    const admin = client.db('admin');
    if ((await admin.command({ hello: 1 }))['isWritablePrimary'] === true) return undefined;
    const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
    await admin.command({ replSetInitiate: { _id: 'kanal', members } });
    return 'the replica set has no primary yet';
  } catch (error) {
    if (error instanceof MongoServerError && error.code === alreadyInitialized) {
      return 'the replica set has no primary yet';
    }
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.close();
  }
}
