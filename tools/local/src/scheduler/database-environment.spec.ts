import { databaseEnvironment } from './database-environment.ts';

const database = {
  app: 'postgres://app:secret@db/small',
  owner: 'postgres://owner:secret@db/small',
};
const environment = {
  DATABASE_AUTH: 'iam',
  DATABASE_URL: 'postgres://app@localhost:5/small?sslmode=verify-full',
};
const endpoint = { databaseEndpoint: { port: 5, certificate: '/home/ca.pem' } };

it('has the URLs of both roles, with their passwords', () => {
  const result = databaseEnvironment({ environment }, { context: {}, database });
  expect(result).toEqual({
    DATABASE_URL: database.app,
    MIGRATIONS_DATABASE_URL: database.owner,
    DATABASE_AUTH: 'password',
  });
  expect(databaseEnvironment({ environment }, { context: {}, database: undefined })).toEqual({});
});

it('has the URL of its template without a password at an endpoint, and trusts its certificate', () => {
  const result = databaseEnvironment({ environment }, { context: endpoint, database });
  expect(result).toEqual({
    DATABASE_AUTH: 'iam',
    DATABASE_URL:
      'postgres://app@localhost:5/small?sslmode=verify-full&sslrootcert=%2Fhome%2Fca.pem',
  });
});

it('has the URLs of one-off tasks', () => {
  const urls = {
    MASTER_DATABASE_URL: 'postgres://master@localhost:5/postgres',
    MIGRATIONS_DATABASE_URL: 'postgres://owner@localhost:5/small',
  };
  expect(databaseEnvironment({ environment: urls }, { context: endpoint, database })).toEqual({
    MASTER_DATABASE_URL: `${urls.MASTER_DATABASE_URL}?sslrootcert=%2Fhome%2Fca.pem`,
    MIGRATIONS_DATABASE_URL: `${urls.MIGRATIONS_DATABASE_URL}?sslrootcert=%2Fhome%2Fca.pem`,
  });
});
