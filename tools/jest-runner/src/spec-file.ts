import type { Config } from '@jest/types';

export interface SpecFile {
  /** The number of the worker that runs it. */
  readonly worker: number;
  readonly path: string;
  readonly config: Config.ProjectConfig;
  readonly globalConfig: Config.GlobalConfig;
  readonly closingLimit: number;
}
