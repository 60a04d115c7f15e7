import type { Place, Release } from '../place/place.ts';
import type { Row } from '../receipt/row.ts';

export interface Deployment {
  readonly service: string;
  readonly release: Release;
  readonly place: Place;
}

/** Lets a service run an image, unless it does. */
export async function deployService({
  service,
  release,
  place,
}: Deployment): Promise<Pick<Row, 'rolled' | 'stacks'>> {
  if (!(await isBehind({ service, release, place }))) return { rolled: false, stacks: [] };
  return { rolled: true, stacks: await place.roll(service, release) };
}

export async function isBehind({ service, release, place }: Deployment): Promise<boolean> {
  const running = await place.running(service);
  return running !== release.tag || (await place.isStale(service));
}
