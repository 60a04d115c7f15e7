/** Values of one path by method. */
export type Methods<T> = Map<string, T>;

/** Paths by their segments: `/api/products/{proxy+}` is three nodes deep and greedy at the third. */
interface PathNode<T> {
  readonly children: Map<string, PathNode<T>>;
  variable: PathNode<T> | undefined;
  greedy: Methods<T> | undefined;
  readonly exact: Methods<T>;
}

/** A search in a tree. */
export interface Search<T> {
  readonly segments: readonly string[];
  readonly method: string;
  /** Accepts or skips the methods of a path. */
  readonly accepts: (methods: Methods<T>, method: string) => boolean;
}

export function emptyNode<T>(): PathNode<T> {
  return { children: new Map(), variable: undefined, greedy: undefined, exact: new Map() };
}

/** The methods at a path of a template, for which it makes room. */
export function methodsAt<T>(root: PathNode<T>, path: string): Methods<T> {
  let node = root;
  for (const segment of segmentsOf(path)) {
    if (segment.endsWith('+}')) return (node.greedy ??= new Map());
    node = segment.startsWith('{') ? (node.variable ??= emptyNode()) : childOf(node, segment);
  }
  return node.exact;
}

/** The whole path, with segments as they are before variables. */
export function fullMatch<T>(node: PathNode<T>, search: Search<T>, at = 0): Methods<T> | undefined {
  const { segments, method, accepts } = search;
  const segment = segments[at];
  if (segment === undefined) return accepts(node.exact, method) ? node.exact : undefined;
  const child = node.children.get(segment);
  const match = child && fullMatch(child, search, at + 1);
  if (match || !node.variable || segment === '') return match;
  return fullMatch(node.variable, search, at + 1);
}

/** The longest beginning of it before a greedy variable, which takes at least one segment. */
export function greedyMatch<T>(
  node: PathNode<T>,
  search: Search<T>,
  at = 0,
): Methods<T> | undefined {
  const { segments, method, accepts } = search;
  const segment = segments[at];
  if (segment === undefined) return undefined;
  const child = node.children.get(segment);
  const found =
    (child && greedyMatch(child, search, at + 1)) ??
    (node.variable && greedyMatch(node.variable, search, at + 1));
  return found ?? (node.greedy && accepts(node.greedy, method) ? node.greedy : undefined);
}

/** Without an empty one at the end: a slash there changes nothing. */
export function segmentsOf(path: string): string[] {
  const segments = path.split('/');
  segments.shift();
  if (segments.at(-1) === '') segments.pop();
  return segments;
}

function childOf<T>(node: PathNode<T>, segment: string): PathNode<T> {
  const existing = node.children.get(segment);
  if (existing) return existing;
  const child = emptyNode<T>();
  node.children.set(segment, child);
  return child;
}
