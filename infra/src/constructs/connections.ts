import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { removalPolicyOf } from './retention.ts';

export interface ConnectionsProps {
  readonly stage: Stage;
}

/** The index that finds the connections of an order. */
export const byOrderIndex = 'by-order';

/**
 * The table of open connections and their subscriptions: an item for each connection and order (`-` is the
 * order id of the connection itself). Items expire at `expiresAt`, because a connection may vanish unnoticed.
 */
export class Connections extends Construct {
  readonly tableName: string;

  constructor(scope: Construct, id: string, { stage }: ConnectionsProps) {
    super(scope, id);
    const table = new Table(this, 'Table', {
      tableName: `quartet-${stage.name}-connections`,
      partitionKey: { name: 'connectionId', type: AttributeType.STRING },
      sortKey: { name: 'orderId', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.retainData,
      removalPolicy: removalPolicyOf(stage),
    });
    table.addGlobalSecondaryIndex({
      indexName: byOrderIndex,
      partitionKey: { name: 'orderId', type: AttributeType.STRING },
      sortKey: { name: 'connectionId', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    this.tableName = table.tableName;
  }
}
