import { cloudFormationPolicy, deployRole, permissionsBoundary, pullRequests } from '../names.ts';
import { stages } from '../stages.ts';

interface Statement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: object;
}

/** A managed policy, in the format of `aws iam create-policy --cli-input-json`. */
export interface ManagedPolicy {
  readonly PolicyName: string;
  readonly PolicyDocument: string;
}

/** The services whose resources are in the templates. */
const deployedServices = [
  ...['apigateway', 'application-autoscaling', 'budgets', 'ce', 'cloudwatch', 'dynamodb', 'ec2'],
  ...['ecr', 'ecs', 'elasticloadbalancing', 'events', 'lambda', 'logs', 'rds', 'scheduler'],
  ...['servicediscovery', 'sns', 'sqs', 'ssm', 'wafv2', 's3', 'route53'],
];

/** The actions of running tasks, functions and deployments; none changes a permission. */
const runtimeActions = [
  ...['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:Query'],
  ...['events:PutEvents', 'sqs:SendMessage', 'xray:PutTraceSegments', 'rds-db:connect'],
  ...['execute-api:ManageConnections', 'logs:CreateLogStream', 'logs:PutLogEvents'],
  ...[
    'logs:DescribeLogStreams',
    'ssm:GetParameters',
    'ssm:GetParameter',
    'ssm:GetParameterHistory',
  ],
  ...['ssm:DescribeParameters', 'kms:Decrypt', 'ecr:*', 'ecs:RunTask'],
  ...['ecs:DescribeTasks', 'ecs:RegisterTaskDefinition', 'ecs:DeregisterTaskDefinition'],
  'elasticloadbalancing:*',
  // The function that restricts the default security group has AWSLambdaBasicExecutionRole.
  ...['AuthorizeSecurityGroup', 'RevokeSecurityGroup'].flatMap((action) => [
    ...[`ec2:${action}Ingress`, `ec2:${action}Egress`],
  ]),
  'logs:CreateLogGroup',
];

const basicExecution = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

/** The services of which the stage of a pull request has no resource. */
const servicesOfHost = ['budgets', 'ce', 'ecr', 'rds', 'wafv2'];

/** Workflows store the settings of pull requests, and delete them. */
const settingsActions = ['ssm:PutParameter', 'ssm:DeleteParameters'];

/**
 * The policies that the `cdk bootstrap` of a stage, or of all pull requests by the name `pr`, names: what its roles may
 * do at most, and what CloudFormation may do when it deploys. It creates roles only with that boundary.
 */
export function managedPolicies(stage: string, account: string): readonly ManagedPolicy[] {
  const iam = (resource: string) => `arn:aws:iam::${account}:${resource}`;
  const isOfPullRequests = stage === pullRequests;
  const own = [iam(`role/quartet-${stage}-*`)];
  const workflows = [iam(`role/${isFirst(stage) ? 'quartet-ci-*' : deployRole(stage)}`)];
  const boundary = iam(`policy/${permissionsBoundary(stage)}`);
  return [
    policy(permissionsBoundary(stage), [
      allow([...runtimeActions, ...(isOfPullRequests ? settingsActions : [])], ['*']),
      allow(['iam:PassRole'], own),
      allow(['sts:AssumeRole'], [iam(`role/cdk-qt-${stage}-*`)]),
    ]),
    policy(cloudFormationPolicy(stage), [
      allow(
        deployedServices
          .filter((service) => !(isOfPullRequests && servicesOfHost.includes(service)))
          .map((service) => `${service}:*`),
        ['*'],
      ),
      {
        ...allow(['iam:CreateRole', 'iam:PutRolePermissionsBoundary'], own),
        Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } },
      },
      allow(
        ['DeleteRole', 'GetRole', 'PassRole', 'TagRole', 'UntagRole', 'UpdateAssumeRolePolicy'].map(
          (action) => `iam:${action}`,
        ),
        own,
      ),
      allow(
        ['PutRolePolicy', 'DeleteRolePolicy', 'GetRolePolicy'].map((action) => `iam:${action}`),
        [...own, ...workflows],
      ),
      {
        ...allow(['iam:AttachRolePolicy', 'iam:DetachRolePolicy'], own),
        Condition: { ArnEquals: { 'iam:PolicyARN': basicExecution } },
      },
      allow(['iam:CreateServiceLinkedRole'], ['*']),
    ]),
  ];
}

/** The first stage also deploys the registry, which grants the workflows of all stages what they may pull. */
function isFirst(stage: string): boolean {
  return stage === stages[0]?.name;
}

function allow(Action: readonly string[], Resource: readonly string[]): Statement {
  return { Effect: 'Allow', Action, Resource };
}

function policy(PolicyName: string, Statement: readonly Statement[]): ManagedPolicy {
  return { PolicyName, PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) };
}
