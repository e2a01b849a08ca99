import type { ListQuestion } from './expressions/data-list.js';
import { atMost } from './limits.js';
import type { Mistakes } from './mistakes.js';
import { type WindowRequest, windowKey } from './windows/window-request.js';

/** What an organization knows that others do not. */
export interface RuleSetting {
  /** Its own event types, beside the built-in ones. */
  readonly ownTypes: ReadonlySet<string>;
}

/** What a rule needs to be loaded and how much it may still ask, gathered while it is read. */
export class Needs {
  readonly #windows = new Map<string, WindowRequest>();
  readonly #lists: ListQuestion[] = [];
  readonly #fields = new Set<string>();
  #program = 0;

  constructor(private readonly mistakes: Mistakes) {}

  field(path: string): void {
    this.#fields.add(path);
  }

  window(request: WindowRequest, at: string): void {
    this.#windows.set(windowKey(request), request);
    if (this.#windows.size === atMost('windows') + 1) this.mistakes.add(at, 'TOO_WIDE', `This is window number ${this.#windows.size} of the rule, and ${atMost('windows')} are allowed. Split the rule.`);
  }

  list(question: ListQuestion, at: string): void {
    this.#lists.push(question);
    if (this.#lists.length === atMost('dataLists') + 1) this.mistakes.add(at, 'TOO_WIDE', `The rule asks data lists for the ${this.#lists.length}st time, and ${atMost('dataLists')} are allowed. Split the rule, or put the lists together.`);
  }

  /** How many instructions are left for patterns. */
  get room(): number {
    return Math.max(0, atMost('patternProgram') - this.#program);
  }

  pattern(program: number, at: string): void {
    const fitted = this.#program <= atMost('patternProgram');
    this.#program += program;
    if (fitted && this.#program > atMost('patternProgram')) this.mistakes.add(at, 'TOO_LONG', `The patterns of the rule come to ${this.#program} instructions, and ${atMost('patternProgram')} are allowed. Repetitions like {100} count as often as they repeat.`);
  }

  get windows(): readonly WindowRequest[] {
    return [...this.#windows.values()];
  }

  get fields(): ReadonlySet<string> {
    return this.#fields;
  }

  get lists(): readonly ListQuestion[] {
    return this.#lists;
  }
}
