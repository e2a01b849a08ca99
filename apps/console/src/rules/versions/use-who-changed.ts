import { useQuery } from '@tanstack/react-query';
import { ask } from '../../asking/api.js';
import { useSession } from '../../asking/session.js';

/** Members and keys change rules; each has a name, if whoever looks may see them. */
export function useWhoChanged(): (id: string) => string {
  const { may } = useSession();
  const members = useQuery({ queryKey: ['members'], queryFn: () => ask('GET /members', {}), enabled: may('members:read') });
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => ask('GET /api-keys', {}), enabled: may('keys:read') });
  const known = [...(members.data?.members ?? []), ...(keys.data?.apiKeys ?? [])];
  return (id) => known.find((one) => one.id === id)?.name ?? id.slice(-6);
}
