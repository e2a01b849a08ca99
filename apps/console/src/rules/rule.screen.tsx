import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { ask } from '../asking/api.js';
import { Answered } from '../pieces/states.js';
import { RuleDesk } from './rule-desk.js';

/** One rule, or one that is not kept yet. */
export default function RuleScreen() {
  const { id = '' } = useParams<{ id: string }>();
  return id === 'new' ? <RuleDesk key="new" rule={null} /> : <Kept key={id} id={id} />;
}

function Kept({ id }: { readonly id: string }) {
  const rule = useQuery({ queryKey: ['rule', id], queryFn: () => ask('GET /rules/{id}', { params: { id } }) });
  return <Answered to={rule}>{(answer) => <RuleDesk rule={answer.rule} />}</Answered>;
}
