import type { Database } from '../model/database.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { only } from './lookups.ts';

interface ServerProperties {
  readonly Port: number;
  readonly EngineVersion: string;
  readonly EnableIAMDatabaseAuthentication: boolean;
  readonly MasterUsername?: string | undefined;
  readonly MasterUserAuthenticationType: string;
}

interface DatabaseResource extends Database {
  readonly resource: TypedResource<'AWS::RDS::DBCluster' | 'AWS::RDS::DBInstance'>;
  readonly securityGroups: readonly [property: string, ids: readonly string[]];
  /** True when users may log in with tokens of IAM. */
  readonly hasIamAuthentication: boolean;
  /** The master user, when it has a password and so takes no token. */
  readonly passwordUser: string | undefined;
}

export function databaseOf(resources: Resources): Database {
  const { host, port, majorVersion, userArn, maxConnections } = onlyDatabase(resources);
  return { host, port, majorVersion, userArn, maxConnections };
}

/** The only server that clients know: a cluster, or an instance outside of clusters. */
export function onlyDatabase(resources: Resources): DatabaseResource {
  const clusters = resources.of('AWS::RDS::DBCluster').map((each) => {
    const groups = each.properties.VpcSecurityGroupIds;
    return serverOf(each, each.properties, ['VpcSecurityGroupIds', groups]);
  });
  const instances = resources.of('AWS::RDS::DBInstance').flatMap((each) => {
    if (each.properties.Engine !== 'postgres') return [];
    const { VPCSecurityGroups: groups, DBParameterGroupName } = each.properties;
    const server = serverOf(each, each.properties, ['VPCSecurityGroups', groups]);
    return [{ ...server, maxConnections: maxConnectionsOf(DBParameterGroupName, resources) }];
  });
  return only([...clusters, ...instances], 'database server');
}

/**
 * The default is a formula with the memory of the instance class.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
 */
function maxConnectionsOf(name: string | undefined, resources: Resources): number | undefined {
  const group = resources.of('AWS::RDS::DBParameterGroup').find(({ ref }) => ref === name);
  const value = group?.properties.Parameters['max_connections'] ?? '';
  return /^\d+$/.test(value) ? Number(value) : undefined;
}

function serverOf(
  resource: DatabaseResource['resource'],
  { Port, EngineVersion, ...login }: ServerProperties,
  securityGroups: DatabaseResource['securityGroups'],
): DatabaseResource {
  const { region, account, type } = resource;
  const isCluster = type === 'AWS::RDS::DBCluster';
  const id = resource.attribute(isCluster ? 'DBClusterResourceId' : 'DbiResourceId');
  return {
    resource,
    securityGroups,
    hasIamAuthentication: login.EnableIAMDatabaseAuthentication,
    passwordUser:
      login.MasterUserAuthenticationType === 'password' ? login.MasterUsername : undefined,
    host: resource.attribute('Endpoint.Address'),
    port: Port,
    majorVersion: Number.parseInt(EngineVersion, 10),
    userArn: `arn:aws:rds-db:${region}:${account}:dbuser:${id}`,
  };
}
