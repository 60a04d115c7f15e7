import { deleteStack } from './delete-stack.ts';
import { type AwsResponse, type AwsRequest, AwsError } from './aws-request.ts';
import { release, type ReleaseResult } from './release.ts';
import { parameterOf, type TestStack, type TestAccount } from './test-account.ts';

/** CloudFormation: stacks, and the sets of changes by which the CDK changes them. */
export function answerStacks({ action, input }: AwsRequest, account: TestAccount): AwsResponse {
  const id = String(input['StackName'] ?? '');
  const name = id.replace(/^arn:.*:stack\/([^/]+)\/.*$/, '$1');
  switch (action) {
    case 'DescribeStacks':
      if (id === '') return `<Stacks>${describeAll(account)}</Stacks>`;
      if (!account.stacks.has(name)) throw noStack(id);
      return `<Stacks>${describe(name, requireStack(name, account))}</Stacks>`;
    case 'GetTemplate':
      return `<TemplateBody>${escaped(requireStack(name, account).template)}</TemplateBody>`;
    case 'CreateChangeSet':
      return createChangeSet(name, input, account);
    case 'DescribeChangeSet':
      return describeChangeSet(name, requireStack(name, account));
    case 'ExecuteChangeSet':
      return execute(name, input, account);
    case 'DeleteStack':
      return deleteStack(name, account);
    case 'DescribeStackEvents':
      return `<StackEvents>${eventOf(name, requireStack(name, account))}</StackEvents>`;
    case 'DeleteChangeSet':
      delete account.stacks.get(name)?.pending;
      return '';
    case 'DescribeEvents':
      return '';
    default:
      return undefined;
  }
}

function describeAll({ stacks }: TestAccount): string {
  return [...stacks].map(([name, stack]) => describe(name, stack)).join('');
}

function requireStack(name: string, { stacks }: TestAccount): TestStack {
  const stack = stacks.get(name);
  if (stack) return stack;
  throw noStack(name);
}

function noStack(id: string): AwsError {
  return new AwsError('ValidationError', `Stack with id ${id} does not exist`);
}

interface TemplateParameters {
  readonly Parameters?: Readonly<
    Record<string, { readonly Type: string; readonly Default?: string }>
  >;
}

function createChangeSet(name: string, input: AwsRequest['input'], account: TestAccount): string {
  const existing = account.stacks.get(name);
  if (existing && /^(?!REVIEW).*_IN_PROGRESS$/.test(existing.status)) {
    const reason = `Stack:${name} is in ${existing.status} state and can not be updated.`;
    throw new AwsError('ValidationError', reason);
  }
  const file = String(input['TemplateURL']).split('/').at(-1) ?? '';
  const template = String(input['TemplateBody'] ?? account.objects.get(file));
  const given = givenParameters(input);
  const { Parameters = {} } = JSON.parse(template) as TemplateParameters;
  const parameters = Object.fromEntries(
    Object.entries(Parameters).map(([key, { Default = '' }]) => [
      key,
      given.get(key) ?? existing?.parameters[key] ?? Default,
    ]),
  );
  const stack = existing ?? {
    template,
    parameters: {},
    resolved: {},
    status: 'REVIEW_IN_PROGRESS',
    changed: new Date(),
  };
  account.stacks.set(name, { ...stack, pending: { template, parameters } });
  return `<Id>${arnOf('changeSet', 'cdk')}</Id><StackId>${arnOf('stack', name)}</StackId>`;
}

function givenParameters(input: AwsRequest['input']): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const [key, value] of Object.entries(input)) {
    const [, number] = /^Parameters\.member\.(\d+)\.ParameterKey$/.exec(key) ?? [];
    const text = input[`Parameters.member.${number}.ParameterValue`];
    if (number !== undefined && text !== undefined) given.set(String(value), String(text));
  }
  return given;
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

function execute(name: string, input: AwsRequest['input'], account: TestAccount): string {
  const stack = requireStack(name, account);
  const { pending } = stack;
  if (!pending) throw noChangeSet();
  const keepsFailure = input['DisableRollback'] === 'true';
  if (stack.status.endsWith('_FAILED') && !keepsFailure) {
    throw new AwsError(
      'ValidationError',
      `Stack ${name} must be rolled back, or updated as it is.`,
    );
  }
  const isNew = stack.status === 'REVIEW_IN_PROGRESS';
  const result = release(name, pending, account);
  const { pending: _, ...before } = stack;
  const resolved = resolve(pending, account);
  const after = result === 'failed' && !keepsFailure ? before : { ...before, ...pending, resolved };
  const status = statusAfter(result, { isNew, keepsFailure });
  account.stacks.set(name, { ...after, status, changed: new Date() });
  return '';
}

function resolve(
  { template, parameters }: NonNullable<TestStack['pending']>,
  account: TestAccount,
): Record<string, string> {
  const { Parameters = {} } = JSON.parse(template) as TemplateParameters;
  const stored = Object.entries(Parameters).filter(([, { Type }]) => Type.includes('SSM'));
  return Object.fromEntries(
    stored.map(([key]) => [key, parameterOf(account, parameters[key] ?? '').value]),
  );
}

function statusAfter(
  result: ReleaseResult,
  { isNew, keepsFailure }: { readonly isNew: boolean; readonly keepsFailure: boolean },
): string {
  const verb = isNew ? 'CREATE' : 'UPDATE';
  if (result === 'stable') return `${verb}_COMPLETE`;
  if (result === 'waiting') return `${verb}_IN_PROGRESS`;
  if (keepsFailure) return `${verb}_FAILED`;
  return isNew ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE';
}

function describe(name: string, { status, changed, parameters, resolved }: TestStack): string {
  const given = Object.entries(parameters).map(
    ([key, value]) =>
      `<member><ParameterKey>${key}</ParameterKey><ParameterValue>${escaped(value)}</ParameterValue>${resolvedValue(resolved[key])}</member>`,
  );
  return `<member><StackName>${name}</StackName><StackId>${arnOf('stack', name)}</StackId>
<StackStatus>${status}</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime>
<LastUpdatedTime>${changed.toISOString()}</LastUpdatedTime><Parameters>${given.join('')}</Parameters></member>`;
}

function resolvedValue(value: string | undefined): string {
  return value === undefined ? '' : `<ResolvedValue>${escaped(value)}</ResolvedValue>`;
}

function eventOf(name: string, { status, changed }: TestStack): string {
  const failed = /ROLLBACK|FAILED/.test(status);
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
