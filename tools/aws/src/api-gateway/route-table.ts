import {
  emptyNode,
  greedyMatch,
  type Methods,
  methodsAt,
  type Search,
  segmentsOf,
  fullMatch,
} from './path-tree.ts';

export interface RouteEntry<T> {
  /** `GET`, or `ANY`. */
  readonly method: string;
  /** `/api/products/{proxy+}`. */
  readonly path: string;
  readonly value: T;
}

/** A row that was chosen, and what its variables took, encoded as it came. */
export interface Match<T> {
  readonly value: T;
  readonly parameters: Readonly<Record<string, string>>;
}

type RouteTable<T> = (method: string, path: string) => Match<T> | undefined;

interface Variable {
  readonly name: string;
  /** The segment that it takes; a greedy one takes all from there. */
  readonly at: number;
  readonly greedy: boolean;
}

interface CompiledEntry<T> {
  readonly value: T;
  readonly variables: readonly Variable[];
}

type Accepts = (methods: Methods<unknown>, method: string) => boolean;

const nothing: Readonly<Record<string, never>> = Object.freeze({});

/** An HTTP API takes the most specific route that has the method, or `ANY`. */
export function routeTable<T>(entries: readonly RouteEntry<T>[]): RouteTable<T> {
  return createTable(entries, (methods, method) => methods.has(method) || methods.has('ANY'));
}

/** A REST API takes the most specific resource, and only then looks whether that has the method. */
export function resourceTable<T>(entries: readonly RouteEntry<T>[]): RouteTable<T> {
  return createTable(entries, () => true);
}

function createTable<T>(entries: readonly RouteEntry<T>[], accepts: Accepts): RouteTable<T> {
  const root = emptyNode<CompiledEntry<T>>();
  for (const { method, path, value } of entries) {
    methodsAt(root, path).set(method, { value, variables: variablesOf(path) });
  }
  return (method, path) => {
    const search: Search<CompiledEntry<T>> = { segments: segmentsOf(path), method, accepts };
    const methods = fullMatch(root, search) ?? greedyMatch(root, search);
    const entry = methods?.get(method) ?? methods?.get('ANY');
    return entry && { value: entry.value, parameters: extractParameters(entry.variables, path) };
  };
}

function variablesOf(path: string): readonly Variable[] {
  return segmentsOf(path).flatMap((segment, at) => {
    const greedy = segment.endsWith('+}');
    return segment.startsWith('{')
      ? [{ name: segment.slice(1, greedy ? -2 : -1), at, greedy }]
      : [];
  });
}

function extractParameters(
  variables: readonly Variable[],
  path: string,
): Readonly<Record<string, string>> {
  if (variables.length === 0) return nothing;
  const segments = path.slice(1).split('/');
  const parameters: Record<string, string> = {};
  for (const { name, at, greedy } of variables) {
    parameters[name] = greedy ? segments.slice(at).join('/') : (segments[at] ?? '');
  }
  return parameters;
}
