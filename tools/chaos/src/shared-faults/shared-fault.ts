/** A fault of something that all processes share, from its begin to its end. */
export interface SharedFault {
  begin(): void;
  end(): void | Promise<void>;
}

export const sharedFaultKinds = ['bus_slow', 'disk_full', 'cpu_starved'] as const;

export type SharedFaultKind = (typeof sharedFaultKinds)[number];

/** Undefined where this machine does not allow a fault. */
export type SharedFaults = Readonly<Record<SharedFaultKind, SharedFault | undefined>>;
