import type { Response } from 'supertest';

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Counts responses by status. */
export function tally(answers: readonly Response[]): Readonly<Record<number, number>> {
  const groups = [...Map.groupBy(answers, ({ status }) => status)];
  return Object.fromEntries(groups.map(([status, group]) => [status, group.length]));
}
