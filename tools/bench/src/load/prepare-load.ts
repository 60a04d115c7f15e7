import { isInstalled } from '../installed.ts';
import { byAutocannon } from './by-autocannon.ts';
import { byWrk } from './by-wrk.ts';
import type { Load, LoadPlan } from './load.ts';

/** wrk costs less than any client in JavaScript, so it is taken where it is installed. */
export async function prepareLoad(plan: LoadPlan): Promise<Load> {
  return (await isInstalled('wrk')) ? byWrk(plan) : byAutocannon(plan);
}
