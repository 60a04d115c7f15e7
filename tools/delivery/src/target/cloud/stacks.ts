import { isDeepStrictEqual } from 'node:util';
import {
  type CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import type { Stack } from '../assembly.ts';

/** A stack as it is in the cloud. */
interface DeployedStack {
  readonly status: string;
  /** When it was last changed. */
  readonly changed: string;
}

export async function findStack(
  name: string,
  cloudFormation: CloudFormationClient,
): Promise<DeployedStack | undefined> {
  const answer = await unlessMissing(
    cloudFormation.send(new DescribeStacksCommand({ StackName: name })),
  );
  const [stack] = answer?.Stacks ?? [];
  if (!stack || stack.StackStatus === 'REVIEW_IN_PROGRESS') return undefined;
  const changed = stack.LastUpdatedTime ?? stack.CreationTime;
  return { status: stack.StackStatus ?? '', changed: changed?.toISOString() ?? '' };
}

/** True when the stack was deployed completely from this template. */
export async function isCurrent(
  { name, template }: Stack,
  cloudFormation: CloudFormationClient,
): Promise<boolean> {
  const deployed = await findStack(name, cloudFormation);
  if (!deployed || !/^(CREATE|UPDATE)_COMPLETE$/.test(deployed.status)) return false;
  const command = new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' });
  const { TemplateBody = '{}' } = await cloudFormation.send(command);
  return isDeepStrictEqual(JSON.parse(TemplateBody), template);
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
