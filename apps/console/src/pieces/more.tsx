import { useSay } from '../language/language.js';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** The next page of a list, where there is one. */
export function More({ of }: { readonly of: Pages }) {
  const say = useSay();
  return of.hasNextPage ? <button type="button" className="more" disabled={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>{say('more')}</button> : null;
}
