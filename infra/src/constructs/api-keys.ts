import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { removalPolicyOf } from './retention.ts';

export interface ApiKeysProps {
  readonly stage: Stage;
}

/**
 * The table of API keys by their SHA-256: hash, name, clientId and rate. A key is added or deleted as an
 * item, so that rotating one needs no deployment.
 */
export class ApiKeys extends Construct {
  readonly tableName: string;

  constructor(scope: Construct, id: string, { stage }: ApiKeysProps) {
    super(scope, id);
    const table = new Table(this, 'Table', {
      tableName: `quartet-${stage.name}-api-keys`,
      partitionKey: { name: 'hash', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.retainData,
      removalPolicy: removalPolicyOf(stage),
    });
    this.tableName = table.tableName;
  }
}
