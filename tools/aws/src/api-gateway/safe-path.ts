const plain = /^\/(?:[\w.~!$&'()*+,;=:@/-]|%(?!2e|2f|5c)[\da-f]{2})*$/i;
const evasive = /\/\/|\/\.\.?(?:[;/]|$)/;

/**
 * Whether a path means the same to whoever reads it. Deviation: AWS leaves it to what stands behind to see
 * through dot segments, `//` and encoded slashes; here they are no route, so that nothing internal is reached.
 */
export function isSafe(path: string): boolean {
  return plain.test(path) && !evasive.test(path);
}
