interface SentEvent {
  readonly event: string;
  readonly data: never;
}

/** The events of a stream as they come. */
export async function* readEvents(answer: Response): AsyncGenerator<SentEvent> {
  let rest = '';
  if (!answer.body) return;
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/s.exec(block) ?? [];
      if (event && data) yield { event, data: JSON.parse(data) as never };
    }
  }
}
