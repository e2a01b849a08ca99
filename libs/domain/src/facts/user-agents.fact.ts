import { defineFact } from './define-fact.js';

/** How many of the recent events came with this agent. */
export interface AgentUse {
  readonly agent: string;
  readonly events: number;
}

export const userAgents = defineFact<readonly AgentUse[]>({
  says: 'The distinct user agents of the last 32 events, with the number of events of each; an empty agent is not listed.',
  example: [
    {
      agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      events: 24,
    },
  ],
});
