import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Release } from './deploy-target.ts';

/** The releases that each service of the local run has run, the latest last. */
interface Releases {
  of(service: string): readonly Release[];
  add(service: string, release: Release): void;
}

const maxReleases = 20;

export function openReleases(home: string): Releases {
  const file = (service: string) => join(home, 'releases', `${service}.json`);
  const of = (service: string): readonly Release[] =>
    existsSync(file(service)) ? JSON.parse(readFileSync(file(service), 'utf8')) : [];
  return {
    of,
    add: (service, release) => {
      mkdirSync(dirname(file(service)), { recursive: true });
      const all = [...of(service), release].slice(-maxReleases);
      writeFileSync(file(service), `${JSON.stringify(all, null, 2)}\n`);
    },
  };
}
