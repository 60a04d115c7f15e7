import type { Operations, ProviderAnswers } from '../deps.ts';

const all = 500;

/** Ends the pauses of what waits for the provider: of all when it answers again, and of one to try whether it does. */
export async function wakeOperations(
  operations: Pick<Operations, 'wake'>,
  answers: ProviderAnswers,
): Promise<void> {
  if (answers.hasReturned()) await operations.wake(all);
  else if (answers.mayTry()) await operations.wake(1);
}
