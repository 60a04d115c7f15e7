import type { Container } from '@quartet/cloudformation/model/services';
import type { Release } from './release.ts';

export interface Launch {
  /** Of the task. */
  readonly name: string;
  readonly release: Release;
  readonly container: Container;
  readonly env: NodeJS.ProcessEnv;
}

/** Starts the container of a task, as a process of the bundle or from its image. */
export interface Launcher {
  launch(what: Launch): Launched;
}

export interface Launched {
  /** 0 while the system has not told it. */
  pid(): number;
  /** Why it has ended. */
  readonly ended: Promise<string>;
  /** The last lines that it wrote. */
  recent(): readonly string[];
  /** Whether its health command succeeds, in its own surroundings. */
  check(): Promise<boolean>;
  /** Drained; killed after so many milliseconds. */
  stop(limit: number): Promise<void>;
  kill(): void;
}
