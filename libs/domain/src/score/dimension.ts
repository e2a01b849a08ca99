/**
 * The four questions that are asked about everybody. Is it a human being? Is it who it says? Is it the only account of that
 * person? Does it behave like itself? Each has its own score: no single number can answer four questions.
 */
export const dimensions = ['HUMANITY', 'AUTHENTICITY', 'UNIQUENESS', 'BEHAVIOR'] as const;

export type Dimension = (typeof dimensions)[number];
