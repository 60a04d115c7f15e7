import { z } from 'zod';
import { resolveArgument, readArgument, text } from './arguments.ts';
import { type At, mistake } from './at.ts';
import { identityOf } from './identity.ts';
import { parameterValue } from './parameters.ts';
import { pseudoParameters } from './pseudo-parameters.ts';
import { exists } from './resources.ts';

const Attribute = z.union([
  z.string().transform((name) => splitOnce(name)),
  z.tuple([z.string(), z.unknown()]),
]);

/** What `Ref` gives for a parameter or a resource. */
export function reference(argument: unknown, at: At): unknown {
  const name = readArgument(z.string(), argument, at);
  if (Object.hasOwn(pseudoParameters, name)) return pseudoParameters[name]?.(at.stack);
  if (Object.hasOwn(at.stack.template.Parameters, name)) return parameterValue(name, at);
  mustBeThere(name, at);
  return identityOf(name, at).ref;
}

/** What `Fn::GetAtt` gives. */
export function attribute(argument: unknown, at: At): unknown {
  const [name, wanted] = readArgument(Attribute, argument, at);
  const asked = resolveArgument(text, wanted, at);
  mustBeThere(name, at);
  const value = identityOf(name, at).attribute(asked);
  if (value !== undefined) return value;
  throw mistake(at, `asks ${name} for ${asked}, which it does not have`);
}

function mustBeThere(name: string, at: At): void {
  if (!Object.hasOwn(at.stack.template.Resources, name)) {
    throw mistake(at, `names ${name}, which is not in the template`);
  }
  if (!exists(name, at)) throw mistake(at, `names ${name}, whose condition does not hold`);
}

function splitOnce(name: string): [string, string] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}
