import type { QueryResultRow } from 'pg';
import type { Queryable, Statement } from '../database.js';

/** What takes time while rules are asked: who and what it is about, windows, data lists, and the rules themselves. */
export const stages = ['cases', 'windows', 'lists', 'rules'] as const;

export type Stage = (typeof stages)[number];

/** A transaction with a watch on it, from the moment when what was asked before is `done`: how long the statements of each stage took. */
export class StageTimes implements Queryable {
  private readonly waited = new Map<Stage, number>();
  private beganAt = performance.now();
  private answeredAt = this.beganAt;

  constructor(private readonly tx: Queryable, done: Promise<unknown>) {
    // A failure is for whoever asked.
    done.then(() => (this.beganAt = this.answeredAt = performance.now()), () => undefined);
  }

  rows<Row extends QueryResultRow>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]> {
    return this.timed(statement, this.tx.rows<Row>(statement, values));
  }

  run(statement: Statement | string, values?: readonly unknown[]): Promise<number> {
    return this.timed(statement, this.tx.run(statement, values));
  }

  /** In ms. What was no statement was the rules. */
  read(): Record<Stage, number> {
    const of = (stage: Stage): number => this.waited.get(stage) ?? 0;
    const rules = performance.now() - this.beganAt - of('cases') - of('windows') - of('lists');
    return { cases: rounded(of('cases')), windows: rounded(of('windows')), lists: rounded(of('lists')), rules: rounded(Math.max(0, rules)) };
  }

  private async timed<Result>(statement: Statement | string, answer: Promise<Result>): Promise<Result> {
    const askedAt = performance.now();
    const result = await answer;
    const stage = stageOf(typeof statement === 'string' ? statement : (statement.name ?? ''));
    // One after the other: a statement that was asked while others ran begins when they are answered.
    const now = performance.now();
    this.waited.set(stage, (this.waited.get(stage) ?? 0) + now - Math.max(askedAt, this.answeredAt));
    this.answeredAt = now;
    return result;
  }
}

function stageOf(name: string): Stage {
  if (name.startsWith('window-')) return 'windows';
  return name.startsWith('rules-list') ? 'lists' : 'cases';
}

const rounded = (ms: number): number => Math.round(ms * 100) / 100;
