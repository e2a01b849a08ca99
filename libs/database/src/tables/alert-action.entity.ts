import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AlertEntity } from './alert.entity.js';
import { moment } from './column-types.js';

/** One thing that somebody did with an alert. */
@Entity('alert_action')
export class AlertActionEntity {
  @ForeignKey(() => AlertEntity, { name: 'alert_action_alert' })
  @PrimaryColumn('uuid')
  alertId: string;
  @PrimaryColumn('integer') number: number;
  @Column('text') action: string;
  @Column('text') statusBefore: string;
  @Column('text') statusAfter: string;
  @Column('text', { nullable: true }) assignee: string | null;
  @Column('text', { nullable: true }) note: string | null;
  /** The name of the key or the member, as it was then. */
  @Column('text') by: string;
  @Column({ ...moment, default: () => 'now()' }) at: Date;
}
