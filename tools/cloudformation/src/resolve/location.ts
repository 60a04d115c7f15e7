import type { Stack } from '../assembly/assembly.ts';
import { TemplateError } from '../template-error.ts';

/** A place in a template, and what is needed to work out what stands there. */
export interface Location {
  readonly stack: Stack;
  readonly path: readonly string[];
  readonly context: ResolveContext;
}

/** All stacks of a stage, which may refer to each other. */
export interface ResolveContext {
  readonly stacks: readonly Stack[];
  /** Values for parameters of templates that a deployment is told, by their names. */
  readonly parameterValues: ParameterValues;
  /** A value with nothing left to work out. */
  resolve(value: unknown, at: Location): unknown;
  /** Computes a value once per key. Throws a TemplateError when the value depends on itself. */
  memoize<Value>(key: string, at: Location, work: () => Value): Value;
}

export type ParameterValues = Readonly<Record<string, string>>;

export function child(at: Location, ...steps: readonly (string | number)[]): Location {
  return { ...at, path: [...at.path, ...steps.map(String)] };
}

/** The same cloud from another place. */
export function locate({ context }: Location, stack: Stack, ...path: readonly string[]): Location {
  return { context, stack, path };
}

export function templateError({ stack, path }: Location, why: string): TemplateError {
  return new TemplateError({ stack: stack.name, path }, why);
}
