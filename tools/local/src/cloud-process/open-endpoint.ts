import { readFile } from 'node:fs/promises';
import type { Guard } from '@quartet/aws/iam/guard';
import type { DatabaseEndpoint } from '@quartet/aws/rds/database-endpoint';
import type { Model } from '@quartet/cloudformation/model/model';
import type { Logger } from '@quartet/logging';
import { databaseHostname } from '../postgres/prepare-database-endpoint.ts';
import { readSecrets } from '../state-dir/secrets.ts';
import type { Config } from './config.ts';

interface EndpointTools {
  readonly model: Model;
  readonly guard: Guard;
  readonly log: Logger;
}

/** Opens the database endpoint; undefined, at no cost, when tasks log in by password. */
export async function openEndpoint(
  config: Config,
  { model, guard, log }: EndpointTools,
): Promise<DatabaseEndpoint | undefined> {
  const { DATABASE_ENDPOINT_PORT: port, DATABASE_SERVER } = config;
  if (port === undefined) return undefined;
  const [{ openDatabaseEndpoint }, { databaseServer }] = await Promise.all([
    import('@quartet/aws/rds/database-endpoint'),
    import('./database-server.ts'),
  ]);
  const secrets = await readSecrets(config.SECRETS_FILE);
  const [key, cert] = await Promise.all(
    [config.DATABASE_KEY_FILE, config.DATABASE_CERTIFICATE_FILE].map((file) =>
      readFile(file, 'utf8'),
    ),
  );
  const server = databaseServer(DATABASE_SERVER, { services: model.services, secrets });
  const { userArn, maxConnections } = model.database;
  const endpoint = await openDatabaseEndpoint({
    ...{ hostname: databaseHostname, port, guard, log, userArn, maxConnections },
    certificate: { key: key ?? '', cert: cert ?? '' },
    server,
  });
  return {
    ...endpoint,
    close: async () => {
      await endpoint.close();
      await server.close();
    },
  };
}
