import { type CloudFormationClient, paginateDescribeStacks } from '@aws-sdk/client-cloudformation';
import { UserError } from '@quartet/cloudformation/user-error';
import { z } from 'zod';
import type { Assembly } from '../assembly.ts';
import { stagePrefix } from './stage-names.ts';

const Hosted = z.object({
  Metadata: z.object({
    'quartet:host': z.object({ name: z.string(), pullRequests: z.int(), ranges: z.int() }),
  }),
});

/** The names of the stacks of a stage that exist. */
export async function stacksOf(
  stage: string,
  cloudFormation: CloudFormationClient,
): Promise<readonly string[]> {
  return (await stackNames(cloudFormation)).filter((name) => name.startsWith(stagePrefix(stage)));
}

/**
 * Throws a UserError when the host takes no more pull requests, or when another one has the same priorities at the
 * load balancer.
 */
export async function checkRoom(
  stage: string,
  { stacks }: Assembly,
  cloudFormation: CloudFormationClient,
): Promise<void> {
  const template = stacks.find(({ name }) => name === `${stagePrefix(stage)}platform`)?.template;
  const { name: host, pullRequests, ranges } = Hosted.parse(template).Metadata['quartet:host'];
  const names = await stackNames(cloudFormation);
  const open = new Set(names.flatMap((name) => /^quartet-(pr-\d+)-/.exec(name)?.[1] ?? []));
  open.delete(stage);
  const same = [...open].find((each) => (numberOf(each) - numberOf(stage)) % ranges === 0);
  if (same !== undefined) {
    throw new UserError(
      `${stage} would have the priorities of ${same} at the load balancer of ${host}; close that one first.`,
    );
  }
  if (open.size < pullRequests) return;
  throw new UserError(
    `${host} is the host of ${open.size} pull requests already (${[...open].sort().join(', ')}), and takes ${pullRequests}; close one of them first.`,
  );
}

function numberOf(stage: string): number {
  return Number(stage.replace('pr-', ''));
}

async function stackNames(client: CloudFormationClient): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
    names.push(...Stacks.map(({ StackName = '' }) => StackName));
  }
  return names;
}
