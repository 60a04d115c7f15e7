export interface SigningKey {
  readonly kid: string;
  readonly signsFrom: Date;
}

/**
 * The newest key whose time has come.
 * @throws RangeError when the time of none has come.
 */
export function keyInUse<K extends SigningKey>(keys: readonly K[], now: Date): K {
  const [key] = newestFirst(keys).filter(({ signsFrom }) => signsFrom <= now);
  if (!key) throw new RangeError('no signing key is in use yet');
  return key;
}

/**
 * The keys that others must know: those to come, the one in use, and older ones until the last
 * token that they signed has died, `tokenLife` milliseconds after their successor took over.
 */
export function publishedKeys<K extends SigningKey>(
  keys: readonly K[],
  now: Date,
  tokenLife: number,
): readonly K[] {
  return newestFirst(keys).filter((_, index, sorted) => {
    const successor = sorted[index - 1];
    return !successor || successor.signsFrom.getTime() + tokenLife > now.getTime();
  });
}

function newestFirst<K extends SigningKey>(keys: readonly K[]): readonly K[] {
  return keys.toSorted((a, b) => b.signsFrom.getTime() - a.signsFrom.getTime());
}
