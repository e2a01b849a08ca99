import type { ReactNode } from 'react';

export type Fact = readonly [name: string, value: ReactNode];

/** Some things that are known, a line each. */
export function Facts({ title, facts, children }: { readonly title: string; readonly facts: readonly Fact[]; readonly children?: ReactNode }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value || <span className="quiet">–</span>}</dd></div>)}
      </dl>
      {children}
    </section>
  );
}
