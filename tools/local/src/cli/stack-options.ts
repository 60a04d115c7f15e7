import type { RunContext } from '../context/run-context.ts';
import type { SupervisorTools } from '../supervisor/supervised-process.ts';
import type { Arguments } from './arguments.ts';

export interface StackOptions {
  readonly context: RunContext;
  readonly args: Arguments;
  readonly tools: SupervisorTools;
  /** Everything that was started, in order; stopped from the last to the first. */
  readonly cleanup: AsyncDisposableStack;
}
