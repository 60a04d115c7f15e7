import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ConfigurationError } from './configuration-error.ts';

type Properties = Readonly<Record<string, unknown>>;

/** A CloudFormation template. */
export interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Properties }>
  >;
}

/** A resource of one of the stacks, independent of the CDK. */
export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Properties;
}

/** All resources of the templates that `infra:synth` wrote to a folder. */
export function readResources(folder: string): readonly Resource[] {
  const files = globSync(`${folder}/*.template.json`).sort();
  if (files.length === 0) {
    throw new ConfigurationError(
      `There are no templates in "${folder}"; run nx run infra:synth first.`,
    );
  }
  return files.flatMap((file) => {
    const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
    return resourcesOf(basename(file, '.template.json'), template);
  });
}

export function resourcesOf(stack: string, { Resources }: Template): readonly Resource[] {
  return Object.entries(Resources).map(([id, { Type, Properties = {} }]) => ({
    stack,
    id,
    type: Type,
    properties: Properties,
  }));
}

export function resourcesOfType(resources: readonly Resource[], type: string): readonly Resource[] {
  return resources.filter((resource) => resource.type === type);
}

/** The only resource of a type in a stack. */
export function singleResource(
  resources: readonly Resource[],
  stack: string,
  type: string,
): Resource {
  const [found] = resourcesOfType(resources, type).filter((resource) => resource.stack === stack);
  if (found) return found;
  throw new ConfigurationError(
    `The stack ${stack} is missing ${type}, which other resources refer to.`,
  );
}

/** The logical id that a reference names in the same stack. */
export function referencedId(reference: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = (reference ?? {}) as {
    readonly Ref?: string;
    readonly 'Fn::GetAtt'?: readonly string[];
  };
  return Ref ?? attribute?.[0] ?? '';
}
