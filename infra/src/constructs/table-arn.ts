import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The ARN of a table of another stack. */
export function tableArn(scope: Construct, tableName: string): string {
  return Stack.of(scope).formatArn({
    service: 'dynamodb',
    resource: 'table',
    resourceName: tableName,
  });
}
