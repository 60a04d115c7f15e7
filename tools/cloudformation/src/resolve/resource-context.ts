import { text } from './arguments.ts';
import { type Location, locate, templateError } from './location.ts';
import { hashOf } from './hash.ts';
import { partition } from './pseudo-parameters.ts';
import { property } from './resources.ts';

/** The return values of a resource: those of `Ref` and `Fn::GetAtt`. */
export interface ReturnValues {
  readonly ref: string;
  /** Undefined for one that the type does not have. */
  attribute(name: string): string | undefined;
}

/** A resource that an identity is made for. */
export interface ResourceContext {
  readonly region: string;
  /** 64 hexadecimal digits of its own. */
  readonly hash: string;
  /** The name that CloudFormation generates when the template gives none. */
  readonly physicalName: string;
  /** A text property. */
  text(name: string): string | undefined;
  /** A text property that an identity is not there without. */
  required(name: string): string;
  arn(service: string, resource: string): string;
}

export type ReturnValuesOf = (subject: ResourceContext) => ReturnValues;

export function resourceContext(id: string, at: Location): ResourceContext {
  const { name: stack, region, account } = at.stack;
  const hash = hashOf(`${stack}/${id}`, 64);
  const read = (name: string) => text.safeParse(property(id, name, at)).data;
  return {
    region,
    hash,
    physicalName: `${stack}-${id}`.slice(0, 51) + `-${hash.slice(0, 12).toUpperCase()}`,
    text: read,
    required(name) {
      const value = read(name);
      if (value !== undefined) return value;
      throw templateError(locate(at, at.stack, id, 'Properties', name), 'is missing');
    },
    arn: (service, resource) => `arn:${partition}:${service}:${region}:${account}:${resource}`,
  };
}

/** An identity that has these attributes and no others. */
export function returnValues(
  ref: string,
  attributes: Readonly<Record<string, string>> = {},
): ReturnValues {
  return {
    ref,
    attribute: (name) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined),
  };
}
