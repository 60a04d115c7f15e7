const codes = ['ENOSPC', 'EDQUOT'];

export function isDiskFull(error: unknown): boolean {
  return Error.isError(error) && 'code' in error && codes.includes(String(error.code));
}

/** Returns the result of a write, or undefined when the disk is full: what it would have written is lost. */
export function unlessDiskIsFull<T>(write: () => T): T | undefined {
  try {
    return write();
  } catch (error) {
    if (isDiskFull(error)) return undefined;
    throw error;
  }
}
