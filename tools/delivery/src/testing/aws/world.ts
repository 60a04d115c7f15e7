/** What is in the account. */
export interface World {
  readonly registry: string;
  readonly stacks: Map<string, TestStack>;
  /** Files in S3, by their last name. */
  readonly objects: Map<string, string>;
  /** By family, the newest last. */
  readonly definitions: Map<string, TestDefinition[]>;
  /** By the name of the service. */
  readonly services: Map<string, TestService>;
  readonly tasks: Map<string, TestTask>;
  /** Tags whose tasks never become healthy. */
  readonly sick: Set<string>;
  /** Families whose tasks end with this exit code instead of 0. */
  readonly exits: Map<string, number>;
  /** Everything that was run, such as `quartet-dev-orders-migrate b2`, and rolled, such as `orders-service b2`. */
  readonly happened: string[];
}

export interface TestStack {
  template: string;
  parameters: Readonly<Record<string, string>>;
  status: string;
  changed: Date;
  pending?: { readonly template: string; readonly parameters: Readonly<Record<string, string>> };
}

export interface TestDefinition {
  readonly arn: string;
  readonly family: string;
  readonly image: string;
}

export interface TestService {
  definition: string;
  readonly events: { readonly createdAt: number; readonly message: string }[];
  /** Definitions it was steady with, the newest last. */
  readonly steady: string[];
}

export interface TestTask {
  readonly arn: string;
  readonly family: string;
  readonly exitCode: number;
  readonly service: string | undefined;
  readonly stoppedAt: number;
}

export function newWorld(registry: string): World {
  return {
    registry,
    stacks: new Map(),
    objects: new Map(),
    definitions: new Map(),
    services: new Map(),
    tasks: new Map(),
    sick: new Set(),
    exits: new Map(),
    happened: [],
  };
}

export function addDefinition(world: World, family: string, image: string): TestDefinition {
  const known = world.definitions.get(family) ?? [];
  const number = [...world.definitions.values()].flat().length + 1;
  const arn = `arn:aws:ecs:us-east-1:000000000000:task-definition/${family}:${number}`;
  const definition = { arn, family, image };
  world.definitions.set(family, [...known, definition]);
  return definition;
}

/** By its address, or the newest of a family. */
export function findDefinition(world: World, name: string): TestDefinition | undefined {
  return (
    world.definitions.get(name)?.at(-1) ??
    [...world.definitions.values()].flat().find(({ arn }) => arn === name)
  );
}

export function tagOf({ image }: TestDefinition): string {
  return image.split(':').at(-1) ?? '';
}
