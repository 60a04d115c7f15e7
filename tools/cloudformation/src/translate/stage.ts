import { UserError } from '../user-error.ts';
import type { Stack } from '../assembly/assembly.ts';

export interface StageName {
  readonly stage: string;
  /** Prefix of the names of its stacks and task families: `shop-dev-`. */
  readonly prefix: string;
}

/** The only stage of these stacks, by the name of its edge: `shop-dev-edge`. */
export function stageOf(stacks: readonly Stack[]): StageName {
  const stages = stacks.flatMap(({ name }) => {
    const [, app, stage] = /^([^-]+)-(.+)-edge$/.exec(name) ?? [];
    return stage === undefined ? [] : [{ stage, prefix: `${app}-${stage}-` }];
  });
  const [first] = stages;
  if (first !== undefined && stages.length === 1) return first;
  throw new UserError('The templates are not those of one stage: none, or several, have an edge.');
}
