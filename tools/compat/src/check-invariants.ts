import { run, source } from './run.ts';
import type { Sides } from './stage.ts';
import type { State } from './steps.ts';

interface InvariantsCheck {
  readonly sides: Sides;
  /** The state folder of the Quartet. */
  readonly home: string;
  readonly signal: AbortSignal;
}

/**
 * The lines of the invariants that are broken. Those of the new side read columns that the new schemas have, so those
 * of the old side are checked until all databases are migrated.
 */
export async function brokenInvariants(
  state: State,
  { sides, home, signal }: InvariantsCheck,
): Promise<readonly string[]> {
  const isMigrated = Object.values(state).every(({ schema }) => schema === 'new');
  const { root } = isMigrated ? sides.new : sides.old;
  const environment = { QUARTET_HOME: home };
  const command = source('tools/invariants/src/main.ts');
  const { code, output } = await run(command, { root, environment, signal });
  return code === 0 ? [] : output.split('\n').filter((line) => !line.startsWith('✓'));
}
