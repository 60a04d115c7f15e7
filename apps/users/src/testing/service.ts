import type { RequestListener } from 'node:http';
import { createVerifier } from '@quartet/auth';
import { readConfig } from '@quartet/config';
import {
  documented,
  testCallers,
  type TestCallers,
  testDatabase,
  type TestDatabase,
  testDeps,
  type TestTokens,
} from '@quartet/testing';
import { createLocalJWKSet } from 'jose';
import type { Test } from 'supertest';
import { createApp, routes } from '../app.ts';
import { compose } from '../compose.ts';
import { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { joseAccessTokens } from '../outside/jose-access-tokens.ts';
import { postgresRevocations } from '../outside/postgres-revocations.ts';
import { environmentOn } from './environment.ts';
import {
  type AdminBody,
  type NewPerson,
  newPerson,
  type Person,
  type TokensBody,
  type UserBody,
} from './people.ts';

type Changes = Readonly<Record<string, string>>;

/** The whole service on a database of its own, with those who call it. */
export interface Service extends TestCallers {
  readonly app: RequestListener;
  readonly deps: Deps;
  readonly database: TestDatabase;
  readonly tokens: TestTokens;
  register(fields?: Partial<NewPerson>): Promise<Person>;
  logIn(person: Pick<Person, 'email' | 'password'>): Promise<TokensBody>;
  /** Creates an admin, and logs them in. */
  logInAdmin(): Promise<AdminBody>;
  refresh(refreshToken: string): Test;
  close(): Promise<void>;
}

/** The service, each answer of which has to be one that its document describes. */
export function appOf(deps: Deps): RequestListener {
  return documented({ name: 'users', routes, app: createApp(deps) });
}

export async function openService(changes: Changes = {}): Promise<Service> {
  const database = await testDatabase();
  const { deps, tokens } = await depsOn(database, changes);
  const app = appOf(deps);
  const callers = await testCallers({ name: 'users', to: app, tokens });
  const { anyone } = callers;
  return {
    ...{ app, deps, database, tokens, ...callers },
    register: async (fields = {}) => {
      const person = { ...newPerson(), ...fields };
      const { body } = await anyone.post().send(person).expect(201);
      return { ...(body as UserBody), password: person.password };
    },
    logIn: async ({ email, password }) =>
      (await anyone.post('/login').send({ email, password }).expect(200)).body as TokensBody,
    logInAdmin: async () => {
      const { email, password, name } = newPerson();
      const passwordHash = await deps.passwords.hash(password, 'registration');
      const { id } = await deps.users.add({ email, name, role: 'admin', passwordHash });
      const { body } = await anyone.post('/login').send({ email, password }).expect(200);
      return { ...(body as TokensBody), id };
    },
    refresh: (refreshToken) => anyone.post('/token').send({ refreshToken }),
    close: () => database.close(),
  };
}

async function depsOn(database: TestDatabase, changes: Changes) {
  const { tokens, ...shared } = await testDeps('users', changes);
  const config = readConfig(Config, { ...environmentOn(database), ...changes });
  const accessTokens = joseAccessTokens(config);
  const revocations = postgresRevocations(database, config);
  const keys = [...tokens.usersJwks.keys, ...accessTokens.publicKeys()];
  const own = {
    keys: createLocalJWKSet({ keys }),
    revocations: async () => new Set(await revocations.sessions()),
  };
  const verifier = createVerifier({ name: 'users', config, log: shared.log, own });
  const app = { ...shared, verifier };
  const deps = compose({ app, database, accessTokens, revocations, config });
  return { deps, tokens };
}
