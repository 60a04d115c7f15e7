import type { Assembly } from '../assembly/assembly.ts';
import { type At, elsewhere, type Given, mistake } from '../resolve/at.ts';
import { createCloud } from '../resolve/cloud.ts';
import { identityOf } from '../resolve/identity.ts';
import { exists } from '../resolve/resources.ts';
import { type Properties, type RunType, schemas } from '../schema/schemas.ts';
import type { TemplateMistake } from '../template-mistake.ts';
import { check } from './check.ts';
import { refuseCircles } from './circles.ts';

/** A resource whose type is run here. */
export interface Found<Type extends RunType> {
  readonly type: Type;
  readonly stack: string;
  readonly account: string;
  readonly region: string;
  /** What `Ref` gives for it. */
  readonly ref: string;
  readonly properties: Properties<Type>;
  /** What `Fn::GetAtt` gives for it. */
  attribute(name: string): string;
  /** What is wrong with one of its properties. */
  mistake(property: string, why: string): TemplateMistake;
}

export interface Resources {
  of<Type extends RunType>(type: Type): readonly Found<Type>[];
  /** Types that are not run here. */
  readonly others: ReadonlySet<string>;
  readonly assets: ReadonlyMap<string, string>;
}

export interface Scope {
  readonly given: Given;
  /** What the names of the stacks that are run begin with. */
  readonly prefix: string;
}

/** All that the stacks say, worked out and understood. Throws a TemplateMistake for the first that is not. */
export function readResources(assembly: Assembly, { given, prefix }: Scope): Resources {
  const cloud = createCloud(assembly.stacks, given);
  const found: Found<RunType>[] = [];
  const others = new Set<string>();
  for (const stack of assembly.stacks) {
    const at = { stack, cloud, path: [] };
    const isPart = stack.name.startsWith(prefix);
    if (isPart) refuseCircles(stack);
    for (const [id, { Type }] of Object.entries(stack.template.Resources)) {
      if (!exists(id, at)) continue;
      if (isPart && isRun(Type)) found.push(checked(Type, id, at));
      else others.add(Type);
    }
  }
  const of = <Type extends RunType>(type: Type) =>
    found.filter((each): each is Found<Type> => each.type === type);
  return { of, others, assets: assembly.assets };
}

function checked<Type extends RunType>(type: Type, id: string, at: At): Found<Type> {
  const { stack, cloud } = at;
  const place = elsewhere(at, stack, id, 'Properties');
  const given = cloud.resolve(stack.template.Resources[id]?.Properties, place);
  const properties = check(schemas[type], given, { stack: stack.name, path: place.path });
  const identity = identityOf(id, at);
  return {
    type,
    stack: stack.name,
    account: stack.account,
    region: stack.region,
    ref: identity.ref,
    properties: properties as Properties<Type>,
    attribute: (name) => identity.attribute(name) ?? '',
    mistake: (property, why) => mistake(elsewhere(at, stack, ...place.path, property), why),
  };
}

function isRun(type: string): type is RunType {
  return Object.hasOwn(schemas, type);
}
