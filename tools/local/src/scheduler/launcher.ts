import type { Container } from '@quartet/cloudformation/model/services';
import type { Release } from './release.ts';

export interface LaunchOptions {
  /** The name of the task. */
  readonly name: string;
  readonly release: Release;
  readonly container: Container;
  readonly env: NodeJS.ProcessEnv;
}

/** Starts the container of a task, as a process of the bundle or from its image. */
export interface Launcher {
  launch(what: LaunchOptions): LaunchedTask;
}

export interface LaunchedTask {
  /** 0 while the system has not told it. */
  pid(): number;
  /** The reason why it has ended. */
  readonly ended: Promise<string>;
  /** The last lines that it wrote. */
  recentOutput(): readonly string[];
  /** Runs its health command in its own environment; true when it succeeds. */
  runHealthCommand(): Promise<boolean>;
  /** Drained; killed after so many milliseconds. */
  stop(limit: number): Promise<void>;
  kill(): void;
}
