import { UserError } from '@quartet/cloudformation/user-error';

/** An executor's answer: a failure that we chose is told in its sentence, and everything else is a bug. */
export async function runExecutor(act: () => Promise<void>): Promise<{ success: boolean }> {
  try {
    await act();
    return { success: true };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return { success: false };
  }
}
