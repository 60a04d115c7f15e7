import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { createApp } from '../create-app.ts';
import { addStacks } from '../quartet.ts';
import { type Service, services } from '../services.ts';
import { readSettings } from '../settings.ts';

type Properties = Readonly<Record<string, unknown>>;

interface Variable {
  readonly Name: string;
  readonly Value: unknown;
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
  readonly DependsOn?: readonly string[];
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, object>>;
}

/** The templates of a whole system by the names of their stacks, without `quartet-<stage>-`. */
export class Synthesized {
  readonly templates: ReadonlyMap<string, Template>;

  constructor(assembly: CloudAssembly) {
    this.templates = new Map(
      assembly.stacks.map(({ stackName, template }) => [
        stackName.replace(/^quartet-(dev-|prod-)?/, ''),
        template as Template,
      ]),
    );
  }

  /** All resources of a type, of one stack or of all, by their logical ids. */
  resources(type: string, stack?: string): readonly (Resource & { readonly id: string })[] {
    return this.#chosen(stack).flatMap(({ Resources }) =>
      Object.entries(Resources)
        .filter(([, { Type }]) => Type === type)
        .map(([id, resource]) => ({ ...resource, id })),
    );
  }

  /** The properties of all resources of a type, of one stack or of all. */
  properties(type: string, stack?: string): readonly Properties[] {
    return this.resources(type, stack).map(({ Properties }) => Properties);
  }

  /** The container of a service's tasks, and its environment by name. */
  container(service: string) {
    const tasks = this.properties('AWS::ECS::TaskDefinition', `svc-${service}`);
    const task = tasks.find(({ Family }) => /^quartet-\w+-[^-]+$/.test(String(Family)));
    const [container = {}] = (task?.['ContainerDefinitions'] ?? []) as readonly Properties[];
    const variables = (container['Environment'] ?? []) as readonly Variable[];
    const environment = Object.fromEntries(variables.map(({ Name, Value }) => [Name, Value]));
    return { container, environment };
  }

  #chosen(stack: string | undefined): readonly Template[] {
    if (stack === undefined) return [...this.templates.values()];
    const template = this.templates.get(stack);
    if (!template) throw new Error(`there is no stack ${stack}`);
    return [template];
  }
}

/** The linter has its own specs; it takes most of the time. */
export const notLinted = { '@aws-cdk/core:validateAgainstDefaultRules': false };

/** Of a variant, such as `{ stage: 'prod', edge: 'rest' }`. */
export function synthesize(
  context: Readonly<Record<string, string>> = {},
  rows: readonly Service[] = services,
): Synthesized {
  const app = createApp(notLinted);
  addStacks(
    app,
    readSettings((name) => context[name]),
    rows,
  );
  return new Synthesized(app.synth());
}

/** The rows, with one of them changed. */
export function withRow(name: string, change: Partial<Service>): readonly Service[] {
  return services.map((service) => (service.name === name ? { ...service, ...change } : service));
}
