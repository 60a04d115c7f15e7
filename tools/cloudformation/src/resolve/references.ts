import { z } from 'zod';
import { resolveArgument, readArgument, text } from './arguments.ts';
import { type Location, templateError } from './location.ts';
import { returnValuesOf } from './return-values.ts';
import { parameterValue } from './parameters.ts';
import { pseudoParameters } from './pseudo-parameters.ts';
import { exists } from './resources.ts';

const Attribute = z.union([
  z.string().transform((name) => splitOnce(name)),
  z.tuple([z.string(), z.unknown()]),
]);

/** The value of `Ref` for a parameter or a resource. */
export function reference(argument: unknown, at: Location): unknown {
  const name = readArgument(z.string(), argument, at);
  if (Object.hasOwn(pseudoParameters, name)) return pseudoParameters[name]?.(at.stack);
  if (Object.hasOwn(at.stack.template.Parameters, name)) return parameterValue(name, at);
  assertResourceExists(name, at);
  return returnValuesOf(name, at).ref;
}

/** The value of `Fn::GetAtt`. */
export function attribute(argument: unknown, at: Location): unknown {
  const [name, nameArgument] = readArgument(Attribute, argument, at);
  const attributeName = resolveArgument(text, nameArgument, at);
  assertResourceExists(name, at);
  const value = returnValuesOf(name, at).attribute(attributeName);
  if (value !== undefined) return value;
  throw templateError(at, `asks ${name} for ${attributeName}, which it does not have`);
}

function assertResourceExists(name: string, at: Location): void {
  if (!Object.hasOwn(at.stack.template.Resources, name)) {
    throw templateError(at, `refers to ${name}, which is not in the template`);
  }
  if (!exists(name, at))
    throw templateError(at, `refers to ${name}, whose condition does not hold`);
}

function splitOnce(name: string): [string, string] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}
