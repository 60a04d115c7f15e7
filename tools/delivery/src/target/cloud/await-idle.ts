import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type PollOptions, poll } from './poll.ts';
import { findStack } from './stacks.ts';

/**
 * Waits for what CloudFormation does with a stack, as after a command that was ended: until then it refuses
 * every change. Returns the status, or undefined when there is no such stack.
 */
export async function awaitIdle(
  stack: string,
  cloudFormation: CloudFormationClient,
  polling: PollOptions,
): Promise<string | undefined> {
  const { status } = await poll(
    `The operation of the stack ${stack}`,
    async () => {
      const details = await findStack(stack, cloudFormation);
      return details?.status.endsWith('_IN_PROGRESS') ? undefined : { status: details?.status };
    },
    polling,
  );
  return status;
}
