import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { ApiKeys } from '../constructs/api-keys.ts';
import { AuroraCluster } from '../constructs/aurora-cluster.ts';
import { PostgresInstance } from '../constructs/postgres-instance.ts';
import { Connections } from '../constructs/connections.ts';
import { importSecurityGroup, importVpc } from '../constructs/stage-lookups.ts';
import { publish } from '../parameters.ts';
import { StageStack, type StageStackProps } from '../stage-stack.ts';

/** The data stores of a stage. */
export class DataStack extends StageStack {
  constructor(scope: Construct, id: string, props: StageStackProps) {
    super(scope, id, props);
    const { stage } = this;
    const { server } = stage.database;
    const common = {
      stage,
      vpc: importVpc(this, stage, 'inner'),
      subnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      clients: importSecurityGroup(this, stage, 'network/services-group'),
    };
    const database =
      'instanceClass' in server
        ? new PostgresInstance(this, 'Database', { ...common, ...server })
        : new AuroraCluster(this, 'Database', { ...common, server });
    const keys = new ApiKeys(this, 'ApiKeys', { stage });
    const connections = new Connections(this, 'Connections', { stage });
    publish(this, stage, {
      'data/host': database.host,
      'data/resource-id': database.resourceId,
      'data/identifier': database.identifier,
      'data/api-keys-table': keys.tableName,
      'data/connections-table': connections.tableName,
    });
  }
}
