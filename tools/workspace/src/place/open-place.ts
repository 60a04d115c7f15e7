import { resolve } from 'node:path';
import { localPlace } from './local-place.ts';
import type { Place } from './place.ts';

export interface PlaceOptions {
  /** `local`, or the name of a stage. */
  readonly place: string;
  /** Of the local run, such as `http://127.0.0.1:5000`. */
  readonly registry?: string;
}

export function openPlace(
  { place, registry = 'http://127.0.0.1:5000' }: PlaceOptions,
  root: string,
): Place {
  if (place !== 'local') throw new Error(place);
  const home = resolve(root, process.env['QUARTET_HOME'] ?? '.quartet');
  return localPlace({ home, registry });
}
