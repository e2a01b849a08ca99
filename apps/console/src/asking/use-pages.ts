import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

/** How many rows a list shows before somebody wants more. */
const PAGE = 50;

interface Place {
  readonly hasMore: boolean;
  readonly offset: number;
}

interface Paced {
  readonly size?: number;
  readonly refetchInterval?: number;
}

/** A list whose pages are counted from its beginning. */
export function usePagesByOffset<Page extends Place | { readonly pagination: Place }>(queryKey: QueryKey, load: (page: { readonly limit: string; readonly offset: string }) => Promise<Page>, { size = PAGE, refetchInterval }: Paced = {}) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load({ limit: String(size), offset: String(pageParam) }),
    initialPageParam: 0,
    getNextPageParam: (page) => {
      const { hasMore, offset } = 'pagination' in page ? page.pagination : page;
      return hasMore ? offset + size : undefined;
    },
    ...(refetchInterval === undefined ? {} : { refetchInterval }),
  });
}

/** A list whose pages say by a cursor where the next one begins. */
export function usePagesByCursor<Page extends { readonly pagination: { readonly nextCursor: string | null } }>(queryKey: QueryKey, load: (page: { readonly limit: string; readonly cursor?: string }) => Promise<Page>, { size = PAGE, refetchInterval }: Paced = {}) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load({ limit: String(size), ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ pagination }) => pagination.nextCursor ?? undefined,
    ...(refetchInterval === undefined ? {} : { refetchInterval }),
  });
}
