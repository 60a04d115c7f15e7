const limit = 1_000;

/** Whether anything answers there. */
export async function answers(url: string): Promise<boolean> {
  return (await statusOf(url)) !== undefined;
}

/** Whether it answers that all is well. */
export async function answersOk(url: string): Promise<boolean> {
  return (await statusOf(url)) === 200;
}

async function statusOf(url: string): Promise<number | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(limit) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return undefined;
  }
}
