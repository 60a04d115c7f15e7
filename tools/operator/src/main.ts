import { type Access, openAccess } from './access.ts';
import { type Command, readArguments } from './arguments.ts';
import { listDeadLetters, replayDeadLetters } from './dead-letters.ts';
import type { Outcome } from './outcome.ts';
import { listReviews, settleReview } from './reviews.ts';

try {
  const { command, url } = readArguments(process.argv.slice(2));
  const { text, done } = await carryOut(command, await openAccess(url, process.env));
  process.stdout.write(`${text}\n`);
  process.exitCode = done ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

function carryOut(command: Command, access: Access): Promise<Outcome> {
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
