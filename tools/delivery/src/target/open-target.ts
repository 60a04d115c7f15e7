import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cloudTarget } from './cloud/cloud-target.ts';
import { localTarget } from './local-target.ts';
import type { DeployTarget } from './deploy-target.ts';

export interface TargetOptions {
  /** `local`, or the name of a stage. */
  readonly place: string;
  /** The registry of the local run, such as `http://127.0.0.1:5000`. */
  readonly registry?: string;
}

interface WorkspacePaths {
  /** The root of the workspace. */
  readonly root: string;
  /** The folder of the stage's synthesis. */
  readonly synth: string;
}

export function openTarget(options: TargetOptions, { root, synth }: WorkspacePaths): DeployTarget {
  const { place, registry = 'http://127.0.0.1:5000' } = options;
  if (place !== 'local') return cloudTarget({ stage: place, region: regionIn(root), synth, root });
  const home = resolve(root, process.env['QUARTET_HOME'] ?? '.quartet');
  return localTarget({ home, registry, synth });
}

interface CdkConfig {
  readonly context: { readonly region: string };
}

function regionIn(root: string): string {
  const config = JSON.parse(readFileSync(join(root, 'infra', 'cdk.json'), 'utf8')) as CdkConfig;
  return config.context.region;
}
