/**
 * Remembers the answers of a pure function. Two generations: when the young one is full it becomes the old one and the old
 * one goes, so memory is bounded, what is in use stays, and a flood of one-off inputs costs only what it would have cost.
 */
export function remembering<Answer>(ask: (question: string) => Answer, { atMost }: { atMost: number }): (question: string) => Answer {
  const generation = Math.max(1, Math.floor(atMost / 2));
  /** Longer questions are answered, not kept: it is the sender who decides how long they are. */
  const longestKept = 512;
  let young = new Map<string, Answer>();
  let old = new Map<string, Answer>();

  return (question) => {
    const known = young.get(question);
    if (known !== undefined) return known;
    const answer = old.get(question) ?? ask(question);
    if (question.length > longestKept) return answer;
    if (young.size >= generation) {
      old = young;
      young = new Map();
    }
    young.set(question, answer);
    return answer;
  };
}
