import { ConfigurationError } from '@quartet/infra/configuration-error';
import { pullRequests, repositoryName } from '@quartet/infra/names';
import { singleResource } from '@quartet/infra/templates';
import { idle, perMillion, type Rules } from '../line.ts';
import { hours } from '../prices.ts';
import { standing, tables, traffic } from '../traffic.ts';

/** The smallest capacity of an active Aurora; the services' workers keep it active. */
const awake = 0.5;

interface Scaling {
  readonly MinCapacity: number;
}

/** Costs of data stores. */
export const data: Rules = {
  'AWS::RDS::DBCluster': ({ properties }) => {
    const days = Number(properties['BackupRetentionPeriod'] ?? 1);
    const { databaseGigabytes } = standing;
    const secrets = properties['ManageMasterUserPassword'] === true ? 1 : 0;
    return [
      idle('database, storage', 'auroraStorage', databaseGigabytes),
      ...(days > 1 ? [idle('database, backups', 'auroraBackup', databaseGigabytes)] : []),
      ...(secrets > 0 ? [idle('password of the master user', 'secret', secrets)] : []),
      perMillion('database, reads and writes', 'auroraRequests', traffic.databaseRequests),
      perMillion('database, capacity', 'auroraCapacity', traffic.databaseUnitHours),
    ];
  },
  'AWS::RDS::DBInstance': ({ stack, id, properties }, all) => {
    const { DBInstanceClass: size, AllocatedStorage } = properties;
    if (size === 'db.t4g.micro') {
      return [
        idle('database, server', 'instanceHour', hours),
        idle('database, storage', 'instanceStorage', Number(AllocatedStorage)),
      ];
    }
    if (size !== 'db.serverless') {
      throw new ConfigurationError(
        `Only db.t4g.micro and db.serverless have a price; add that of ${id} to cost/prices.ts.`,
      );
    }
    const cluster = singleResource(all, stack, 'AWS::RDS::DBCluster');
    const scaling = cluster.properties['ServerlessV2ScalingConfiguration'] as Scaling | undefined;
    const units = Math.max(awake, scaling?.MinCapacity ?? awake);
    return [idle('database, capacity', 'auroraCapacity', units * hours)];
  },
  'AWS::DynamoDB::Table': ({ properties }) => {
    const { TableName, BillingMode } = properties as Readonly<Record<string, string>>;
    const use = tables.find(({ name }) => TableName?.endsWith(name));
    if (!use || BillingMode !== 'PAY_PER_REQUEST') {
      throw new ConfigurationError(
        `Nobody knows how often the table "${TableName}" is asked, on demand; say so in cost/traffic.ts.`,
      );
    }
    return [
      perMillion('tables, reads', 'tableReads', use.reads),
      perMillion('tables, writes', 'tableWrites', use.writes),
    ];
  },
  /** Images of pull requests are deleted with them. */
  'AWS::ECR::Repository': ({ properties }) =>
    String(properties['RepositoryName']).startsWith(repositoryName('', pullRequests))
      ? []
      : [idle('images', 'images', standing.imageGigabytes)],
};
