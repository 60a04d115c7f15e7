import { type AwsResponse, type AwsRequest, AwsError } from './aws-request.ts';
import { release } from './release.ts';
import type { TestStack, TestAccount } from './test-account.ts';

/** CloudFormation: stacks, and the sets of changes by which the CDK changes them. */
export function answerStacks({ action, input }: AwsRequest, account: TestAccount): AwsResponse {
  const name = String(input['StackName'] ?? '').replace(/^arn:.*:stack\/([^/]+)\/.*$/, '$1');
  switch (action) {
    case 'DescribeStacks':
      return `<Stacks>${describe(name, requireStack(name, account))}</Stacks>`;
    case 'GetTemplate':
      return `<TemplateBody>${escaped(requireStack(name, account).template)}</TemplateBody>`;
    case 'CreateChangeSet':
      return createChangeSet(name, input, account);
    case 'DescribeChangeSet':
      return describeChangeSet(name, requireStack(name, account));
    case 'ExecuteChangeSet':
      return execute(name, account);
    case 'DescribeStackEvents':
      return `<StackEvents>${eventOf(name, requireStack(name, account))}</StackEvents>`;
    case 'DeleteChangeSet':
    case 'DescribeEvents':
      return '';
    default:
      return undefined;
  }
}

function requireStack(name: string, { stacks }: TestAccount): TestStack {
  const stack = stacks.get(name);
  if (stack) return stack;
  throw new AwsError('ValidationError', `Stack with id ${name} does not exist`);
}

function createChangeSet(name: string, input: AwsRequest['input'], account: TestAccount): string {
  const known = account.stacks.get(name);
  const parameters: Record<string, string> = {};
  for (const [key, value] of Object.entries(input)) {
    const [, number] = /^Parameters\.member\.(\d+)\.ParameterKey$/.exec(key) ?? [];
    if (number === undefined) continue;
    const given = input[`Parameters.member.${number}.ParameterValue`];
    parameters[String(value)] = String(given ?? known?.parameters[String(value)] ?? '');
  }
  const file = String(input['TemplateURL']).split('/').at(-1) ?? '';
  const template = String(input['TemplateBody'] ?? account.objects.get(file));
  const stack = known ?? {
    template,
    parameters: {},
    status: 'REVIEW_IN_PROGRESS',
    changed: new Date(),
  };
  account.stacks.set(name, { ...stack, pending: { template, parameters } });
  return `<Id>${arnOf('changeSet', 'cdk')}</Id><StackId>${arnOf('stack', name)}</StackId>`;
}

function noChangeSet(): AwsError {
  return new AwsError('ChangeSetNotFound', 'There is no such change set');
}

function describeChangeSet(name: string, { pending }: TestStack): string {
  if (!pending) throw noChangeSet();
  const change =
    '<Type>Resource</Type><ResourceChange><Action>Modify</Action><LogicalResourceId>A</LogicalResourceId></ResourceChange>';
  return `<ChangeSetName>cdk</ChangeSetName><ChangeSetId>${arnOf('changeSet', 'cdk')}</ChangeSetId>
<StackId>${arnOf('stack', name)}</StackId><StackName>${name}</StackName>
<Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus>
<Changes><member>${change}</member></Changes>`;
}

function execute(name: string, account: TestAccount): string {
  const stack = requireStack(name, account);
  const { pending } = stack;
  if (!pending) throw noChangeSet();
  const isNew = stack.status === 'REVIEW_IN_PROGRESS';
  const isSteady = release(name, pending, account);
  const { pending: _, ...before } = stack;
  const after = isSteady ? { ...before, ...pending } : before;
  const status = isSteady ? `${isNew ? 'CREATE' : 'UPDATE'}_COMPLETE` : 'UPDATE_ROLLBACK_COMPLETE';
  account.stacks.set(name, { ...after, status, changed: new Date() });
  return '';
}

function describe(name: string, { status, changed, parameters }: TestStack): string {
  const given = Object.entries(parameters).map(
    ([key, value]) =>
      `<member><ParameterKey>${key}</ParameterKey><ParameterValue>${escaped(value)}</ParameterValue></member>`,
  );
  return `<member><StackName>${name}</StackName><StackId>${arnOf('stack', name)}</StackId>
<StackStatus>${status}</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime>
<LastUpdatedTime>${changed.toISOString()}</LastUpdatedTime><Parameters>${given.join('')}</Parameters></member>`;
}

function eventOf(name: string, { status, changed }: TestStack): string {
  const failed = status.includes('ROLLBACK');
  const reason = failed
    ? '<ResourceStatusReason>Resource handler returned message: ECS Deployment Circuit Breaker was triggered</ResourceStatusReason>'
    : '';
  return `<member><EventId>${changed.getTime()}</EventId><StackId>${arnOf('stack', name)}</StackId><StackName>${name}</StackName>
<LogicalResourceId>${failed ? 'RunningService' : name}</LogicalResourceId><PhysicalResourceId>${arnOf('stack', name)}</PhysicalResourceId>
<ResourceType>${failed ? 'AWS::ECS::Service' : 'AWS::CloudFormation::Stack'}</ResourceType>
<ResourceStatus>${failed ? 'UPDATE_FAILED' : status}</ResourceStatus>${reason}<Timestamp>${changed.toISOString()}</Timestamp></member>`;
}

function arnOf(kind: string, name: string): string {
  return `arn:aws:cloudformation:us-east-1:000000000000:${kind}/${name}/1`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
