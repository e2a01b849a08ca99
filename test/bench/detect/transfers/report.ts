export interface Figures {
  readonly auc: number;
  readonly averagePrecision: number;
  /** At 1 % false positives. */
  readonly recall: number;
  /** The AUC of the fraud of one scenario alone. */
  readonly byScenario: Readonly<Record<number, number>>;
}

const aims: Readonly<Record<string, readonly { readonly of: string; readonly least: number; readonly is: (figures: Figures) => number }[]>> = {
  Tamiz: [
    { of: 'AUC', least: 0.67, is: ({ auc }) => auc },
    { of: 'recall', least: 0.34, is: ({ recall }) => recall },
    { of: 'scenario 3', least: 0.985, is: ({ byScenario }) => byScenario[3] ?? NaN },
  ],
  'Tamiz, labels': [
    { of: 'AUC', least: 0.82, is: ({ auc }) => auc },
    { of: 'average precision', least: 0.5, is: ({ averagePrecision }) => averagePrecision },
  ],
};

const number = (figure: number | undefined): string => (figure === undefined || Number.isNaN(figure) ? '-' : figure.toFixed(3)).padStart(7);

export function report(figures: Readonly<Record<string, { readonly test: Figures; readonly tuning: Figures }>>): string {
  const line = (name: string, { auc, averagePrecision, recall, byScenario }: Figures): string =>
    `${name.padEnd(34)}${number(auc)}${number(averagePrecision)}${number(recall)}   ${[1, 2, 3].map((scenario) => number(byScenario[scenario])).join('')}`;
  const table = (title: string, of: (both: { readonly test: Figures; readonly tuning: Figures }) => Figures): string[] => [
    `${title.padEnd(34)}    AUC     AP recall   AUC of 1      2      3`,
    ...Object.entries(figures).map(([name, both]) => line(name, of(both))),
    '',
  ];
  const judged = judge(figures).map(({ what, figure, least, isReached }) => `${what} ${figure.toFixed(3)}, aim ${least} ${isReached ? 'reached' : 'SHORT'}`);
  return ['', ...table('days that nobody tuned on', ({ test }) => test), ...table('days before', ({ tuning }) => tuning), ...judged].join('\n');
}

/** Each aim, on the days that nobody tuned on. */
export function judge(figures: Readonly<Record<string, { readonly test: Figures }>>): { what: string; figure: number; least: number; isReached: boolean }[] {
  return Object.entries(aims).flatMap(([name, wanted]) => {
    const test = figures[name]?.test;
    return test ? wanted.map(({ of, least, is }) => ({ what: `${name}: ${of}`, figure: is(test), least, isReached: is(test) >= least })) : [];
  });
}
