import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VariantName } from './variants.ts';

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

  constructor(templates: Readonly<Record<string, Template>>) {
    this.templates = new Map(
      Object.entries(templates).map(([stackName, template]) => [
        stackName.replace(/^quartet-(dev-|prod-)?/, ''),
        template,
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
    const family = new RegExp(`^quartet-\\w+-${service}$`);
    const task = tasks.find(({ Family }) => family.test(String(Family)));
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

/** What set-up.ts has made of a variant. */
export function templatesOf(variant: VariantName): Synthesized {
  const file = join(process.env['QUARTET_TEMPLATES'] ?? '', `${variant}.json`);
  return new Synthesized(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Template>);
}
