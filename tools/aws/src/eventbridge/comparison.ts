/** A test of one value of an event. */
export type Comparison = (value: unknown) => boolean;

export function ofText(compare: (value: string) => boolean): Comparison {
  return (value) => typeof value === 'string' && compare(value);
}
