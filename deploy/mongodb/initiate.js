// Run by mongosh as root: makes the node a replica set of one and gives the services a user for their database alone.
// May run again: what is there stays.
const status = () => {
  try {
    return rs.status().ok === 1;
  } catch (error) {
    if (error.codeName === 'NotYetInitialized') return false;
    throw error;
  }
};
if (!status()) rs.initiate({ _id: 'kanal', members: [{ _id: 0, host: 'mongodb:27017' }] });
while (!db.hello().isWritablePrimary) sleep(200);

const { MONGODB_DATABASE, MONGODB_PASSWORD } = process.env;
const services = db.getSiblingDB(MONGODB_DATABASE);
const user = {
  pwd: MONGODB_PASSWORD,
  roles: [{ role: 'readWrite', db: MONGODB_DATABASE }],
};
if (services.getUser('kanal') === null) services.createUser({ user: 'kanal', ...user });
