import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

/** How many rows a list shows before somebody wants more. */
const PAGE = 50;

interface Place {
  readonly nextCursor: string | null;
}

interface Paced {
  readonly size?: number;
  readonly refetchInterval?: number;
}

/** A list whose pages say by a cursor where the next one begins. */
export function usePagesByCursor<Page extends Place | { readonly pagination: Place }>(queryKey: QueryKey, load: (page: { readonly limit: string; readonly cursor?: string }) => Promise<Page>, { size = PAGE, refetchInterval }: Paced = {}) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load({ limit: String(size), ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => placeOf(page).nextCursor ?? undefined,
    ...(refetchInterval === undefined ? {} : { refetchInterval }),
  });
}

const placeOf = (page: Place | { readonly pagination: Place }): Place => ('pagination' in page ? page.pagination : page);
