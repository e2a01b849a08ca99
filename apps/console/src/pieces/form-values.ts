import type { FormEvent } from 'react';

/** The texts of a form by the names of its fields; sending it stays with the caller. */
export function valuesOf(event: FormEvent<HTMLFormElement>): (name: string) => string {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  return (name) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
}
