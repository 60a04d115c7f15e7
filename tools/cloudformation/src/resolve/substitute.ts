import { z } from 'zod';
import { readArgument, resolveArgument, text } from './arguments.ts';
import { type Location, child } from './location.ts';
import { attribute, reference } from './references.ts';

const Sub = z.union([
  z.string().transform((template) => ({ template, own: {} })),
  z
    .tuple([z.string(), z.record(z.string(), z.unknown())])
    .transform(([template, own]) => ({ template, own })),
]);

/** `${Name}`, `${Name.Attribute}`, one of the given names, or `${!Literal}`. */
export function substitute(argument: unknown, at: Location): string {
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
