export { type FaultPoint, faultPoint, type Saboteur, sabotage } from './fault-point.ts';
