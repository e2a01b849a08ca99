/** Asks again until the answer is yes, and says what was waited for when it never is. */
export async function eventually<Value>(what: string, ask: () => Promise<Value | null | undefined | false>, withinMs = 30_000): Promise<Value> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs / 1_000} s in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
