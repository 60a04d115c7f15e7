import type { SharedFault } from './shared-faults/shared-fault.ts';

interface ActiveFaults {
  /** Begins a fault that ends by itself. Returns false when it is not possible here, or has not ended yet. */
  begin(name: string, fault: SharedFault | undefined, lasts: number): boolean;
  /** Ends all of them early. */
  endAll(): Promise<void>;
}

interface ActiveFault {
  readonly fault: SharedFault;
  readonly timer: NodeJS.Timeout;
}

export function createActiveFaults(): ActiveFaults {
  const active = new Map<string, ActiveFault>();

  async function end(name: string): Promise<void> {
    const found = active.get(name);
    active.delete(name);
    clearTimeout(found?.timer);
    await found?.fault.end();
  }

  return {
    begin: (name, fault, lasts) => {
      if (!fault || active.has(name)) return false;
      fault.begin();
      active.set(name, { fault, timer: setTimeout(() => void end(name), lasts) });
      return true;
    },
    endAll: async () => {
      await Promise.all([...active.keys()].map(end));
    },
  };
}
