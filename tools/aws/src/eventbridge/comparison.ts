/** Whether a value of an event is what a pattern asks for. */
export type Comparison = (value: unknown) => boolean;

export function ofText(compare: (value: string) => boolean): Comparison {
  return (value) => typeof value === 'string' && compare(value);
}
