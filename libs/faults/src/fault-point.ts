/** A place where a service waits for something outside of itself, which may fail it in every way. */
export interface FaultPoint {
  readonly kind: 'statement' | 'call';
  /** The statement, or what is called: the same for each time that the line is passed. */
  readonly name: string;
}

/** Does the work, or something worse. */
export type FaultInjector = <T>(point: FaultPoint, work: () => Promise<T>) => Promise<T>;

let saboteur: FaultInjector | undefined;

/** Every statement passes here, and every remote call; it costs nothing while nobody sabotages. */
export function faultPoint<T>(
  kind: FaultPoint['kind'],
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  return saboteur === undefined ? work() : saboteur({ kind, name }, work);
}

/**
 * Has somebody stand at every fault point of this process; undefined sends them home. No service
 * imports it, so that no bundle has it: only who starts a service from its source can sabotage it.
 */
export function setFaultInjector(by: FaultInjector | undefined): void {
  saboteur = by;
}
