import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';

/** What `initiate.js` has the shell make. Each password is the name of its variable. */
export interface Initiated {
  readonly users: readonly object[];
  readonly roles: readonly object[];
  readonly views: readonly {
    readonly name: string;
    readonly on: string;
    readonly pipeline: readonly object[];
  }[];
  readonly commands: readonly object[];
}

/**
 * Runs `initiate.js` with a stand-in for mongosh's own objects, which notes what they are called for.
 * @param exists whether everything is there already, as at a second start
 */
export function runInitiate({ exists = false }: { readonly exists?: boolean } = {}): Initiated {
  const users: object[] = [];
  const roles: object[] = [];
  const views: { name: string; on: string; pipeline: object[] }[] = [];
  const commands: object[] = [];
  const services = {
    getUser: () => (exists ? {} : null),
    createUser: (user: object) => users.push(user),
    getRole: () => (exists ? {} : null),
    createRole: (role: object) => roles.push(role),
    getCollectionInfos: () => (exists ? [{}] : []),
    createView: (name: string, on: string, pipeline: object[]) => views.push({ name, on, pipeline }),
    runCommand: (command: object) => commands.push(command),
  };
  const env = {
    MONGODB_DATABASE: 'kanal',
    MONGODB_PASSWORD: 'MONGODB_PASSWORD',
    MONGODB_PROGRESS_PASSWORD: 'MONGODB_PROGRESS_PASSWORD',
  };
  const shell = {
    rs: { status: () => ({ ok: 1 }) },
    db: { hello: () => ({ isWritablePrimary: true }), getSiblingDB: () => services },
    process: { env },
  };
  runInContext(readFileSync(join(import.meta.dirname, 'initiate.js'), 'utf8'), createContext(shell));
  // What was made in there has the classes of that context, which are not ours.
  return structuredClone({ users, roles, views, commands });
}
