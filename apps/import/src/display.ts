import { SingleBar } from 'cli-progress';
import { figure } from './figures.js';

/** Where an import shows how far it is. */
export interface Display {
  /** Begins to count towards `total`. */
  begin(doing: string, total: number, at: number): void;
  at(done: number): void;
  /** A sentence for the person who waits. */
  note(sentence: string): void;
  end(): void;
}

type Output = NodeJS.WriteStream;

export function displayOn(output: Output, now: () => number): Display {
  return output.isTTY ? new Bar(output, now) : new Lines((line) => output.write(`${line}\n`), now);
}

/** Rows per second since a stage began. */
class Pace {
  private readonly began: number;

  constructor(private readonly from: number, private readonly now: () => number) {
    this.began = now();
  }

  perSecond(at: number): number {
    const seconds = (this.now() - this.began) / 1_000;
    return seconds > 0 ? Math.round((at - this.from) / seconds) : 0;
  }
}

class Bar implements Display {
  private bar: SingleBar | undefined;
  private pace: Pace | undefined;
  private lastNote = '';

  constructor(private readonly output: Output, private readonly now: () => number) {}

  begin(doing: string, total: number, at: number): void {
    this.end();
    this.pace = new Pace(at, this.now);
    this.bar = new SingleBar({
      stream: this.output,
      format: `${doing} [{bar}] {percentage} % | {value} of {total} | {pace}/s | {eta_formatted} left`,
      formatValue: (value, _options, type) => (type === 'value' || type === 'total' ? figure(value) : String(value)),
      barsize: 30,
      forceRedraw: true,
    });
    this.bar.start(total, at, { pace: '0' });
  }

  at(done: number): void {
    // The total is an estimate and may have been too low.
    if (this.bar && done > this.bar.getTotal()) this.bar.setTotal(done);
    this.bar?.update(done, { pace: figure(this.pace?.perSecond(done) ?? 0) });
  }

  note(sentence: string): void {
    if (sentence === this.lastNote) return;
    this.lastNote = sentence;
    this.output.write(`\r\u001B[2K${sentence}\n`);
  }

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
  }
}

const LINE_EVERY_MS = 5_000;

/** For logs and pipes: a plain line now and then. */
export class Lines implements Display {
  private doing = '';
  private total = 0;
  private saidAt = 0;
  private pace: Pace | undefined;
  private lastNote = '';

  constructor(private readonly write: (line: string) => void, private readonly now: () => number) {}

  begin(doing: string, total: number, at: number): void {
    this.doing = doing;
    this.total = total;
    this.saidAt = this.now();
    this.pace = new Pace(at, this.now);
  }

  at(done: number): void {
    if (this.now() - this.saidAt < LINE_EVERY_MS) return;
    this.saidAt = this.now();
    this.write(`${this.doing}: ${figure(done)} of ${figure(Math.max(done, this.total))}, ${figure(this.pace?.perSecond(done) ?? 0)}/s`);
  }

  note(sentence: string): void {
    if (sentence !== this.lastNote) this.write(sentence);
    this.lastNote = sentence;
  }

  end(): void {
    this.doing = '';
  }
}
