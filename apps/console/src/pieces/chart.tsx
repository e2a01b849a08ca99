import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useLanguage } from '../language/language.js';
import { figuresAt, timesAt } from './chart-axes.js';

export interface Line {
  readonly name: string;
  /** A custom property of the styles. */
  readonly color: string;
  readonly values: readonly (number | null)[];
}

interface Props {
  readonly label: string;
  /** Seconds since 1970. */
  readonly times: readonly number[];
  readonly lines: readonly Line[];
  readonly range?: readonly [number, number];
  readonly filled?: boolean;
  /** A point for each day of UTC, wherever somebody looks from. */
  readonly isDaily?: boolean;
}

const HEIGHT = 180;
const DAYS = [1, 2, 7, 14, 28].map((days) => days * 86_400);

/** Lines over time. The numbers behind it stand beside it in words wherever they matter: a canvas says nothing to a screen reader. */
export function Chart({ label, times, lines, range, filled = false, isDaily = false }: Props) {
  const { language } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const style = getComputedStyle(element);
    const color = (name: string): string => style.getPropertyValue(name).trim();
    const axis = { stroke: color('--ink-quiet'), grid: { stroke: color('--edge'), width: 1 }, ticks: { stroke: color('--edge'), width: 1 }, font: '11px system-ui' };
    const chart = new uPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        series: [{}, ...lines.map((line) => ({ label: line.name, stroke: color(line.color), width: 2, spanGaps: true, points: { show: times.length < 40, size: 5, fill: color(line.color) }, ...(filled ? { fill: `${color(line.color)}33` } : {}) }))],
        axes: [{ ...axis, values: timesAt(language, { isDaily }), ...(isDaily ? { incrs: DAYS } : {}) }, { ...axis, size: 44, values: figuresAt(language) }],
        ...(isDaily ? { tzDate: (at: number) => uPlot.tzDate(new Date(at * 1_000), 'Etc/UTC') } : {}),
        scales: range ? { y: { range: [range[0], range[1]] } } : {},
        legend: { show: lines.length > 1, live: false },
        cursor: { y: false, points: { show: false } },
      },
      [[...times], ...lines.map(({ values }) => [...values])] as uPlot.AlignedData,
      element,
    );
    const fit = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: HEIGHT }));
    fit.observe(element);
    return () => {
      fit.disconnect();
      chart.destroy();
    };
  }, [times, lines, range, filled, language, isDaily]);
  return <div ref={place} className="chart" role="img" aria-label={label} />;
}
