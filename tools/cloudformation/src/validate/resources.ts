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
  /** Its place in the templates: `shop-dev-edge.GatewayApi`. */
  readonly name: string;
  readonly stack: string;
  readonly account: string;
  readonly region: string;
  /** The value of `Ref`. */
  readonly ref: string;
  readonly properties: Properties<Type>;
  /** Its properties as the template has them, resolved. */
  readonly source: Readonly<Record<string, unknown>>;
  /** The value of `Fn::GetAtt`. */
  attribute(name: string): string;
  /** An error about one of its properties. */
  error(property: string, why: string): TemplateError;
}

export interface Resources {
  of<Type extends SupportedType>(type: Type): readonly TypedResource<Type>[];
  /** Types that are not run here. */
  readonly unsupportedTypes: ReadonlySet<string>;
  readonly assets: ReadonlyMap<string, string>;
}

interface Scope {
  readonly parameterValues: ParameterValues;
  /** Prefix of the names of the stacks that run here. */
  readonly prefix: string;
}

/** All that the stacks say, worked out and understood. Throws a TemplateError for the first that is not. */
export function readResources(
  assembly: Assembly,
  { parameterValues: resolved, prefix }: Scope,
): Resources {
  const context = createResolveContext(assembly.stacks, resolved);
  const resources: TypedResource<SupportedType>[] = [];
  const unsupportedTypes = new Set<string>();
  for (const stack of assembly.stacks) {
    const at = { stack, context, path: [] };
    const isPart = stack.name.startsWith(prefix);
    if (isPart) assertNoCircularDependencies(stack);
    for (const [id, { Type }] of Object.entries(stack.template.Resources)) {
      if (!exists(id, at)) continue;
      if (isPart && isSupported(Type)) resources.push(readResource(Type, id, at));
      else unsupportedTypes.add(Type);
    }
  }
  const byType = Map.groupBy(resources, ({ type }) => type);
  const of = <Type extends SupportedType>(type: Type) =>
    (byType.get(type) ?? []) as unknown as readonly TypedResource<Type>[];
  return { of, unsupportedTypes, assets: assembly.assets };
}

function readResource<Type extends SupportedType>(
  type: Type,
  id: string,
  at: Location,
): TypedResource<Type> {
  const { stack, context: cloud } = at;
  const location = locate(at, stack, id, 'Properties');
  const resolved = cloud.resolve(stack.template.Resources[id]?.Properties, location);
  const properties = check(schemas[type], resolved, { stack: stack.name, path: location.path });
  const identity = returnValuesOf(id, at);
  return {
    type,
    name: `${stack.name}.${id}`,
    stack: stack.name,
    account: stack.account,
    region: stack.region,
    ref: identity.ref,
    properties: properties as Properties<Type>,
    source: resolved as Readonly<Record<string, unknown>>,
    attribute: (name) => identity.attribute(name) ?? '',
    error: (property, why) => templateError(locate(at, stack, ...location.path, property), why),
  };
}

function isSupported(type: string): type is SupportedType {
  return Object.hasOwn(schemas, type);
}
