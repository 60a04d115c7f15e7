import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { pullRequests } from '../names.ts';

/** The resources of all pull requests, by the services that they are of. */
export const pullRequestResources = {
  'task-definition': { service: 'ecs', name: `quartet-${pullRequests}-*` },
  role: { service: 'iam', region: '', name: `quartet-${pullRequests}-*` },
  parameter: { service: 'ssm', name: `quartet/${pullRequests}-*` },
} as const;

/**
 * The permissions of a workflow for environments of pull requests, besides deploying stacks and pushing images: it runs
 * their one-off tasks in the cluster of their host, stores and deletes their settings, and reads their address.
 */
export function pullRequestStatements(stack: Stack, cluster: string): readonly PolicyStatement[] {
  const arnOf = (resource: keyof typeof pullRequestResources) => {
    const { name: resourceName, ...rest } = pullRequestResources[resource];
    return stack.formatArn({ ...rest, resource, resourceName });
  };
  const inCluster = { ArnEquals: { 'ecs:cluster': cluster } };
  return [
    new PolicyStatement({
      actions: ['ecs:RunTask'],
      resources: [arnOf('task-definition')],
      conditions: inCluster,
    }),
    new PolicyStatement({
      actions: ['ecs:DescribeTasks'],
      resources: ['*'],
      conditions: inCluster,
    }),
    new PolicyStatement({
      actions: ['ecs:RegisterTaskDefinition', 'ecs:DeregisterTaskDefinition'],
      resources: ['*'],
    }),
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [arnOf('role')],
      conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    }),
    new PolicyStatement({
      actions: ['ssm:GetParameter', 'ssm:PutParameter', 'ssm:DeleteParameters'],
      resources: [arnOf('parameter')],
    }),
  ];
}
