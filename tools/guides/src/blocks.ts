/** Commands of a page, and the output that the page shows for them. */
export interface Block {
  readonly commands: string;
  /** Undefined when the page shows none. */
  readonly output: string | undefined;
}

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** Reads the `sh` blocks of a Markdown page, in their order. */
export function blocksOf(page: string): readonly Block[] {
  const fences = [...page.matchAll(fence)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
  return fences.flatMap(({ language, text }, index) => {
    if (language !== 'sh') return [];
    const next = fences[index + 1];
    const shown = next && next.language !== 'sh' ? next.text : undefined;
    return [{ commands: text, output: shown }];
  });
}
