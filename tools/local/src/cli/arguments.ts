import { services } from '@quartet/infra/services';
import type { Variant } from '../bundling/variant.ts';

export const databaseAuths = ['password', 'iam'] as const;

/** The password of a role, or a token of IAM as on AWS. */
export type DatabaseAuth = (typeof databaseAuths)[number];

export interface Arguments {
  /** Forget the data first. */
  readonly reset: boolean;
  /** Run this service watched, with what it needs; everything when undefined. */
  readonly watchedService: string | undefined;
  /** Numbers of tasks by service; all others have that of their template. */
  readonly scale: ReadonlyMap<string, number>;
  readonly variant: Variant;
  /** Start tasks from the images that were built last. */
  readonly containers: boolean;
  /** Start tasks from the bundles and task definitions in the `dist` of another checkout. */
  readonly dist: string | undefined;
  /** The way in which tasks log in to PostgreSQL. */
  readonly databaseAuth: DatabaseAuth;
  /** Print what is not run here, and every line of the logs on a terminal. */
  readonly verbose: boolean;
  /** Base URL of an OTLP receiver; nothing is traced when it is undefined. */
  readonly otlp: string | undefined;
  /** The port at which a debugger finds the watched service. */
  readonly inspect: number | undefined;
}

/** A service and all that it needs, directly or not; every service when none is asked for. */
export function chooseServices(asked: string | undefined): readonly string[] {
  const names = services.map(({ name }) => name);
  if (asked === undefined) return names;
  const selected = new Set([asked]);
  for (const name of selected) {
    for (const need of services.find((each) => each.name === name)?.needs ?? []) selected.add(need);
  }
  return names.filter((name) => selected.has(name));
}
