import type { Assembly } from '../assembly/assembly.ts';
import { type Location, locate, type ParameterValues, templateError } from '../resolve/location.ts';
import { createResolveContext } from '../resolve/resolve-context.ts';
import { exists } from '../resolve/resources.ts';
import { returnValuesOf } from '../resolve/return-values.ts';
import { check } from '../schema/check.ts';
import { type Properties, type SupportedType, schemas } from '../schema/schemas.ts';
import type { TemplateError } from '../template-error.ts';
import { assertNoCircularDependencies } from './circular-dependencies.ts';

/** A resource whose type is run here. */
export interface TypedResource<Type extends SupportedType> {
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
  error(property: string, why: string): TemplateError;
}

export interface Resources {
  of<Type extends SupportedType>(type: Type): readonly TypedResource<Type>[];
  /** Types that are not run here. */
  readonly unsupportedTypes: ReadonlySet<string>;
  readonly assets: ReadonlyMap<string, string>;
}

export interface Scope {
  readonly parameterValues: ParameterValues;
  /** What the names of the stacks that are run begin with. */
  readonly prefix: string;
}

/** All that the stacks say, worked out and understood. Throws a TemplateError for the first that is not. */
export function readResources(
  assembly: Assembly,
  { parameterValues: given, prefix }: Scope,
): Resources {
  const context = createResolveContext(assembly.stacks, given);
  const found: TypedResource<SupportedType>[] = [];
  const others = new Set<string>();
  for (const stack of assembly.stacks) {
    const at = { stack, context, path: [] };
    const isPart = stack.name.startsWith(prefix);
    if (isPart) assertNoCircularDependencies(stack);
    for (const [id, { Type }] of Object.entries(stack.template.Resources)) {
      if (!exists(id, at)) continue;
      if (isPart && isSupported(Type)) found.push(readResource(Type, id, at));
      else others.add(Type);
    }
  }
  const of = <Type extends SupportedType>(type: Type) =>
    found.filter((each): each is TypedResource<Type> => each.type === type);
  return { of, unsupportedTypes: others, assets: assembly.assets };
}

function readResource<Type extends SupportedType>(
  type: Type,
  id: string,
  at: Location,
): TypedResource<Type> {
  const { stack, context: cloud } = at;
  const place = locate(at, stack, id, 'Properties');
  const given = cloud.resolve(stack.template.Resources[id]?.Properties, place);
  const properties = check(schemas[type], given, { stack: stack.name, path: place.path });
  const identity = returnValuesOf(id, at);
  return {
    type,
    stack: stack.name,
    account: stack.account,
    region: stack.region,
    ref: identity.ref,
    properties: properties as Properties<Type>,
    attribute: (name) => identity.attribute(name) ?? '',
    error: (property, why) => templateError(locate(at, stack, ...place.path, property), why),
  };
}

function isSupported(type: string): type is SupportedType {
  return Object.hasOwn(schemas, type);
}
