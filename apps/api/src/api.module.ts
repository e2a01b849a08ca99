import { type DynamicModule, Module } from '@nestjs/common';
import { ActivityModule } from './activity/activity.module.js';
import { AlertsModule } from './alerts/alerts.module.js';
import { QueueBoard } from './board/queue-board.js';
import { ConsoleController } from './console/console.controller.js';
import { DataListsModule } from './data-lists/data-lists.module.js';
import { DevicesModule } from './devices/devices.module.js';
import { DisregardModule } from './disregard/disregard.module.js';
import { DregsModule } from './dregs/dregs.module.js';
import { EntitiesModule } from './entities/entities.module.js';
import type { ApiEnv } from './env.js';
import { EventsModule } from './events/events.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { KeysController } from './keys/keys.controller.js';
import { LabelsModule } from './labels/labels.module.js';
import { MappingsModule } from './mappings/mappings.module.js';
import { MembersModule } from './members/members.module.js';
import { OrganizationModule } from './organization/organization.module.js';
import { QueuesController } from './queues/queues.controller.js';
import { ReferenceController } from './reference/reference.controller.js';
import { BadgesModule } from './badges/badges.module.js';
import { RulesModule } from './rules/rules.module.js';
import { ScoresModule } from './scores/scores.module.js';
import { type WebhooksEnv, WebhooksModule } from './webhooks/webhooks.module.js';

/** Everything that is read or configured. */
@Module({})
export class ApiModule {
  static with(env: WebhooksEnv & ApiEnv): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        EventsModule.with(env),
        ActivityModule,
        ImportsModule,
        EntitiesModule.with(env),
        LabelsModule.with(env),
        ScoresModule,
        DisregardModule.with(env),
        DevicesModule.with(env),
        DataListsModule.with(env),
        RulesModule,
        BadgesModule.with(env),
        AlertsModule,
        OrganizationModule,
        WebhooksModule.with(env),
        DregsModule.with(env),
        MappingsModule,
        MembersModule.with(env),
      ],
      controllers: [KeysController, QueuesController, ReferenceController, ConsoleController],
      providers: [QueueBoard],
    };
  }
}
