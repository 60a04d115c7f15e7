/** Prints each claim on a line, with whether it holds. */
export interface Claims {
  claim(what: string, isSo: boolean): void;
  /** The number of claims that do not hold. */
  broken(): number;
}

export function createClaims(say: (line: string) => void): Claims {
  let broken = 0;
  return {
    claim: (what, isSo) => {
      if (!isSo) broken += 1;
      say(`${isSo ? '✓' : '✗'} ${what}`);
    },
    broken: () => broken,
  };
}
