import { isDeepStrictEqual } from 'node:util';
import {
  type CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import type { Stack } from '../assembly.ts';
import type { ReadOnlyClients } from './clients.ts';
import { storedValues } from './stored-values.ts';

/** A stack as it is in the cloud. */
interface DeployedStack {
  readonly status: string;
  /** When it was last changed. */
  readonly changed: string;
  /** The values of its parameters; of one that names a parameter of SSM, the value that it had. */
  readonly parameters: Readonly<Record<string, string>>;
}

export async function findStack(
  name: string,
  cloudFormation: CloudFormationClient,
): Promise<DeployedStack | undefined> {
  const response = await unlessMissing(
    cloudFormation.send(new DescribeStacksCommand({ StackName: name })),
  );
  const [stack] = response?.Stacks ?? [];
  if (!stack || stack.StackStatus === 'REVIEW_IN_PROGRESS') return undefined;
  const changed = stack.LastUpdatedTime ?? stack.CreationTime;
  const parameters = Object.fromEntries(
    (stack.Parameters ?? []).map(({ ParameterKey = '', ParameterValue = '', ResolvedValue }) => [
      ParameterKey,
      ResolvedValue ?? ParameterValue,
    ]),
  );
  return {
    status: stack.StackStatus ?? '',
    changed: changed?.toISOString() ?? '',
    parameters,
  };
}

/** True when the stack was deployed completely from this template, with the values that its parameters have now. */
export async function isCurrent(
  { name, template }: Stack,
  { cloudFormation, ssm }: ReadOnlyClients,
): Promise<boolean> {
  const deployed = await findStack(name, cloudFormation);
  if (!deployed || !/^(CREATE|UPDATE)_COMPLETE$/.test(deployed.status)) return false;
  const command = new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' });
  const { TemplateBody = '{}' } = await cloudFormation.send(command);
  if (!isDeepStrictEqual(JSON.parse(TemplateBody), template)) return false;
  const current = await storedValues(template, ssm);
  return Object.entries(current).every(([key, value]) => deployed.parameters[key] === value);
}

async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const isMissing =
      error instanceof CloudFormationServiceException && /does not exist/.test(error.message);
    if (isMissing) return undefined;
    throw error;
  }
}
