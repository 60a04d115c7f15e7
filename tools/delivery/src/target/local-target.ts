import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readAssembly } from './assembly.ts';
import { isUp, openControl } from './control.ts';
import type { DeployTarget, Release } from './deploy-target.ts';
import { openReleases } from './releases.ts';

interface LocalTargetOptions {
  /** QUARTET_HOME of the local run. */
  readonly home: string;
  /** Such as `http://127.0.0.1:5000`. */
  readonly registry: string;
  /** The folder of the synthesis; the local run has a copy of what it has started from. */
  readonly synth: string;
}

/** The Quartet that `npm start` runs on this machine. */
export function localTarget({ home, registry, synth }: LocalTargetOptions): DeployTarget {
  const releases = openReleases(home);
  const host = new URL(registry).host;
  const nameOf = (service: string, { tag, digest }: Release) =>
    `${host}/quartet/${service}:${tag}@${digest}`;
  const runningTag = async (service: string): Promise<string | undefined> => {
    const tasks = (await openControl(home).tasks()).filter((task) => task.service === service);
    const [image, ...others] = new Set(tasks.map(({ release }) => release));
    const tag = /:([^:/@]+)@sha256:[0-9a-f]+$/.exec(image ?? '')?.[1];
    return others.length === 0 ? tag : undefined;
  };
  return {
    name: 'local',
    registry: () => Promise.resolve({ url: registry, authorization: undefined }),
    repositoryOf: (service) => `quartet/${service}`,
    outdatedStacks: async () => (isUp(home) ? changedStacks(synth, join(home, 'assembly')) : []),
    deployShared: (waiting) => Promise.resolve({ stacks: [], waiting }),
    runningTag,
    wasDeployed: (service) => Promise.resolve(releases.of(service).length > 0),
    needsDeploy: () => Promise.resolve(false),
    deploy: async (service, release) => {
      await openControl(home).roll(service, { image: nameOf(service, release) });
      releases.add(service, release);
      return [];
    },
    previousRelease: async (service) => {
      const now = await runningTag(service);
      return releases.of(service).findLast(({ tag }) => tag !== now);
    },
  };
}

function changedStacks(synth: string, running: string): readonly string[] {
  const before = new Map(
    readAssembly(running).stacks.map(({ name, template }) => [name, template]),
  );
  return readAssembly(synth)
    .stacks.filter(({ name, template }) => !isDeepStrictEqual(template, before.get(name)))
    .map(({ name }) => name);
}
