export type { Fault } from './fault.ts';
export {
  type FaultPoint,
  faultPoint,
  type FaultInjector,
  setFaultInjector,
} from './fault-point.ts';
