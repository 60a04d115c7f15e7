const plain = /^\/(?:[\w.~!$&'()*+,;=:@/-]|%(?!2e|2f|5c)[\da-f]{2})*$/i;
const evasive = /\/\/|\/\.\.?(?:[;/]|$)/;

/**
 * True for a path that every reader understands in the same way. Deviation: AWS passes dot segments, `//` and encoded
 * slashes on to the integration; here they match no route, so that nothing internal is reached.
 */
export function isSafe(path: string): boolean {
  return plain.test(path) && !evasive.test(path);
}
