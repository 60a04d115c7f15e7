/** Reads the matcher of a health check: `200`, `200-299` or `200,202`. */
export function parseMatcher(matcher: string): (status: number) => boolean {
  const ranges = matcher.split(',').map((part) => {
    const [first, last = first] = part.trim().split('-').map(Number);
    return { first: first ?? NaN, last: last ?? NaN };
  });
  return (status) => ranges.some(({ first, last }) => status >= first && status <= last);
}
