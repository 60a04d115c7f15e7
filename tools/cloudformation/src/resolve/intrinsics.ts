import { z } from 'zod';
import { type Location, child } from './location.ts';
import { and, equals, not, or, ifThenElse } from './conditions.ts';
import { getStackOutput, importValue } from './outputs.ts';
import { attribute, reference } from './references.ts';
import { base64, findInMap, getZones, join, select, split, toJson } from './texts.ts';
import { readArgument, resolveArgument, text } from './arguments.ts';

type Intrinsic = (argument: unknown, at: Location) => unknown;

/** The intrinsic functions by name; each receives its argument unresolved. */
export const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: reference,
  'Fn::GetAtt': attribute,
  'Fn::GetStackOutput': getStackOutput,
  'Fn::ImportValue': importValue,
  'Fn::Sub': substitute,
  'Fn::Join': join,
  'Fn::Split': split,
  'Fn::Select': select,
  'Fn::FindInMap': findInMap,
  'Fn::GetAZs': getZones,
  'Fn::Base64': base64,
  'Fn::ToJsonString': toJson,
  'Fn::If': ifThenElse,
  'Fn::Equals': equals,
  'Fn::And': and,
  'Fn::Or': or,
  'Fn::Not': not,
};

const Sub = z.union([
  z.string().transform((template) => ({ template, own: {} })),
  z
    .tuple([z.string(), z.record(z.string(), z.unknown())])
    .transform(([template, own]) => ({ template, own })),
]);

/** `${Name}`, `${Name.Attribute}`, one of the given names, or `${!Literal}`. */
function substitute(argument: unknown, at: Location): string {
  const { template, own } = readArgument(Sub, argument, at);
  return template.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    return resolveArgument(text, valueOf(name.trim(), own, at), at);
  });
}

function valueOf(name: string, own: Readonly<Record<string, unknown>>, at: Location): unknown {
  if (Object.hasOwn(own, name)) return at.context.resolve(own[name], child(at, 1, name));
  return name.includes('.') ? attribute(name, at) : reference(name, at);
}
