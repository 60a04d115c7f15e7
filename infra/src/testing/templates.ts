import { rmSync } from 'node:fs';
import { readSynthOptions } from '../synth-options.ts';
import { synthesize } from '../synthesize.ts';
import { resourcesOf, type Resource as PlainResource } from '../templates.ts';
import { type Variant, type VariantName, variants } from './variants.ts';

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
  readonly Parameters?: Readonly<Record<string, { readonly Default?: string }>>;
}

/** Templates by the full names of their stacks. */
type Templates = Readonly<Record<string, Template>>;

/** The templates of a whole system by the names of their stacks, without `quartet-<stage>-`. */
export class SynthesizedTemplates {
  readonly templates: ReadonlyMap<string, Template>;
  /** The same by the full names of the stacks. */
  readonly stacks: ReadonlyMap<string, Template>;

  constructor(templates: Templates) {
    this.stacks = new Map(Object.entries(templates));
    this.templates = new Map(
      Object.entries(templates).map(([stackName, template]) => [
        stackName.replace(/^quartet-(dev-|prod-|pr-\d+-)?/, ''),
        template,
      ]),
    );
  }

  /** All resources of a type, of one stack or of all, by their logical ids. */
  resources(type: string, stack?: string): readonly (Resource & { readonly id: string })[] {
    return this.#selected(stack).flatMap(({ Resources }) =>
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
    const family = new RegExp(`^quartet-(pr-)?\\w+-${service}$`);
    const task = tasks.find(({ Family }) => family.test(String(Family)));
    const [container = {}] = (task?.['ContainerDefinitions'] ?? []) as readonly Properties[];
    const variables = (container['Environment'] ?? []) as readonly Variable[];
    const environment = Object.fromEntries(variables.map(({ Name, Value }) => [Name, Value]));
    return { container, environment };
  }

  #selected(stack: string | undefined): readonly Template[] {
    if (stack === undefined) return [...this.templates.values()];
    const template = this.templates.get(stack);
    if (!template) throw new Error(`unknown stack ${stack}`);
    return [template];
  }
}

const synthesized = new Map<VariantName, Templates>();

/** The templates of a variant, which is synthesized once, on first use. */
export function templatesOf(name: VariantName): SynthesizedTemplates {
  return new SynthesizedTemplates(stacksOf(name));
}

/** The resources of a variant, in the format for readers that do not use the CDK. */
export function resourcesIn(name: VariantName): readonly PlainResource[] {
  return Object.entries(stacksOf(name)).flatMap(([stack, template]) =>
    resourcesOf(stack, template),
  );
}

function stacksOf(name: VariantName): Templates {
  const templates = synthesized.get(name) ?? synthesizeVariant(variants[name]);
  synthesized.set(name, templates);
  return templates;
}

function synthesizeVariant({ context, services, ...changed }: Variant): Templates {
  const options = readSynthOptions((key) => context[key]);
  const stage = { ...options.stage, ...changed.stage };
  const { directory, stacks } = synthesize({ options: { ...options, stage }, services });
  const templates = stacks.map(({ stackName, template }) => [stackName, template as Template]);
  rmSync(directory, { recursive: true });
  return Object.fromEntries(templates) as Templates;
}
