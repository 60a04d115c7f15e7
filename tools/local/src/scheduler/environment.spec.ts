import { credentialsOf } from '@quartet/aws/iam/credentials';
import { readConfig } from '@quartet/config';
import { homeIn } from '../state-dir/home.ts';
import type { Secrets } from '../state-dir/secrets.ts';
import type { Container } from '@quartet/cloudformation/model/services';
import { Config } from '../context/config.ts';
import type { RunContext } from '../context/run-context.ts';
import { taskEnvironment, type TaskContext } from './environment.ts';
import { smallService } from './testing/small-service.ts';

const key = { kid: 'k', kty: 'RSA', n: 'n', e: 'AQAB', d: 'private' };
const secrets: Secrets = {
  ...{ apiKey: 'a', superuserPassword: 's', rolePasswords: 'r', webhookSecret: 'w' },
  refreshTokenSecret: 'refresh',
  signingKeys: [{ ...key, signsFrom: '1970-01-01T00:00:00.000Z' }],
  serviceKey: key,
  admin: { email: 'admin@x', password: 'p' },
  shopper: { email: 'shopper@x', password: 'p' },
  parameters: { '/quartet/dev/settings/small/OWN': 'given' },
};
const database = { app: 'postgres://app@db/small', owner: 'postgres://owner@db/small' };

function environment(
  container: Partial<Container>,
  inherited: NodeJS.ProcessEnv = {},
  more: Partial<RunContext> = {},
) {
  const service = smallService();
  const caller = smallService({
    name: 'caller',
    container: { ...service.container, secrets: { '/caller/KEY': 'SERVICE_PRIVATE_KEY' } },
  });
  const config = readConfig(Config, inherited);
  const ports = { edge: 1, provider: 2, cloud: 3, postgres: 4, traces: 5, tasks: new Map() };
  const surroundings: TaskContext = {
    context: { inherited, config, home: homeIn('/home'), secrets, ports, ...more },
    sources: { secrets, services: [service, caller], provider: 'http://provider' },
    database,
  };
  return taskEnvironment({ ...service.container, ...container }, 5, surroundings);
}

it('is what the template says, unless the user says otherwise', () => {
  const template = { environment: { SAGA_WAIT: '5000', QUERY: '1', HOLD: '2' } };
  const result = environment(template, { SAGA_WAIT: '100', QUERY: '', MORE: 'x' });
  expect(result).toMatchObject({ SAGA_WAIT: '100', QUERY: '1', HOLD: '2', MORE: 'x' });
});

it('has the compile cache of the user, or one in the home', () => {
  expect(environment({})).toMatchObject({ NODE_COMPILE_CACHE: '/home/cache' });
  const inherited = { NODE_COMPILE_CACHE: '/tmp/compiled' };
  expect(environment({}, inherited)).toMatchObject(inherited);
});

it('is what only this machine can know, whatever template and user say', () => {
  const foreign = {
    HOST: '0.0.0.0',
    PORT: '3000',
    DATABASE_URL: 'postgres://aurora',
    DATABASE_AUTH: 'iam',
    AWS_ENDPOINT_URL: 'https://aws',
    LOG_FORMAT: 'pretty',
    DOCS_CREDENTIALS_URL: 'https://elsewhere',
  };
  expect(environment({ environment: foreign }, foreign)).toMatchObject({
    HOST: '127.0.0.1',
    PORT: '5',
    DATABASE_URL: database.app,
    MIGRATIONS_DATABASE_URL: database.owner,
    DATABASE_AUTH: 'password',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:3',
    LOG_FORMAT: 'json',
    DRAIN_DELAY: '0',
  });
});

it('logs in at a database endpoint as the one user of its template', () => {
  const databaseEndpoint = { port: 5, certificate: '/ca.pem' };
  const template = { DATABASE_AUTH: 'iam', DATABASE_URL: 'postgres://app@localhost:5/small' };
  const foreign = {
    ...{ DATABASE_AUTH: 'password', DATABASE_URL: 'postgres://own' },
    MIGRATIONS_DATABASE_URL: 'postgres://own',
  };
  const result = environment({ environment: template }, foreign, { databaseEndpoint });
  expect(result).toMatchObject({
    DATABASE_AUTH: 'iam',
    DATABASE_URL: 'postgres://app@localhost:5/small?sslrootcert=%2Fca.pem',
    MIGRATIONS_DATABASE_URL: undefined,
  });
});

it('sends events to what the user has put before EventBridge', () => {
  const between = { QUARTET_EVENTBRIDGE_URL: 'http://127.0.0.1:9' };
  expect(environment({}, between)).toMatchObject({
    AWS_ENDPOINT_URL: 'http://127.0.0.1:3',
    AWS_ENDPOINT_URL_EVENTBRIDGE: 'http://127.0.0.1:9',
  });
  expect(environment({})).not.toHaveProperty('AWS_ENDPOINT_URL_EVENTBRIDGE');
});

it('has nothing of an account of the user, or of who has launched us', () => {
  const account = {
    ...{ AWS_PROFILE: 'mine', AWS_SESSION_TOKEN: 't', NX_TASK_HASH: 'h', npm_x: 'y' },
    QUARTET_POSTGRES_URL: 'postgres://superuser:secret@127.0.0.1/postgres',
  };
  const result = environment({}, account);
  expect(Object.keys(result).filter((name) => name in account)).toEqual([]);
  expect(result).not.toHaveProperty('AWS_ACCESS_KEY_ID');
});

it('has the keys of its role', () => {
  const taskRoleArn = 'arn:aws:iam::000000000000:role/small';
  expect(environment({ taskRoleArn })).toMatchObject({
    AWS_ACCESS_KEY_ID: credentialsOf(taskRoleArn).accessKeyId,
    AWS_SECRET_ACCESS_KEY: expect.stringMatching(/^.{40}$/) as string,
  });
});

it('finds a service where the template says, though the user has put something before it', () => {
  const template = { environment: { SMALL_URL: 'http://balancer' } };
  const result = environment(template, { SMALL_URL: 'http://between' });
  expect(result['SMALL_URL']).toBe('http://balancer');
});

it('has the simulator for its provider, whoever moves the money in the cloud', () => {
  const payments = {
    environment: { PROVIDER: 'stripe' },
    secrets: { '/payments/PROVIDER_WEBHOOK_SECRET': 'PROVIDER_WEBHOOK_SECRET' },
  };
  const simulated = { PROVIDER: 'simulator', PROVIDER_URL: 'http://provider' };
  expect(environment(payments)).toMatchObject({ ...simulated, PROVIDER_WEBHOOK_SECRET: 'w' });
  expect(environment(payments, { PROVIDER_WEBHOOK_SECRET: 'whsec' })).toMatchObject({
    ...simulated,
    PROVIDER_WEBHOOK_SECRET: 'w',
  });
  expect(environment({ environment: {} })).not.toHaveProperty('PROVIDER');
});

it('has Stripe for its provider, with keys of the user, when the user says so', () => {
  const payments = {
    environment: { PROVIDER: 'simulator' },
    secrets: { '/payments/PROVIDER_WEBHOOK_SECRET': 'PROVIDER_WEBHOOK_SECRET' },
  };
  const stripe = { PROVIDER: 'stripe', STRIPE_API_KEY: 'sk_test', STRIPE_API_URL: 'http://stripe' };
  const result = environment(payments, { ...stripe, PROVIDER_WEBHOOK_SECRET: 'whsec' });
  expect(result).toMatchObject({ ...stripe, PROVIDER_WEBHOOK_SECRET: 'whsec' });
  expect(environment(payments, stripe)).toMatchObject({ ...stripe, PROVIDER_WEBHOOK_SECRET: 'w' });
});

it('has the value of each stored parameter that the container takes', () => {
  const names = ['SERVICE_PUBLIC_KEYS', 'REFRESH_TOKEN_SECRET', 'PROVIDER_URL', 'OWN', 'NEW'];
  const path = (name: string) => `/quartet/dev/settings/small/${name}`;
  const stored = Object.fromEntries(names.map((name) => [path(name), name]));
  const result = environment({ secrets: stored });
  expect(result).toMatchObject({
    REFRESH_TOKEN_SECRET: 'refresh',
    PROVIDER_URL: 'http://provider',
    OWN: 'given',
    NEW: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect(environment({ secrets: stored })['NEW']).toBe(result['NEW']);
  const keys = JSON.parse(String(result['SERVICE_PUBLIC_KEYS'])) as object;
  expect(keys).toEqual({ caller: { keys: [expect.not.objectContaining({ d: 'private' })] } });
});
