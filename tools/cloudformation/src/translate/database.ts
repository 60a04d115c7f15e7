import type { Database } from '../model/database.ts';
import type { Resources } from '../validate/resources.ts';
import { only } from './lookups.ts';

/** The only server that clients know: a cluster, or an instance outside of clusters. */
export function databaseOf(resources: Resources): Database {
  const clusters = resources
    .of('AWS::RDS::DBCluster')
    .map((each) => serverOf(each, each.properties));
  const instances = resources
    .of('AWS::RDS::DBInstance')
    .flatMap((each) =>
      each.properties.Engine === 'postgres' ? [serverOf(each, each.properties)] : [],
    );
  return only([...clusters, ...instances], 'database server');
}

function serverOf(
  resource: { attribute(name: string): string },
  { Port, EngineVersion }: { readonly Port: number; readonly EngineVersion: string },
): Database {
  return {
    host: resource.attribute('Endpoint.Address'),
    port: Port,
    majorVersion: Number.parseInt(EngineVersion, 10),
  };
}
