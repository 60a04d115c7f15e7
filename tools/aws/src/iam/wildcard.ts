/** A wildcard character that stands for itself, which the policy variables `${*}` and `${?}` become. */
export const literalWildcards: Readonly<Record<string, string>> = { '*': '\uE000', '?': '\uE001' };

/** The text that a value without wildcards stands for. */
export function literalText(value: string): string {
  return value.replaceAll('\uE000', '*').replaceAll('\uE001', '?');
}

/** True when a text matches a pattern, with `*` for any characters and `?` for one. */
export function matchesWildcard(pattern: string, text: string): boolean {
  return expressionOf(pattern, '.').test(text);
}

/**
 * True when an ARN matches that of a `Resource` element. A `*` at the end of a segment matches beyond colons; segments
 * that are missing match anything.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesResource(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const segments = pattern.split(':');
  const last = segments.at(-1);
  const isIncomplete = segments.length < 6 && last !== '*';
  const expression = segments
    .map((segment, index) => {
      const isResource = index >= 5;
      if (isResource || !segment.endsWith('*')) return sourceOf(segment, isResource ? '.' : '[^:]');
      return `${sourceOf(segment.slice(0, -1), '[^:]')}.*`;
    })
    .join(':');
  return new RegExp(`^${expression}${isIncomplete ? ':.*' : ''}$`, 's').test(arn);
}

/**
 * True when an ARN matches that of a condition: its six segments are compared one by one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function matchesArnCondition(pattern: string, arn: string): boolean {
  const [expected, actual] = [segmentsOf(pattern), segmentsOf(arn)];
  return (
    expected.length === actual.length &&
    expected.every((each, index) => matchesWildcard(each, actual[index] ?? ''))
  );
}

function segmentsOf(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function expressionOf(pattern: string, any: string): RegExp {
  return new RegExp(`^${sourceOf(pattern, any)}$`, 's');
}

function sourceOf(pattern: string, any: string): string {
  const literal = pattern.replaceAll(/[\\^$.+()[\]{}|]/g, String.raw`\$&`);
  const source = literal.replaceAll('*', `${any}*`).replaceAll('?', any);
  return source.replaceAll('\uE000', '\\*').replaceAll('\uE001', '\\?');
}
