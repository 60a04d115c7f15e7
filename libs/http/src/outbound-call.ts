import { faultPoint } from '@quartet/faults';

/** The one place that every call to another process passes, whoever's library makes it. */
export function outboundCall<T>(name: string, call: () => Promise<T>): Promise<T> {
  return faultPoint('call', name, call);
}
