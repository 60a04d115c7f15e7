import type { RegistryAddress } from '../push/registry.ts';

/** An image in the registry of a place. */
export interface Release {
  readonly tag: string;
  readonly digest: string;
}

/** Somewhere services run: this machine, or a stage in the cloud. */
export interface DeployTarget {
  /** `local`, or the name of the stage. */
  readonly name: string;
  registry(): Promise<RegistryAddress>;
  /** The repository of a service's images in the registry, such as `quartet/orders`. */
  repositoryOf(service: string): string;
  /** Makes what only the stage of a pull request gets without a person, or throws a UserError that says why not. */
  prepare?(): Promise<void>;
  /** Removes the stage of a pull request and all that it has; returns the stacks that were deleted. */
  remove?(): Promise<readonly string[]>;
  /** The beginning of the tags of images that are deployed here, which the registry keeps apart from others. */
  readonly tagPrefix?: string;
  /** The stacks that all services stand on and that are not yet what was synthesised. */
  outdatedStacks(): Promise<readonly string[]>;
  /** Deploys those, as far as that can be done while everything runs. */
  deployShared(stacks: readonly string[]): Promise<SharedStacks>;
  /** The tag of the image that all tasks of a service run now; undefined when there is no such image. */
  runningTag(service: string): Promise<string | undefined>;
  /** True for a service that has run an image here. */
  wasDeployed(service: string): Promise<boolean>;
  /** True when anything but the image changes for the service. */
  needsDeploy(service: string): Promise<boolean>;
  /**
   * Lets the tasks of a service run an image, and waits until they are steady. Returns the stacks that have
   * changed; throws a UserError that says why when the tasks before it run again.
   */
  deploy(service: string, release: Release): Promise<readonly string[]>;
  /** The release before the running one. */
  previousRelease(service: string): Promise<Release | undefined>;
}

export interface SharedStacks {
  readonly stacks: readonly string[];
  /** Those that the local run takes in when it is started the next time. */
  readonly waiting: readonly string[];
}
