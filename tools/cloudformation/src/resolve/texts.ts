import { z } from 'zod';
import { readArgument, resolveArgument, text, texts } from './arguments.ts';
import { type Location, templateError } from './location.ts';

const Join = z.tuple([z.string(), texts]);
const Split = z.tuple([z.string(), text]);
const Index = z.union([
  z.int().min(0),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
]);
const Select = z.tuple([Index, z.array(z.unknown())]);
const FindInMap = z.tuple([text, text, text]);

export function join(argument: unknown, at: Location): string {
  const [delimiter, parts] = resolveArgument(Join, argument, at);
  return parts.join(delimiter);
}

export function split(argument: unknown, at: Location): readonly string[] {
  const [delimiter, whole] = resolveArgument(Split, argument, at);
  return whole.split(delimiter);
}

export function select(argument: unknown, at: Location): unknown {
  const [index, list] = resolveArgument(Select, argument, at);
  if (index < list.length) return list[index];
  throw templateError(at, `selects item ${index} of a list of ${list.length}`);
}

export function findInMap(argument: unknown, at: Location): unknown {
  const [map, first, second] = resolveArgument(FindInMap, argument, at);
  const value = at.stack.template.Mappings[map]?.[first]?.[second];
  if (value !== undefined) return value;
  throw templateError(at, `refers to ${map}.${first}.${second}, which is in no mapping`);
}

export function getZones(argument: unknown, at: Location): readonly string[] {
  const region = resolveArgument(text, argument, at) || at.stack.region;
  return ['a', 'b', 'c'].map((letter) => `${region}${letter}`);
}

export function base64(argument: unknown, at: Location): string {
  return Buffer.from(resolveArgument(text, argument, at)).toString('base64');
}

export function toJson(argument: unknown, at: Location): string {
  const value = readArgument(z.union([z.array(z.unknown()), z.looseObject({})]), argument, at);
  return JSON.stringify(at.context.resolve(value, at));
}
