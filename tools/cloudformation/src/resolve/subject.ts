import { text } from './arguments.ts';
import { type At, elsewhere, mistake } from './at.ts';
import { hashOf } from './hash.ts';
import { partition } from './pseudo-parameters.ts';
import { property } from './resources.ts';

/** What `Ref` and `Fn::GetAtt` give for a resource. */
export interface Identity {
  readonly ref: string;
  /** Undefined for one that the type does not have. */
  attribute(name: string): string | undefined;
}

/** A resource that an identity is made for. */
export interface Subject {
  readonly region: string;
  /** 64 hexadecimal digits of its own. */
  readonly hash: string;
  /** What CloudFormation calls it when the template gives no name. */
  readonly physicalName: string;
  /** A text property. */
  text(name: string): string | undefined;
  /** A text property that an identity is not there without. */
  needed(name: string): string;
  arn(service: string, resource: string): string;
}

export type IdentityOf = (subject: Subject) => Identity;

export function subjectAt(id: string, at: At): Subject {
  const { name: stack, region, account } = at.stack;
  const hash = hashOf(`${stack}/${id}`, 64);
  const read = (name: string) => text.safeParse(property(id, name, at)).data;
  return {
    region,
    hash,
    physicalName: `${stack}-${id}`.slice(0, 51) + `-${hash.slice(0, 12).toUpperCase()}`,
    text: read,
    needed(name) {
      const value = read(name);
      if (value !== undefined) return value;
      throw mistake(elsewhere(at, at.stack, id, 'Properties', name), 'is missing');
    },
    arn: (service, resource) => `arn:${partition}:${service}:${region}:${account}:${resource}`,
  };
}

/** An identity that has these attributes and no others. */
export function known(ref: string, attributes: Readonly<Record<string, string>> = {}): Identity {
  return {
    ref,
    attribute: (name) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined),
  };
}
