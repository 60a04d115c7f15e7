import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { removalOf } from './kept.ts';

export interface ConnectionsProps {
  readonly stage: Stage;
}

/** By order, who listens to it. */
export const byOrder = 'by-order';

/**
 * Open sockets and the orders that they listen to, an item for each pair (and `-` as the order of the
 * socket itself). Items die by themselves at `expiresAt`, for a socket may vanish without a word.
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
      deletionProtection: stage.keepsData,
      removalPolicy: removalOf(stage),
    });
    table.addGlobalSecondaryIndex({
      indexName: byOrder,
      partitionKey: { name: 'orderId', type: AttributeType.STRING },
      sortKey: { name: 'connectionId', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    this.tableName = table.tableName;
  }
}
