import type { Answered } from './attempt.js';

/**
 * Reads the start of an answer, and leaves the rest unread. What stops it early never makes the attempt a failure: the
 * status has been given, and sending the webhook again would deliver it twice.
 */
export async function readSnippet(body: AsyncIterable<Buffer>, maxBytes: number, deadline: AbortSignal): Promise<Pick<Answered, 'bodySnippet' | 'cut'>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let cut: Answered['cut'];
  try {
    for await (const chunk of body) {
      chunks.push(chunk.subarray(0, maxBytes - bytes));
      bytes += chunk.length;
      if (bytes <= maxBytes) continue;
      cut = 'size';
      break; // which destroys the stream, and the connection with it
    }
  } catch {
    cut = deadline.aborted ? 'deadline' : 'connection';
  }
  return { bodySnippet: readable(Buffer.concat(chunks), cut !== undefined), ...(cut ? { cut } : {}) };
}

/** Half a character at the cut is dropped. */
function readable(bytes: Buffer, isCut: boolean): string {
  return withoutNul(new TextDecoder().decode(bytes, { stream: isCut }));
}

/** PostgreSQL stores no text with NUL: the attempt could not be written down, and would be made again and again. */
export const withoutNul = (text: string): string => text.replaceAll('\0', '\uFFFD');
