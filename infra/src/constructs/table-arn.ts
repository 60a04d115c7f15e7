import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Of a table that another stack made. */
export function tableArn(scope: Construct, tableName: string): string {
  return Stack.of(scope).formatArn({
    service: 'dynamodb',
    resource: 'table',
    resourceName: tableName,
  });
}
