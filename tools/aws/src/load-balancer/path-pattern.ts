/** Reads a pattern of a listener rule: `*` is any characters, `?` is exactly one, and case counts. */
export function pathPattern(pattern: string): (path: string) => boolean {
  const source = pattern
    .replaceAll(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, 's');
  return (path) => expression.test(path);
}
