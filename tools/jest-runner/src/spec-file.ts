import type { Config } from '@jest/types';

export interface SpecFile {
  readonly path: string;
  readonly config: Config.ProjectConfig;
  readonly globalConfig: Config.GlobalConfig;
  readonly closingLimit: number;
}
