/** Commands of a page, and the output that the page shows for them. */
export interface Block {
  readonly commands: string;
  /** Undefined when the page shows none. */
  readonly output: string | undefined;
}

/** A fenced block of a page. */
export interface Fence {
  readonly language: string;
  /** The word after the language. */
  readonly mode: string | undefined;
  /** The path that the line above the block consists of, such as `apps/orders/src/app.ts`. */
  readonly path: string | undefined;
  readonly text: string;
  /** The text of the next block, if that is `text` or `json`. */
  readonly output: string | undefined;
}

const outputs = ['text', 'json'];

const fence = /(?:^`([\w./-]+)`:\n\n)?^```(\w*)(?: (\w+))?\n([\s\S]*?)^```$/gm;

/** Reads the fenced blocks of a Markdown page, in their order. */
export function fencesOf(page: string): readonly Fence[] {
  const fences = [...page.matchAll(fence)].map(([, path, language = '', mode, text = '']) => ({
    ...{ path, language, mode, text },
  }));
  return fences.map((each, index) => {
    const next = fences[index + 1];
    return { ...each, output: next && outputs.includes(next.language) ? next.text : undefined };
  });
}

/** Reads the `sh` blocks of a Markdown page, in their order. */
export function blocksOf(page: string): readonly Block[] {
  return fencesOf(page)
    .filter(({ language }) => language === 'sh')
    .map(({ text, output }) => ({ commands: text, output }));
}
