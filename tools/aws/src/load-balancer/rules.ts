import type {
  Action,
  Listener,
  PathCondition,
  UrlRewrite,
} from '@quartet/cloudformation/model/load-balancer';

/** The rule that a request matched. */
interface MatchedRule<Act> {
  readonly handle: Act;
  /** Priority of the rule; undefined for the default action. */
  readonly priority: number | undefined;
  /** The URL that the target gets. */
  readonly rewrite: (url: string) => string;
}

/** Prepares the rules of a listener: of those that match, the one with the lowest priority wins. */
export function compileRules<Act>(
  { rules, defaultAction }: Listener,
  prepare: (action: Action) => Act,
): (path: string) => MatchedRule<Act> {
  const compiled = rules
    .toSorted((a, b) => a.priority - b.priority)
    .map(({ priority, action, conditions, urlRewrite }) => {
      const rewrite = urlRewrite ? rewriteWith(urlRewrite) : same;
      return { priority, handle: prepare(action), rewrite, matches: matchesAll(conditions) };
    });
  const handle = prepare(defaultAction);
  const defaultRule: MatchedRule<Act> = { handle, priority: undefined, rewrite: same };
  return (path) => compiled.find(({ matches }) => matches(path)) ?? defaultRule;
}

function matchesAll(conditions: readonly PathCondition[]): (path: string) => boolean {
  const tests = conditions.map(({ values }) => values.map(pathPattern));
  return (path) => tests.every((patterns) => patterns.some((matches) => matches(path)));
}

/** Reads a pattern of a listener rule: `*` is any characters, `?` is exactly one, and case counts. */
function pathPattern(pattern: string): (path: string) => boolean {
  const source = pattern
    .replaceAll(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, 's');
  return (path) => expression.test(path);
}

function same(url: string): string {
  return url;
}

/** A URL that does not match stays as it is. */
function rewriteWith({ regex, replace }: UrlRewrite): (url: string) => string {
  const pattern = new RegExp(regex);
  return (url) => url.replace(pattern, replace);
}
