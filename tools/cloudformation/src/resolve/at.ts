import type { Stack } from '../assembly/assembly.ts';
import { TemplateMistake } from '../template-mistake.ts';

/** A place in a template, and what is needed to work out what stands there. */
export interface At {
  readonly stack: Stack;
  readonly path: readonly string[];
  readonly cloud: Cloud;
}

/** All stacks of a stage, which may refer to each other. */
export interface Cloud {
  readonly stacks: readonly Stack[];
  /** Values for parameters of templates that a deployment is told, by their names. */
  readonly given: Given;
  /** A value with nothing left to work out. */
  resolve(value: unknown, at: At): unknown;
  /** What is worked out once for all who refer to it. Throws a TemplateMistake when it leads back to itself. */
  once<Value>(key: string, at: At, work: () => Value): Value;
}

export type Given = Readonly<Record<string, string>>;

export function inside(at: At, ...steps: readonly (string | number)[]): At {
  return { ...at, path: [...at.path, ...steps.map(String)] };
}

/** The same cloud from another place. */
export function elsewhere({ cloud }: At, stack: Stack, ...path: readonly string[]): At {
  return { cloud, stack, path };
}

export function mistake({ stack, path }: At, why: string): TemplateMistake {
  return new TemplateMistake({ stack: stack.name, path }, why);
}
