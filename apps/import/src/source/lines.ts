/** A line of text, and whether a line break ends it: the last one of a torn file has none. */
export interface Line {
  readonly text: string;
  readonly ended: boolean;
}

/** Breaks bytes of UTF-8 at line feeds only: node:readline would also break at U+2028, which JSON allows inside a text. */
export async function* linesOf(bytes: AsyncIterable<Buffer>, longest = Infinity): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    const texts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = texts.pop() ?? '';
    if (rest.length > longest) throw new LineTooLong();
    for (const text of texts) yield { text, ended: true };
  }
  rest += decoder.decode();
  if (rest !== '') yield { text: rest, ended: false };
}

export class LineTooLong extends Error {}
