/** A measured value with its limit. */
export interface Goal {
  readonly what: string;
  readonly value: number;
  readonly unit: '×' | 's' | 'ms' | 'KB' | 'requests';
  readonly bound: 'at least' | 'at most' | 'below';
  readonly limit: number;
}

export function isMet({ value, bound, limit }: Goal): boolean {
  if (bound === 'at least') return value >= limit;
  return bound === 'at most' ? value <= limit : value < limit;
}
