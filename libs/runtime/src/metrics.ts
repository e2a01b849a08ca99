import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What this process counts for Prometheus. Ages and waiting numbers come from the ledger when they are asked for. */
export class Metrics {
  readonly registry = new Registry();

  readonly accepted = this.counter('tamiz_events_accepted_total', 'Events stored and acknowledged.', []);
  readonly refused = this.counter('tamiz_events_refused_total', 'Events that were not stored, by error code.', ['code']);
  readonly quietlyRejected = this.counter('tamiz_events_quietly_rejected_total', 'Tracked events that were answered with a null id and not stored, by reason.', ['reason']);
  readonly repeated = this.counter('tamiz_events_repeated_total', 'Events answered from their idempotency key.', []);
  readonly undecided = this.counter('tamiz_groups_undecided_total', 'Groups of events that were stored without asking sync rules, because they could not be asked.', []);
  readonly processed = this.counter('tamiz_station_processed_total', 'Jobs that a station finished.', ['station']);
  readonly failed = this.counter('tamiz_station_failed_total', 'Jobs that threw.', ['station']);
  readonly unheard = this.counter('tamiz_doorbell_unheard_total', 'Rings that Redis did not take; the sweep repeats them.', ['station']);
  readonly webhooks = this.counter('tamiz_webhook_attempts_total', 'Attempts at deliveries, by result.', ['result']);
  readonly duration = this.histogram('tamiz_station_duration_seconds', 'How long a station worked on one job.', ['station']);
  readonly commit = this.histogram('tamiz_group_commit_seconds', 'How long one group of events took to be stored.', []);
  readonly eventToScore = this.histogram('tamiz_event_to_score_seconds', 'From the acknowledgement of an event to the score that saw it.', []);
  readonly eventToWebhook = this.histogram('tamiz_event_to_webhook_seconds', 'From the acknowledgement of an event to the first delivered webhook about it.', []);
  readonly oldest = this.gauge('tamiz_station_oldest_age_seconds', 'Age of the oldest work that waits at a station.', ['station']);
  readonly waiting = this.gauge('tamiz_station_waiting', 'Batches or deliveries that wait at a station or are in work there.', ['station']);
  readonly waitingEvents = this.gauge('tamiz_station_waiting_events', 'Events in those batches.', ['station']);
  readonly inWork = this.gauge('tamiz_station_in_work', 'Jobs that workers of a station hold right now, with what this process works on without one; -1 while Redis is away.', ['station']);
  readonly buried = this.gauge('tamiz_station_buried', 'Batches that were given up, with their reason in the ledger.', ['station']);
  readonly workers = this.gauge('tamiz_station_workers', 'Processes of a station that told of themselves in the last twenty seconds.', ['station']);
  readonly paused = this.gauge('tamiz_station_paused', '1 while an operator holds the station.', ['station']);
  readonly lag = this.gauge('tamiz_lag_seconds', 'Seconds within which a share of the events of the last hour had their score or webhook, over all processes; +Inf: more than half an hour. None without events.', ['kind', 'share']);
  readonly ledgerBatches = this.gauge('tamiz_ledger_batches', 'Batches in the ledger.', []);
  readonly ledgerEvents = this.gauge('tamiz_ledger_events', 'Events in those batches.', []);
  readonly redisMemory = this.gauge('tamiz_redis_memory_bytes', 'Memory that Redis uses; none while it is away.', []);
  readonly redisMemoryLimit = this.gauge('tamiz_redis_memory_limit_bytes', 'The most that Redis may use; none without a limit.', []);
  readonly redisEviction = this.gauge('tamiz_redis_eviction_policy', '1 for the policy that Redis follows when its memory is full; anything but noeviction loses doorbells.', ['policy']);
  readonly connections = this.gauge('tamiz_database_connections', 'Connections of this process to PostgreSQL, by state; waiting: those who ask for one.', ['state']);
  readonly locationDataAge = this.gauge('tamiz_location_data_age_days', 'Days since the location data were made.', ['name']);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  private counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  private histogram<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Histogram<Label> {
    const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800];
    return new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }
}
