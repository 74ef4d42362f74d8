// Run by mongosh as root: makes the node a replica set of one, gives the services a user for their database alone, and
// the progress page one who reads a single view there. May run again: what is there stays, and the view is renewed.
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

const { MONGODB_DATABASE, MONGODB_PASSWORD, MONGODB_PROGRESS_PASSWORD } = process.env;
const services = db.getSiblingDB(MONGODB_DATABASE);
const addUser = (user, pwd, roles) => {
  if (services.getUser(user) === null) services.createUser({ user, pwd, roles });
};
addUser('kanal', MONGODB_PASSWORD, [{ role: 'readWrite', db: MONGODB_DATABASE }]);

// What the public may know of a complaint: `progressFields` in shared/store/src/progress-reader.ts, and of secret ones
// nothing. Who may read the view may not read what it is of.
const view = 'complaintProgress';
const pipeline = [
  { $match: { secret: { $ne: true } } },
  {
    $project: {
      _id: 0,
      ticket: 1,
      state: 1,
      agency: 1,
      'history.state': 1,
      'history.at': 1,
      'history.reason': 1,
      'handOff.trackingId': 1,
      'clocks.name': 1,
      'clocks.kind': 1,
      'clocks.dueOn': 1,
      'clocks.dueAt': 1,
      'clocks.isPrediction': 1,
      'clocks.pauses.from': 1,
      'clocks.pauses.to': 1,
      'clocks.stoppedAt': 1,
    },
  },
];
if (services.getCollectionInfos({ name: view }).length === 0) {
  services.createView(view, 'complaints', pipeline);
} else {
  services.runCommand({ collMod: view, viewOn: 'complaints', pipeline });
}
if (services.getRole('readProgress') === null) {
  services.createRole({
    role: 'readProgress',
    privileges: [{ resource: { db: MONGODB_DATABASE, collection: view }, actions: ['find'] }],
    roles: [],
  });
}
addUser('progress', MONGODB_PROGRESS_PASSWORD, ['readProgress']);
