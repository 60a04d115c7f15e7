import { openAccess } from './open-access.ts';
import { type Command, readArguments, usage } from './arguments.ts';
import { listDeadLetters, replayDeadLetters } from './dead-letters.ts';
import type { Outcome } from './outcome.ts';
import { redrive } from './redrive.ts';
import { listReviews, settleReview } from './reviews.ts';
import type { Access } from './send-request.ts';

/** The output and the exit code of a command line. */
interface CommandResult {
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly error: string;
}

export async function run(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<CommandResult> {
  if (args.includes('--help')) return { code: 0, out: `${usage}\n`, error: '' };
  try {
    const { command, url } = readArguments(args);
    const { text, done } =
      command.kind === 'redrive queues'
        ? await redrive(command.stage)
        : await carryOut(command, await openAccess(url, environment));
    return { code: done ? 0 : 1, out: `${text}\n`, error: '' };
  } catch (error) {
    return {
      code: 2,
      out: '',
      error: `${error instanceof Error ? error.message : String(error)}\n`,
    };
  }
}

function carryOut(
  command: Exclude<Command, { readonly kind: 'redrive queues' }>,
  access: Access,
): Promise<Outcome> {
  switch (command.kind) {
    case 'list reviews':
      return listReviews(access);
    case 'settle a review':
      return settleReview(access, command);
    case 'list dead letters':
      return listDeadLetters(access);
    case 'replay dead letters':
      return replayDeadLetters(access, command.ids);
  }
}
