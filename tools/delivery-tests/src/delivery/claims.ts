/** What is said of a delivery, each on a line with whether it is so. */
export interface Claims {
  claim(what: string, isSo: boolean): void;
  /** How many are not so. */
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
