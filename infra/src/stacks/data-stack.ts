import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { Cluster } from '../constructs/cluster.ts';
import { groupOf, networkOf } from '../constructs/neighbours.ts';
import { ApiKeys } from '../constructs/api-keys.ts';
import { Connections } from '../constructs/connections.ts';
import { publish } from '../parameters.ts';
import { StageStack, type StageStackProps } from './stage-stack.ts';

/** All that a stage remembers. */
export class DataStack extends StageStack {
  constructor(scope: Construct, id: string, props: StageStackProps) {
    super(scope, id, props);
    const { stage } = this;
    const database = new Cluster(this, 'Database', {
      stage,
      vpc: networkOf(this, stage, 'inner'),
      subnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      clients: groupOf(this, stage, 'network/services-group'),
    });
    const keys = new ApiKeys(this, 'ApiKeys', { stage });
    const connections = new Connections(this, 'Connections', { stage });
    publish(this, stage, {
      'data/host': database.host,
      'data/resource-id': database.resourceId,
      'data/master-secret': database.masterSecretArn,
      'data/api-keys-table': keys.tableName,
      'data/connections-table': connections.tableName,
    });
  }
}
