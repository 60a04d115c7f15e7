import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cloudPlace } from './cloud/cloud-place.ts';
import { localPlace } from './local-place.ts';
import type { Place } from './place.ts';

export interface PlaceOptions {
  /** `local`, or the name of a stage. */
  readonly place: string;
  /** Of the local run, such as `http://127.0.0.1:5000`. */
  readonly registry?: string;
}

export interface Surroundings {
  /** Of the workspace. */
  readonly root: string;
  /** The folder of the stage's synthesis. */
  readonly synth: string;
}

export function openPlace(options: PlaceOptions, { root, synth }: Surroundings): Place {
  const { place, registry = 'http://127.0.0.1:5000' } = options;
  if (place !== 'local') return cloudPlace({ stage: place, region: regionIn(root), synth });
  const home = resolve(root, process.env['QUARTET_HOME'] ?? '.quartet');
  return localPlace({ home, registry, synth });
}

interface CdkConfig {
  readonly context: { readonly region: string };
}

function regionIn(root: string): string {
  const config = JSON.parse(readFileSync(join(root, 'infra', 'cdk.json'), 'utf8')) as CdkConfig;
  return config.context.region;
}
