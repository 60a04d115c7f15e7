import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Mistake } from './mistake.ts';

type Properties = Readonly<Record<string, unknown>>;

/** A template as CloudFormation is given it. */
export interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Properties }>
  >;
}

/** A resource of one of the stacks, without anything of the CDK. */
export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Properties;
}

/** All resources of the templates in a folder that `infra:synth` has written. */
export function readResources(folder: string): readonly Resource[] {
  const files = globSync(`${folder}/*.template.json`).sort();
  if (files.length === 0) {
    throw new Mistake(`There are no templates in "${folder}"; run nx run infra:synth first.`);
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

export function ofType(resources: readonly Resource[], type: string): readonly Resource[] {
  return resources.filter((resource) => resource.type === type);
}

/** The only resource of a type in a stack. */
export function onlyIn(resources: readonly Resource[], stack: string, type: string): Resource {
  const [found] = ofType(resources, type).filter((resource) => resource.stack === stack);
  if (found) return found;
  throw new Mistake(`The stack ${stack} has no ${type}, which others in it are understood by.`);
}

/** The logical id that a reference points to in the same stack. */
export function idOf(reference: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = (reference ?? {}) as {
    readonly Ref?: string;
    readonly 'Fn::GetAtt'?: readonly string[];
  };
  return Ref ?? attribute?.[0] ?? '';
}
