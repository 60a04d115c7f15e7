import { StartError } from '../start-error.ts';
import type { Stack } from '../assembly/assembly.ts';

/** The stage that these are the stacks of, by the name of its edge: `quartet-dev-edge`. */
export function stageOf(stacks: readonly Stack[]): string {
  const stages = stacks.flatMap(({ name }) => /^quartet-(.+)-edge$/.exec(name)?.[1] ?? []);
  const [stage] = stages;
  if (stage !== undefined && stages.length === 1) return stage;
  throw new StartError('The templates are not those of one stage: none, or several, have an edge.');
}
