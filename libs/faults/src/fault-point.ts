/** A failpoint: a place where a service waits for a database or a remote call. */
export interface FaultPoint {
  readonly kind: 'statement' | 'call';
  /** The statement or the called operation, the same each time that the point is passed. */
  readonly name: string;
}

/** Runs the work of a fault point, or a fault instead. */
export type FaultInjector = <T>(point: FaultPoint, work: () => Promise<T>) => Promise<T>;

let injector: FaultInjector | undefined;

/** Wraps every statement and every remote call. It costs nothing while no injector is set. */
export function faultPoint<T>(
  kind: FaultPoint['kind'],
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  return injector === undefined ? work() : injector({ kind, name }, work);
}

/**
 * Sets the injector of all fault points of this process; undefined removes it. No service imports it, so no bundle
 * contains it: faults can be injected only into a service that runs from its source.
 */
export function setFaultInjector(newInjector: FaultInjector | undefined): void {
  injector = newInjector;
}
