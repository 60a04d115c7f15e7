/** The state of the account. */
export interface TestAccount {
  readonly registry: string;
  readonly stacks: Map<string, TestStack>;
  /** Files in S3, by their last name. */
  readonly objects: Map<string, string>;
  /** Task definitions by family, the newest last. */
  readonly definitions: Map<string, TestDefinition[]>;
  /** Services by their name. */
  readonly services: Map<string, TestService>;
  readonly tasks: Map<string, TestTask>;
  /** Tags whose tasks never become healthy. */
  readonly failingTags: Set<string>;
  /** Families whose tasks end with this exit code instead of 0. */
  readonly exitCodes: Map<string, number>;
  /** Parameters of SSM by their names; all others exist too, in their first version, but for the missing ones. */
  readonly parameters: Map<string, TestParameter>;
  /** Names of parameters that exist only when they have been stored. */
  missing: RegExp;
  /** Tags and digests of images by repository. */
  readonly images: Map<string, readonly TestImage[]>;
  /** The action, or the family of a task, after which AWS refuses everything, as when a command is ended. */
  interruptAfter: string | undefined;
  isInterrupted: boolean;
  /** Everything that was run, such as `quartet-dev-orders-migrate b2`, and rolled, such as `orders-service b2`. */
  readonly operations: string[];
}

export interface TestImage {
  readonly imageTag: string;
  readonly imageDigest: string;
}

export interface TestParameter {
  readonly value: string;
  readonly version: number;
}

export interface TestStack {
  template: string;
  /** The values that parameters of SSM had when the stack was deployed. */
  resolved: Readonly<Record<string, string>>;
  parameters: Readonly<Record<string, string>>;
  status: string;
  changed: Date;
  pending?: { readonly template: string; readonly parameters: Readonly<Record<string, string>> };
}

export interface TestDefinition {
  readonly arn: string;
  readonly family: string;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface TestService {
  definition: string;
  /** False until its tasks serve, and once they are told to fail. */
  readonly isStable: boolean;
  readonly events: { readonly createdAt: number; readonly message: string }[];
  /** Definitions it was steady with, the newest last. */
  readonly stableDefinitions: string[];
}

export interface TestTask {
  readonly arn: string;
  readonly family: string;
  readonly tag: string;
  readonly exitCode: number;
  readonly service: string | undefined;
  readonly stoppedAt: number;
}

export function newAccount(registry: string): TestAccount {
  return {
    registry,
    stacks: new Map(),
    objects: new Map(),
    definitions: new Map(),
    services: new Map(),
    tasks: new Map(),
    failingTags: new Set(),
    exitCodes: new Map(),
    parameters: new Map(),
    missing: /^$/,
    images: new Map(),
    interruptAfter: undefined,
    isInterrupted: false,
    operations: [],
  };
}

export function addDefinition(
  account: TestAccount,
  { family, image, labels }: Omit<TestDefinition, 'arn'>,
): TestDefinition {
  const known = account.definitions.get(family) ?? [];
  const number = [...account.definitions.values()].flat().length + 1;
  const arn = `arn:aws:ecs:us-east-1:000000000000:task-definition/${family}:${number}`;
  const definition = { arn, family, image, labels };
  account.definitions.set(family, [...known, definition]);
  return definition;
}

/** Finds a task definition by its ARN, or the newest of a family. */
export function findDefinition(account: TestAccount, name: string): TestDefinition | undefined {
  return (
    account.definitions.get(name)?.at(-1) ??
    [...account.definitions.values()].flat().find(({ arn }) => arn === name)
  );
}

export function tagOf({ labels }: TestDefinition): string {
  return labels['quartet.image-tag'] ?? '';
}

export function parameterOf({ parameters }: TestAccount, name: string): TestParameter {
  return parameters.get(name) ?? { value: `value of ${name}`, version: 1 };
}
