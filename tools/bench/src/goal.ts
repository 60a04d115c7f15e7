/** A figure that is held to something: what it is, what it came to, and where it must stay. */
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
